//! Why points are lost, and what would bring them, in words.

use super::Planner;
use crate::{
    formula::{Value, print::Notation},
    inquiry::remedy::{Loss, Step},
    model::{Basis, Criterion, Input, Rule, criterion::InputKind},
    number::{Exact, Points},
    text::Lang,
    verify::{Bound, Scored, Why},
};

impl Planner<'_, '_> {
    /// The counts that fall short; without any, why nothing was computed.
    pub(super) fn causes(&self, loss: &Loss) -> Vec<String> {
        let matched = self.page.verified.docket.rows.get(loss.row);
        let Some((criterion, bound)) = matched.and_then(|matched| self.page.rule(matched)) else {
            return vec!["Chưa có quy tắc của mục này nên chưa tính được nguyên nhân.".to_owned()];
        };
        let mut slots: Vec<usize> = loss.steps.iter().map(|step| step.slot).collect();
        slots.sort_unstable();
        slots.dedup();
        let asked = self.may_be_asked(loss, criterion);
        let fall_short = slots.into_iter().filter_map(|slot| state(criterion, bound, slot));
        let mut causes: Vec<String> = asked.into_iter().chain(fall_short).collect();
        if causes.is_empty() {
            let scored = self.page.verified.rows.get(loss.row).and_then(|row| row.scored.as_ref());
            causes.push(nothing_computed(criterion, scored));
        }
        causes.extend(self.cost(loss, criterion));
        causes
    }

    /// Why the total lost more or less by the row than what the row is short of.
    fn cost(&self, loss: &Loss, criterion: &Criterion) -> Option<String> {
        if loss.lost == loss.short {
            return None;
        }
        let (short, lost) = (self.page.points(&loss.short), self.page.points(&loss.lost));
        let holders = self.page.guidance().around(&criterion.group);
        let groups: Vec<String> = holders.map(|group| format!("lĩnh vực {}", group.code)).collect();
        let groups = groups.join(", ");
        Some(if loss.lost == Points::zero() {
            format!(
                "Mục này còn thiếu {short} điểm, nhưng theo cách tính điểm của {groups} và của tổng thì không làm mất \
                 thêm điểm nào của tổng điểm."
            )
        } else {
            format!(
                "Mục này còn thiếu {short} điểm; theo cách tính điểm của {groups} và của tổng, phần mất thêm trong tổng \
                 điểm là {lost} điểm."
            )
        })
    }

    /// The rule gives more for these counts, and why no letter says so.
    fn may_be_asked(&self, loss: &Loss, criterion: &Criterion) -> Option<String> {
        let claim = loss.may_be_asked.as_ref()?;
        let signed = |points: &Points| points.signed(Lang::Vi, self.page.guidance().digits());
        let gap = signed(&claim.points);
        let (points, basis) = (self.page.points(&loss.now), criterion.citation.basis.label(Lang::Vi));
        let by_rule = format!("Theo quy tắc {basis} và số liệu đã gửi, mục này được {points} điểm ({gap})");
        Some(match &loss.disputed {
            None => format!(
                "{by_rule}; quy tắc chưa có nguyên văn hướng dẫn nên không nêu trong công văn đề nghị xem xét lại, có thể hỏi cơ \
                 quan thẩm định."
            ),
            Some(disputed) => format!(
                "{by_rule}; công văn đề nghị xem xét lại chỉ nêu {}. Phần còn lại {} theo quy tắc chưa có nguyên văn hướng dẫn, \
                 có thể hỏi cơ quan thẩm định.",
                signed(&disputed.points),
                signed(&claim.points.sub(&disputed.points))
            ),
        })
    }

    /// One line a step, with how well the rule is known.
    pub(super) fn needs(&self, loss: &Loss) -> Vec<String> {
        let matched = self.page.verified.docket.rows.get(loss.row);
        let Some((criterion, _)) = matched.and_then(|matched| self.page.rule(matched)) else {
            return Vec::new();
        };
        let mut needs: Vec<String> =
            loss.steps.iter().filter_map(|step| self.need(criterion, step)).collect();
        let basis = criterion.citation.basis;
        if !needs.is_empty() && basis != Basis::Quoted {
            needs.push(format!("(quy tắc: {})", basis.label(Lang::Vi)));
        }
        needs
    }

    fn need(&self, criterion: &Criterion, step: &Step) -> Option<String> {
        let input = criterion.inputs.get(step.slot)?;
        let (called, to) = (called(input), shown(input, &step.to));
        let points = self.page.points(&step.points);
        let most = if step.full { " (tối đa)" } else { "" };
        let end = format!("{most}{}", self.by_rounding(step));
        let what = match (&step.items, input.kind) {
            (Some(items), InputKind::Count) => {
                let unit = input.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
                let word = if more(&step.from, &step.to) { "Thêm" } else { "Bớt" };
                format!("{word} {}{unit} (thành {to})", items.fraction())
            }
            (_, InputKind::YesNo) => format!("{called}: {to}"),
            (_, InputKind::Date) => format!("{called}: chậm nhất ngày {to}"),
            _ if more(&step.from, &step.to) => format!("{called}: từ {to} trở lên"),
            _ => format!("{called}: {to}"),
        };
        Some(format!("{what}: được {points} điểm{end}"))
    }

    /// Why fewer than all that is short may be enough: the points are rounded.
    fn by_rounding(&self, step: &Step) -> String {
        let level = self.page.guidance().rounding.criterion.as_ref();
        let Some(level) = level.filter(|_| step.exact != *step.points.exact()) else { return String::new() };
        let (exact, points) = (step.exact.short(Lang::Vi), self.page.points(&step.points));
        let basis = level.basis.label(Lang::Vi);
        format!(", vì {exact} làm tròn thành {points} (cách làm tròn: {basis})")
    }
}

/// `Số hồ sơ …: 273 trên 279 hồ sơ, còn thiếu 6`.
fn state(criterion: &Criterion, bound: &Bound, slot: usize) -> Option<String> {
    let input = criterion.inputs.get(slot)?;
    let known = bound.values.get(slot)?.as_ref()?;
    let (called, now) = (called(input), shown(input, known));
    let unit = input.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let whole = criterion.declarations.get(slot)?.at_most.and_then(|whole| bound.values.get(whole)?.as_ref());
    Some(match (known, whole) {
        (Value::Number(part), Some(Value::Number(whole))) if input.kind == InputKind::Count => {
            let short = whole.sub(part);
            let all = shown(input, &Value::Number(whole.clone()));
            let rest = shown(input, &Value::Number(short.clone()));
            let short = if short > Exact::zero() { format!(", còn thiếu {rest}") } else { String::new() };
            format!("{called}: {now} trên {all}{unit}{short}.")
        }
        (Value::Truth(false), _) => format!("{called}: không."),
        _ => format!("{called}: {now}{unit}."),
    })
}

fn nothing_computed(criterion: &Criterion, scored: Option<&Scored>) -> String {
    match (&criterion.rule, scored) {
        (Rule::Unknown { why }, _) => format!("Chưa tính được nguyên nhân: {why}"),
        (Rule::Judged { .. }, _) => "Điểm do cơ quan thẩm định xem xét, quyết định.".to_owned(),
        (_, Some(Scored::Undetermined { missing, why: Why::Missing, .. })) => {
            let names = missing.iter().filter_map(|slot| criterion.inputs.get(*slot)).map(called);
            format!("Chưa đủ số liệu để tính nguyên nhân: {}.", names.collect::<Vec<_>>().join("; "))
        }
        (_, Some(Scored::Undetermined { .. })) => "Hướng dẫn không quy định trường hợp này.".to_owned(),
        _ => "Chưa thấy một số liệu nào mà riêng nó thay đổi thì thêm điểm.".to_owned(),
    }
}

/// A value as an official writes it.
fn shown(input: &Input, known: &Value) -> String {
    match known {
        Value::Choice(choice) => format!("“{}”", choice.shown(Lang::Vi)),
        _ => input.shown(known, Notation::Prose(Lang::Vi)),
    }
}

fn called(input: &Input) -> &str {
    if input.label.is_empty() { &input.name } else { &input.label }
}

fn more(from: &Value, to: &Value) -> bool {
    matches!((from, to), (Value::Number(from), Value::Number(to)) if to > from)
}
