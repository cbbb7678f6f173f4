//! A table of criteria as the files of a rule set.

use super::{
    Draft, check_name,
    criterion::criterion,
    outline::{Node, Outline},
    toml::{comment, quoted, slug},
};
use crate::{
    guidance::{HEAD, MARK},
    input::Listed,
    problem::Problems,
    source::Source,
};

/// The longest key of a criterion, and the longest name of a file.
const MOST_KEY: usize = 60;
const MOST_FILE: usize = 40;

/// The files of a rule set of this name: `guidance.toml`, and one for the criteria of each outermost group.
///
/// Problems: those of [`check_name`] and of the rows. Without a file where there is one.
pub fn import(id: &str, source: &Source, rows: &[Listed], problems: &mut Problems) -> Option<Vec<Draft>> {
    check_name(id, problems);
    let outline = Outline::read(source, rows, problems)?;
    let mut drafts = vec![Draft { name: HEAD.to_owned(), text: head(id, source, &outline) }];
    let mut keys: Vec<String> = Vec::new();
    let tops: Vec<(usize, &Node<'_>)> =
        outline.groups().filter(|(_, group)| group.parent.is_none()).collect();
    for (number, (top, group)) in (1_usize..).zip(tops) {
        let mut text = format!("# {} {}\n", comment(group.code), comment(group.title));
        let mut any = false;
        for node in outline.criteria_of(top) {
            let key = key(node.title, &mut keys);
            let of = node.parent.and_then(|parent| outline.nodes.get(parent)).map_or("", |group| group.code);
            let told = criterion(source, node, &key, of, problems);
            text.extend(told.map(|told| format!("\n{told}")));
            any = true;
        }
        if any {
            drafts.push(Draft { name: file_name(number, group.title), text });
        }
    }
    (!problems.any_error()).then_some(drafts)
}

/// A key from a title that no other criterion has.
fn key(title: &str, used: &mut Vec<String>) -> String {
    let slug = slug(title, MOST_KEY);
    let base = if slug.is_empty() { "tieu-chi".to_owned() } else { slug };
    let numbered = (2_usize..).map(|number| format!("{base}-{number}"));
    let key = std::iter::once(base.clone()).chain(numbered).find(|key| !used.contains(key)).unwrap_or(base);
    used.push(key.clone());
    key
}

fn file_name(number: usize, title: &str) -> String {
    let slug = slug(title, MOST_FILE);
    let name = if slug.is_empty() { "nhom".to_owned() } else { slug };
    format!("{number:02}-{name}.toml")
}

fn head(id: &str, source: &Source, outline: &Outline<'_>) -> String {
    let mut text = format!(
        "# Lập từ bảng {}. Mỗi chỗ có dấu «CẦN ĐIỀN» còn phải điền; `verify rules check` cho biết còn những chỗ nào.\n\
         # Mọi điều lấy từ bảng ghi là suy ra (inferred) cho đến khi đối chiếu với nguyên văn.\n\n\
         format  = 1\nid      = {}\ntitle   = {}\nperiods = [{}]\nfull    = {}\n\n",
        comment(source.file_name()),
        quoted(id),
        open("tên bộ chỉ số, đối tượng, năm"),
        open("kỳ áp dụng, như 2026"),
        quoted(&outline.full.plain()),
    );
    text += &format!(
        "[[source]]\nid     = \"hd\"\nnumber = {}\nissuer = {}\ntitle  = {}\n# issued = 2026-01-31    # {MARK} ngày ban hành\n\n",
        open("số, ký hiệu văn bản"),
        open("cơ quan ban hành"),
        open("trích yếu"),
    );
    text += &format!(
        "# {MARK} cách làm tròn; cấp nào không ghi thì không làm tròn\n# [rounding]\n\
         # criterion = {{ mode = \"half_up\", digits = 2, basis = \"quoted\" }}\n"
    );
    for (_, group) in outline.groups() {
        text += &of_group(outline, group);
    }
    for (index, group) in outline.groups() {
        text += &rest(Some(group.code), group, outline, Some(index));
    }
    text + &rest_of_whole(outline)
}

fn open(what: &str) -> String {
    quoted(&format!("{MARK} {what}"))
}

fn of_group(outline: &Outline<'_>, group: &Node<'_>) -> String {
    let parent = group.parent.and_then(|parent| outline.nodes.get(parent));
    let parent = parent.map(|parent| format!("group = {}\n", quoted(parent.code))).unwrap_or_default();
    let cite = group.row.citation.as_ref().map(|told| {
        format!("cite  = {{ source = \"hd\", at = {}, basis = \"inferred\" }}\n", quoted(&told.text))
    });
    format!(
        "\n[[group]]\n{parent}code  = {}\ntitle = {}\nfull  = {}\nscore = 'sum(children)'\nbasis = \"inferred\"\n{}",
        quoted(group.code),
        quoted(group.title),
        quoted(&group.full.plain()),
        cite.unwrap_or_default(),
    )
}

/// What a group has beyond its parts.
fn rest(code: Option<&str>, group: &Node<'_>, outline: &Outline<'_>, index: Option<usize>) -> String {
    let rest = group.full.sub(&outline.parts(index));
    not_modelled(code, &rest)
}

/// What the whole has beyond its groups.
fn rest_of_whole(outline: &Outline<'_>) -> String {
    not_modelled(None, &outline.full.sub(&outline.parts(None)))
}

fn not_modelled(code: Option<&str>, rest: &crate::number::Points) -> String {
    if rest.exact().is_zero() {
        return String::new();
    }
    let group = code.map(|code| format!("group = {}\n", quoted(code))).unwrap_or_default();
    let why = open("phần điểm này thuộc tiêu chí nào; các phần trong bảng cộng lại chưa đủ");
    format!(
        "\n[[not_modelled]]\n{group}full  = {}\nbasis = \"inferred\"\nwhy   = {why}\n",
        quoted(&rest.plain())
    )
}
