//! `docs/broken-rules.md`, made from what was tried.

use super::{Fate, Tried, mutate::SORTS};

const HEAD: &str = "# Phá thử quy tắc / Breaking the rules

Một quy tắc chép sai một chỗ có bị phát hiện không? Bài kiểm thử `tests/broken_rules.rs` phá từng công thức của mọi bộ quy tắc có sẵn ở từng chỗ một (phép tính, phép so sánh,
số và ngưỡng thêm bớt một ở chữ số cuối, trần bị bỏ, lấy nhầm số liệu, cách xử lý mẫu số bằng 0, làm tròn, xếp loại), rồi chạy các ví dụ có nguồn (công bố, hoặc tính bằng tay) và
điểm công bố của các hồ sơ thật. Bảng này do bài kiểm thử ghi (`UPDATE_BROKEN=1 cargo test --test broken_rules`).

*Would a rule that is wrong in one place be noticed? A test breaks every formula of every shipped rule set in one place at a time (operators, comparisons, numbers and
thresholds by one in their last digit, a cap left out, another input, policies for a divisor of 0, rounding, grades), and runs the worked examples that have a source
(published, or worked out by hand) and the published points of the real cases. This page is written by the test.*

- **bị bắt / caught**: một ví dụ hay một điểm công bố không còn đúng / an example or a published score no longer holds.
- **như nhau / same**: dạng chuẩn của hai công thức giống nhau, tức là cùng một quy tắc / both have one normal form: the same rule.
- **dò không thấy khác / no difference found**: hai công thức cho điểm (đã làm tròn) như nhau với mọi số liệu của lưới thử ([rules-check.md](rules-check.md)) và quanh các ngưỡng; là kết quả dò, không phải chứng
  minh / the same points, rounded, for all inputs of the grid and around the thresholds; searched, not proved.
- **sống sót / survived**: sai mà không con số nào phát hiện / wrong, and noticed by no figure.

Một chỗ phá có thể bị cả ví dụ lẫn điểm công bố bắt. Tỷ lệ là số bị bắt trên số bị bắt và sống sót. / *One fault may be caught by both. The rate is caught over caught and
survived.*
";

/// The whole page.
pub(crate) fn page(tried: &[Tried]) -> String {
    let mut sets: Vec<&str> = tried.iter().map(|one| one.set.as_str()).collect();
    sets.dedup();
    let rows = sets.iter().map(|set| row(set, &of(tried, |one| one.set == *set)));
    let mut page =
        HEAD.to_owned() + "\n## Theo bộ quy tắc / By rule set\n\n" + &heading("bộ quy tắc / rule set");
    page.extend(rows);
    page += &row("cộng / all", &of(tried, |_| true));
    page += "\n## Theo chỗ phá / By what was broken\n\n";
    page += &heading("chỗ phá / broken");
    for (sort, label) in SORTS {
        page += &row(label, &of(tried, |one| one.sort == sort));
    }
    page + &list(tried, Fate::Survived, "Sống sót / Survived")
        + &list(tried, Fate::NotFound, "Dò không thấy khác / No difference found")
}

fn of(tried: &[Tried], is: impl Fn(&Tried) -> bool) -> Vec<&Tried> {
    tried.iter().filter(|one| is(one)).collect()
}

fn heading(first: &str) -> String {
    format!(
        "| {first} | phá / broken | bị bắt bởi ví dụ / caught by examples | bởi điểm công bố / by published points \
         | như nhau / same | dò không thấy khác / no difference found | sống sót / survived | tỷ lệ / rate |\n|---|--:|--:|--:|--:|--:|--:|--:|\n"
    )
}

fn row(name: &str, tried: &[&Tried]) -> String {
    let count = |fate: Fate| tried.iter().filter(|one| one.fate == fate).count();
    let [examples, both, cases, same, not_found, survived] =
        [Fate::Example, Fate::Both, Fate::Case, Fate::Same, Fate::NotFound, Fate::Survived].map(count);
    let (examples, published) = (examples + both, both + cases);
    let rate = permille(examples + cases, survived);
    let rate = format!("{},{}%", rate / 10, rate % 10);
    format!(
        "| {name} | {} | {examples} | {published} | {same} | {not_found} | {survived} | {rate} |\n",
        tried.len()
    )
}

/// Caught of all that are wrong, in thousandths, rounded down.
pub(crate) fn permille(caught: usize, survived: usize) -> usize {
    (caught * 1000).checked_div(caught + survived).unwrap_or(1000)
}

fn list(tried: &[Tried], fate: Fate, title: &str) -> String {
    let mut list = format!("\n## {title}\n\n");
    let of = of(tried, |one| one.fate == fate);
    if of.is_empty() {
        return list + "Không có. / None.\n";
    }
    list += "| bộ quy tắc / rule set | quy tắc / rule | đã phá / broken |\n|---|---|---|\n";
    for one in of {
        list += &format!("| {} | {} | `{}` |\n", one.set, one.rule, one.what);
    }
    list
}
