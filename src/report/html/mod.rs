//! Blocks as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. What comes from
//! data is text, whatever it looks like.

mod bars;

use super::{
    blocks::{Block, Line, Run, Style},
    markup::Markup,
};
use crate::text::Lang;

/// How the page looks.
const STYLE: &str = include_str!("style.css");
/// Nothing is fetched and nothing is run, even if a browser were deceived about what is text.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The blocks as an HTML file.
#[must_use]
pub fn render(blocks: &[Block], lang: Lang) -> String {
    let titles = blocks.iter().filter(|block| matches!(block, Block::Title(_))).count();
    let mut page = Page {
        markup: Markup::new("<!DOCTYPE html>\n"),
        lang,
        titles,
        parts: Vec::new(),
        headings: 0,
        title: String::new(),
        bars: 0,
    };
    page.head(blocks);
    page.markup.open("body", &[]);
    page.markup.line();
    bars::patterns(&mut page.markup);
    page.markup.open("main", &[]);
    page.markup.line();
    page.several(blocks);
    for block in blocks {
        if matches!(block, Block::Heading(_)) && page.titles == 1 && page.headings == 1 {
            page.contents(blocks);
        }
        page.block(block);
    }
    page.leave(Part::Unit);
    page.markup.finish()
}

/// What is open, each within those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Unit,
    Section,
    Item,
    Fields(usize),
}

struct Page {
    markup: Markup,
    lang: Lang,
    /// How many titles there are.
    titles: usize,
    parts: Vec<Part>,
    /// How many titles and headings were written; each is named by its number.
    headings: usize,
    /// The name of the last title.
    title: String,
    /// How many places of pictures were drawn.
    bars: usize,
}

impl Page {
    fn head(&mut self, blocks: &[Block]) {
        let lang = self.lang.pick("vi", "en");
        let title = blocks.iter().find_map(|block| match block {
            Block::Title(line) => Some(words(line)),
            _ => None,
        });
        let markup = &mut self.markup;
        markup.open("html", &[("lang", lang)]);
        markup.line();
        markup.open("head", &[]);
        markup.line();
        for attributes in [
            &[("charset", "utf-8")][..],
            &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)],
            &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")],
            &[("name", "color-scheme"), ("content", "light dark")],
        ] {
            markup.empty("meta", attributes);
            markup.line();
        }
        markup.element("title", &[], &title.unwrap_or_else(|| "phuctra".to_owned()));
        markup.line();
        markup.open("style", &[]);
        markup.own(STYLE);
        markup.end();
        markup.end();
    }

    /// A heading over several titles, and where each of them is.
    fn several(&mut self, blocks: &[Block]) {
        if self.titles > 1 {
            let text = self.lang.pick("Báo cáo phúc tra", "Report of a recheck");
            self.markup.element("h1", &[], text);
            self.markup.line();
            self.contents(blocks);
        }
    }

    /// Where each unit is, or each section of the only one.
    fn contents(&mut self, blocks: &[Block]) {
        let several = self.titles > 1;
        // Names are given to titles and headings in their order, as they will be written.
        let named = blocks.iter().filter(|block| matches!(block, Block::Title(_) | Block::Heading(_)));
        let wanted = named.zip(1_usize..).filter_map(|(block, id)| match block {
            Block::Title(line) if several => Some((id, line)),
            Block::Heading(line) if !several => Some((id, line)),
            _ => None,
        });
        let wanted: Vec<(usize, &Line)> = wanted.collect();
        if wanted.len() < 3 {
            return;
        }
        self.leave(Part::Section);
        self.markup.open("nav", &[("aria-label", self.lang.pick("Mục lục", "Contents"))]);
        self.markup.open("ul", &[]);
        for (id, line) in wanted {
            self.markup.open("li", &[]);
            self.markup.open("a", &[("href", &format!("#p{id}"))]);
            self.markup.text(&words(line));
            self.markup.close();
            self.markup.end();
        }
        self.markup.close();
        self.markup.end();
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(line) => {
                self.leave(Part::Unit);
                self.section(Part::Unit, line);
            }
            Block::Heading(line) => {
                self.leave(Part::Section);
                self.section(Part::Section, line);
            }
            Block::Item(line) => {
                self.leave(Part::Item);
                self.enter(Part::Item, "article", &[]);
                self.heading(Part::Item, &[], line);
            }
            Block::Text(level, line) => {
                self.leave(Part::Fields(0));
                self.paragraph(*level, line);
            }
            Block::AsIs(level, line) => {
                self.leave(Part::Fields(0));
                self.markup.open("pre", &[("class", indent(*level))]);
                self.line(line);
                self.markup.end();
            }
            Block::Field(level, term, line) => self.field(*level, term, line),
            Block::Table { numbers, rows } => {
                self.leave(Part::Fields(0));
                self.table(numbers, rows);
            }
            Block::Picture(picture) => {
                self.leave(Part::Fields(0));
                bars::picture(picture, self.lang, &mut self.bars, &mut self.markup);
            }
            Block::End if self.titles > 1 => self.leave(Part::Unit),
            Block::End | Block::Space => self.leave(Part::Fields(0)),
        }
    }

    fn enter(&mut self, part: Part, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.parts.push(part);
        self.markup.open(name, attributes);
        self.markup.line();
    }

    /// Closes what is open of a part and within it.
    fn leave(&mut self, part: Part) {
        while self.parts.pop_if(|open| *open >= part).is_some() {
            self.markup.end();
        }
    }
}

impl Page {
    /// A section with its heading.
    fn section(&mut self, part: Part, line: &Line) {
        self.headings = self.headings.saturating_add(1);
        let name = self.label();
        // Where there are several titles, sections of one name are told apart by theirs.
        let names = match part {
            Part::Section if self.titles > 1 && self.parts.contains(&Part::Unit) => {
                format!("{} {name}", self.title)
            }
            _ => name.clone(),
        };
        if part == Part::Unit {
            self.title.clone_from(&name);
        }
        self.enter(part, "section", &[("aria-labelledby", &names)]);
        self.heading(part, &[("id", &name)], line);
    }

    /// The name of the last heading.
    fn label(&self) -> String {
        format!("p{}", self.headings)
    }

    /// A heading, one level lower for each part that it lies in, and for the heading over several titles.
    fn heading(&mut self, part: Part, attributes: &[(&'static str, &str)], line: &Line) {
        let level = match (part, self.titles > 1) {
            (Part::Unit, false) => "h1",
            (Part::Section, true) if !self.parts.contains(&Part::Unit) => "h2",
            (Part::Unit, true) | (Part::Section, false) => "h2",
            (Part::Section, true) | (_, false) => "h3",
            (_, true) => "h4",
        };
        self.markup.open(level, attributes);
        self.line(line);
        self.markup.end();
    }

    fn paragraph(&mut self, level: usize, line: &Line) {
        self.markup.open("p", &[("class", indent(level))]);
        self.line(line);
        self.markup.end();
    }

    /// Fields of one level that follow each other are one list.
    fn field(&mut self, level: usize, term: &str, line: &Line) {
        if self.parts.last() != Some(&Part::Fields(level)) {
            self.leave(Part::Fields(0));
            self.enter(Part::Fields(level), "dl", &[("class", indent(level))]);
        }
        self.markup.open("div", &[]);
        self.markup.element("dt", &[], term);
        self.markup.open("dd", &[]);
        self.line(line);
        self.markup.close();
        self.markup.end();
    }

    /// A table that moves within its own frame where the page is too narrow.
    fn table(&mut self, numbers: &[bool], rows: &[Vec<Run>]) {
        let name = self.label();
        let frame = [("class", "frame"), ("role", "group"), ("tabindex", "0"), ("aria-labelledby", &name)];
        self.markup.open("div", &frame);
        self.markup.open("table", &[("aria-labelledby", &name)]);
        self.markup.line();
        let mut rows = rows.iter();
        self.markup.open("thead", &[]);
        if let Some(row) = rows.next() {
            self.row(numbers, row, &|_| Some("col"));
        }
        self.markup.end();
        self.markup.open("tbody", &[]);
        self.markup.line();
        for row in rows {
            self.row(numbers, row, &|column| (column == 0).then_some("row"));
        }
        self.markup.end();
        self.markup.close();
        self.markup.end();
    }

    /// A row; `scope` says which of its cells are headings, and of what.
    fn row(&mut self, numbers: &[bool], row: &[Run], scope: &dyn Fn(usize) -> Option<&'static str>) {
        self.markup.open("tr", &[]);
        for (column, (cell, number)) in row.iter().zip(numbers).enumerate() {
            let class = ("class", if *number { "number" } else { "words" });
            match scope(column) {
                Some(scope) => self.markup.open("th", &[class, ("scope", scope)]),
                None => self.markup.open("td", &[class]),
            }
            self.run(cell);
            self.markup.close();
        }
        self.markup.end();
    }

    fn line(&mut self, line: &Line) {
        for run in line {
            self.run(run);
        }
    }

    fn run(&mut self, run: &Run) {
        let (name, class) = match run.style {
            Style::Plain => return self.markup.text(&run.text),
            Style::Strong => ("strong", "strong"),
            Style::Bad => ("strong", "bad"),
            Style::Good => ("span", "good"),
            Style::Open => ("span", "open"),
            Style::Faint => ("span", "faint"),
        };
        self.markup.element(name, &[("class", class)], &run.text);
    }
}

/// The class of an indentation.
const fn indent(level: usize) -> &'static str {
    match level {
        0 => "in0",
        1 => "in1",
        2 => "in2",
        3 => "in3",
        _ => "in4",
    }
}

/// The words of a line, without their styles.
fn words(line: &Line) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}
