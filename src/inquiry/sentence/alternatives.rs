//! What one input would have to be for the granted score, said of all inputs together, as a condition.

use super::Speaker;
use crate::{
    inquiry::explanation::{Explanation, Kind, Values},
    model::{Form, criterion::InputKind},
};

impl Speaker<'_> {
    /// `mẫu số a từ 126 đến 131, hoặc nếu tử số b bằng 6`: every value of one input of the rule that gives the granted
    /// score, the others as they are. None where a value may have been passed over, or no input alone gives it.
    #[must_use]
    pub fn alternatives(&self, form: &Form, explanations: &[Explanation]) -> Option<String> {
        let slots = form.term.inputs();
        if !slots.iter().all(|slot| self.is_searched_whole(*slot)) {
            return None;
        }
        let one_input = |one: &&Explanation| matches!(one.kind, Kind::OneInput { .. });
        let mut told = Vec::new();
        for one in explanations.iter().filter(one_input) {
            let (change, Kind::OneInput { role, .. }) = (one.changes.first()?, &one.kind) else {
                return None;
            };
            if !one.complete {
                return None;
            }
            let is = match change.values {
                Values::Listed(_) => " ",
                Values::Counts(_) | Values::Steps(..) => self.lang.pick(" ", " is "),
            };
            told.push(format!("{}{is}{}", self.part(*role, change.slot), self.values(change)));
        }
        (!told.is_empty()).then(|| told.join(self.lang.pick(", hoặc nếu ", ", or if ")))
    }

    /// Whether every value that an input can have is looked at: not so of decimals, of which there are always more.
    fn is_searched_whole(&self, slot: usize) -> bool {
        let known = self.bound.values.get(slot).is_some_and(Option::is_some);
        let kind = self.input(slot).map(|input| input.kind);
        known && !matches!(kind, None | Some(InputKind::Number | InputKind::Percent))
    }
}
