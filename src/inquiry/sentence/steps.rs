//! Sentences about decimals, percentages and dates.

use super::Speaker;
use crate::{
    formula::Value,
    inquiry::{grid::Grid, inverse::Span},
    number::{Exact, Points},
    text::lang::say,
};

impl Speaker<'_> {
    /// `từ 96,4% đến 97% (xét từng bước 0,1%)`, `đến hết ngày 31/01/2024`.
    pub(super) fn steps(&self, slot: usize, grid: Grid, spans: &[Span]) -> String {
        let lang = self.lang;
        let text = self.joined(spans, |span| self.step_span(slot, grid, *span));
        if grid == Grid::Days {
            return text;
        }
        let step = self.on(grid, &grid.step());
        say!(lang, "{text} (xét từng bước {step})", "{text} (in steps of {step})")
    }

    fn step_span(&self, slot: usize, grid: Grid, span: Span) -> String {
        let lang = self.lang;
        let at = |number: u64| match grid.value(number) {
            Some(Value::Number(exact)) => self.on(grid, &exact),
            Some(value) => self.value(slot, &value),
            None => String::new(),
        };
        let high = span.high.filter(|high| !grid.is_last(*high));
        let low = at(span.low);
        let days = grid == Grid::Days;
        match high.map(|high| (high == span.low, at(high))) {
            Some((true, _)) if days => say!(lang, "là ngày {low}", "the day {low}"),
            Some((true, _)) => say!(lang, "bằng {low}", "equal to {low}"),
            Some((false, high)) if days && span.low == 0 => {
                say!(lang, "đến hết ngày {high}", "up to {high}")
            }
            Some((false, high)) if days => {
                say!(lang, "từ ngày {low} đến hết ngày {high}", "from {low} to {high}")
            }
            Some((false, high)) => say!(lang, "từ {low} đến {high}", "from {low} to {high}"),
            None if days && span.low == 0 => lang.pick("là ngày bất kỳ", "any day").to_owned(),
            None if days => say!(lang, "từ ngày {low} trở đi", "from {low} on"),
            None => say!(lang, "từ {low} trở lên", "from {low} on"),
        }
    }

    /// A number with the decimals of the grid, so that its precision shows.
    fn on(&self, grid: Grid, exact: &Exact) -> String {
        let (number, digits, sign) = match grid {
            Grid::Percents(digits) => (exact.mul(&Exact::from(100_u64)), digits, "%"),
            Grid::Decimals(digits) => (exact.clone(), digits, ""),
            Grid::Ones | Grid::Days => (exact.clone(), 0, ""),
        };
        format!("{}{sign}", Points::new(number).shown(self.lang, digits))
    }
}
