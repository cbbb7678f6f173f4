//! The ranks of the units of a batch.

use super::between;
use crate::{
    report::{
        blocks::{Block, Run, Style, plain, styled},
        language,
    },
    text::{
        Lang,
        lang::{number_of, say},
    },
    verify::{Rank, Ranked, Standings, UnitRanks, Verified},
};

/// A table for each rule set and period that has a ranking.
pub fn ranking(results: &[Verified<'_>], standings: &[Standings<'_>], lang: Lang, blocks: &mut Vec<Block>) {
    for standings in standings {
        let page = Page { results, standings, lang };
        blocks.push(Block::Space);
        blocks.push(Block::Heading(vec![plain(page.heading())]));
        page.how(blocks);
        page.table(blocks);
    }
}

/// The title of a report of ranks alone, and that there are none.
#[must_use]
pub fn rank_title(lang: Lang, none: bool) -> Vec<Block> {
    let mut blocks = vec![Block::Title(vec![plain(lang.pick("XẾP HẠNG CÁC ĐƠN VỊ", "RANKS OF THE UNITS"))])];
    if none {
        let text = lang.pick(
            "Không có gì để xếp hạng: mỗi bộ quy tắc và kỳ chỉ có một đơn vị.",
            "There is nothing to rank: each rule set and period has only one unit.",
        );
        blocks.push(Block::Text(0, vec![styled(Style::Open, text)]));
    } else {
        blocks.extend(language::line(lang));
    }
    blocks
}

struct Page<'p, 'g> {
    results: &'p [Verified<'g>],
    standings: &'p Standings<'g>,
    lang: Lang,
}

impl Page<'_, '_> {
    fn heading(&self) -> String {
        let set = self.standings.guidance;
        match &self.standings.period {
            Some(period) => say!(self.lang, "XẾP HẠNG: {set}, kỳ {period}", "RANKS: {set}, period {period}"),
            None => say!(self.lang, "XẾP HẠNG: {set}", "RANKS: {set}"),
        }
    }

    /// How it is ranked, who says so, and whom the batch lacks.
    fn how(&self, blocks: &mut Vec<Block>) {
        let (lang, standings) = (self.lang, self.standings);
        let field = |vi: &str, en: &str, run: Run| Block::Field(1, lang.pick(vi, en).to_owned(), vec![run]);
        let known = if standings.stated {
            standings.ranking.basis.label(lang)
        } else {
            lang.pick("chọn khi chạy, bộ quy tắc không ghi", "chosen for this run, not by the rule set")
        };
        let how = format!("{} [{known}]", standings.ranking.mode.label(lang));
        blocks.push(field("Cách xếp hạng", "How they are ranked", plain(how)));
        if !standings.ranking.ties.is_empty() {
            let ties = standings.ranking.ties.iter().map(|tie| tie.words.as_str());
            let ties = ties.collect::<Vec<_>>().join(lang.pick("; rồi ", "; then "));
            blocks.push(field("Tổng điểm bằng nhau thì xét", "Between equal totals", plain(ties)));
        }
        if let Some(why) = &standings.ranking.why {
            blocks.push(Block::Text(1, vec![styled(Style::Faint, why.clone())]));
        }
        if standings.absent > 0 {
            let absent = standings.absent;
            let units = number_of(absent, "unit", "units");
            let text = say!(
                lang,
                "{absent} đơn vị của đợt không tính được (thiếu số liệu hoặc số liệu có lỗi) và có thể ở bất kỳ hạng nào",
                "{units} of the batch could not be looked at (no counts, or a problem) and may stand anywhere"
            );
            blocks.push(Block::Text(1, vec![styled(Style::Open, text)]));
        }
        if standings.undecided {
            let text = lang.pick(
                "Các đơn vị bằng nhau mà không có gì phân định thì hạng để ngỏ, ghi thành khoảng.",
                "Equal units that nothing decides between have an open rank, given as a range.",
            );
            blocks.push(Block::Text(1, vec![styled(Style::Open, text)]));
        }
        if standings.unknown {
            let text = lang.pick(
                "Tổng điểm và hạng ghi thành khoảng là chưa chắc chắn: còn điểm chưa xác định.",
                "Totals and ranks given as ranges are not certain: points are not known.",
            );
            blocks.push(Block::Text(1, vec![styled(Style::Open, text)]));
        }
    }

    fn table(&self, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let heading = [
            ("Đơn vị", "Unit"),
            ("Thẩm định", "Appraised"),
            ("Hạng", "Rank"),
            ("Tính lại", "Expected"),
            ("Hạng", "Rank"),
            ("Sau khi sửa", "Corrected"),
            ("Hạng", "Rank"),
        ];
        let mut rows = vec![heading.map(|(vi, en)| styled(Style::Faint, lang.pick(vi, en))).to_vec()];
        rows.extend(self.standings.units.iter().filter_map(|unit| self.row(unit)));
        blocks.push(Block::Table { numbers: vec![false, true, true, true, true, true, true], rows });
    }

    fn row(&self, ranks: &UnitRanks) -> Option<Vec<Run>> {
        let docket = &self.results.get(ranks.unit)?.docket;
        let granted = ranks.appraised.as_ref().map(|ranked| ranked.rank);
        let digits = docket.guidance.digits();
        let cells = |ranked: Option<&Ranked>| {
            let Some(ranked) = ranked else { return [plain("–"), plain("–")] };
            let moved = granted.is_some_and(|granted| granted != ranked.rank);
            let style = match ranked.rank.only() {
                None => Style::Open,
                Some(_) if moved => Style::Bad,
                Some(_) => Style::Plain,
            };
            [
                plain(between(ranked.low.as_ref(), ranked.high.as_ref(), self.lang, digits)),
                styled(style, rank(ranked.rank)),
            ]
        };
        let lists = [ranks.appraised.as_ref(), Some(&ranks.expected), ranks.corrected.as_ref()];
        Some(std::iter::once(plain(docket.unit.clone())).chain(lists.into_iter().flat_map(cells)).collect())
    }
}

/// A rank, or the ranks that are possible.
#[must_use]
pub fn rank(rank: Rank) -> String {
    rank.only().map_or_else(|| format!("{}–{}", rank.best, rank.worst), |only| only.to_string())
}
