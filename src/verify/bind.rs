//! Counts as given, to the values of a criterion's inputs.

use super::{locale, rules::Rules};
use crate::{
    formula::{Choice, Type, Value, interval::Interval},
    model::{
        Criterion, Input, Known, UnitCounts,
        counts::{Count, Named, Written},
        criterion::InputKind,
    },
    number::{
        Exact, Expected, Marks, Numeral,
        grammar::{agreed, decimals, read},
    },
    problem::{NumberFault, Problems, RawFault, check::Worded},
    source::{Date, Span},
    text::similar,
};
use smallvec::{SmallVec, smallvec};

/// The inputs of one criterion for one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bound {
    /// The values by slot, as the evaluation takes them; few criteria have more than two inputs.
    pub values: SmallVec<[Option<Value>; 2]>,
    /// Where each comes from, by slot.
    pub slots: SmallVec<[Slot; 2]>,
    /// Whether any count was given for the criterion.
    pub given: bool,
}

/// What is known of one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Every figure given, mostly one; the one used first: the first that is known.
    pub figures: SmallVec<[Figure; 1]>,
    /// Why it is not known.
    pub why: Option<String>,
}

/// A figure and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The value; none if it is not known.
    pub value: Option<Value>,
    /// With how many decimals a number is written.
    pub digits: Option<u32>,
    /// The evidence.
    pub evidence: Option<String>,
    /// Where in the evidence.
    pub at: Option<String>,
}

/// Binds the counts of a unit to the criteria of its rule set, by the criteria's order.
///
/// Problems: codes, keys and inputs that the rule set does not have; values of another kind; numbers; a part
/// that exceeds its whole; evidence that is not listed.
#[must_use]
pub(super) fn bind(unit: &UnitCounts<'_>, rules: &Rules<'_>, problems: &mut Problems) -> Vec<Bound> {
    let guidance = rules.guidance();
    let mut bounds: Vec<Bound> = guidance.criteria.iter().map(Bound::unknown).collect();
    let marks = agreed(numerals(unit).filter_map(|numeral| numeral.fixes()));
    for (name, inputs) in &unit.counts {
        let Some((index, criterion)) = rules.criterion(&name.name) else {
            problems.at(unit.source.place(name.span), unknown_code(&name.name, rules));
            continue;
        };
        let Some(bound) = bounds.get_mut(index) else { continue };
        if bound.given {
            let fault =
                RawFault::CriterionTwice { code: name.name.clone().into_owned(), key: criterion.key.clone() };
            problems.at(unit.source.place(name.span), fault);
            continue;
        }
        Binder { unit, criterion, marks, problems }.bind(inputs, bound);
    }
    locale::look(unit, rules, problems);
    for (criterion, bound) in guidance.criteria.iter().zip(&mut bounds) {
        bound.add_batch(criterion);
    }
    bounds
}

impl Bound {
    /// The same inputs, of which nothing is known.
    #[must_use]
    pub(super) fn forgotten(&self) -> Self {
        Self::open(self.values.len())
    }

    /// Nothing is known.
    fn unknown(criterion: &Criterion) -> Self {
        Self::open(criterion.inputs.len())
    }

    /// So many inputs, of which nothing is known.
    fn open(count: usize) -> Self {
        Self { values: smallvec![None; count], slots: smallvec![Slot::default(); count], given: false }
    }

    /// Adds the values over all units that the batch tells, where none is given.
    fn add_batch(&mut self, criterion: &Criterion) {
        for (slot, declaration) in criterion.declarations.iter().enumerate() {
            let told = declaration.within.as_ref().and_then(Interval::only);
            let (Some(told), Some(value @ None)) = (told, self.values.get_mut(slot)) else { continue };
            *value = Some(Value::Number(told.clone()));
            if let Some(slot) = self.slots.get_mut(slot) {
                let figure = Figure { value: value.clone(), digits: None, evidence: None, at: None };
                slot.figures.insert(0, figure);
            }
        }
    }
}

/// The texts of the unit's values that may be numbers or percentages, as spelled.
fn numerals<'u>(unit: &'u UnitCounts<'_>) -> impl Iterator<Item = Numeral<'u>> {
    unit.figures().filter_map(|known| match &known.written {
        Written::Text(text) => read(text, Expected::Number).or_else(|_| read(text, Expected::Percent)).ok(),
        _ => None,
    })
}

pub(super) fn unknown_code(code: &str, rules: &Rules<'_>) -> RawFault {
    let criteria = &rules.guidance().criteria;
    let restored = rules.restored(code).and_then(|index| criteria.get(index));
    let names = criteria.iter().flat_map(|criterion| [criterion.code.as_str(), criterion.key.as_str()]);
    let nearest = restored.map(|criterion| criterion.code.as_str()).or_else(|| similar::nearest(code, names));
    RawFault::UnknownCode { code: code.to_owned(), nearest: nearest.map(str::to_owned) }
}

struct Binder<'b> {
    unit: &'b UnitCounts<'b>,
    criterion: &'b Criterion,
    marks: Option<Marks>,
    problems: &'b mut Problems,
}

impl Binder<'_> {
    /// Binds the inputs of the criterion.
    fn bind(&mut self, inputs: &[(Named<'_>, Count<'_>)], bound: &mut Bound) {
        bound.given = true;
        for (name, count) in inputs {
            let Some(slot) = self.criterion.slot(&name.name) else {
                self.problems.at(self.unit.source.place(name.span), self.unknown_input(&name.name));
                continue;
            };
            let figures = count.values.all().iter().map(|known| self.figure(slot, known));
            let mut figures: SmallVec<[Figure; 1]> = figures.collect();
            // A system that does not know it says nothing against one that does.
            figures.sort_by_key(|figure| figure.value.is_none());
            self.published(slot, &figures, count);
            if let (Some(value), Some(place)) = (bound.values.get_mut(slot), bound.slots.get_mut(slot)) {
                *value = figures.first().and_then(|figure| figure.value.clone());
                *place = Slot { figures, why: count.why.clone() };
            }
        }
        self.relations(bound, inputs);
    }

    /// A value over all units that does not come from the batch needs the document that publishes it.
    fn published(&mut self, slot: usize, figures: &[Figure], count: &Count<'_>) {
        let Some(input) = self.criterion.inputs.get(slot).filter(|input| input.over.is_some()) else {
            return;
        };
        if figures.iter().any(|figure| figure.value.is_some() && figure.evidence.is_none()) {
            let fault = RawFault::Unpublished {
                code: self.criterion.code.clone(),
                input: input.name.clone(),
                in_table: !self.unit.source.is_json(),
            };
            self.problems.at(self.unit.source.place(count.span), fault);
        }
    }

    fn unknown_input(&self, input: &str) -> RawFault {
        let known: Vec<String> = self.criterion.inputs.iter().map(|input| input.name.clone()).collect();
        let nearest = similar::nearest(input, known.iter().map(String::as_str)).map(str::to_owned);
        RawFault::UnknownInput { code: self.criterion.code.clone(), input: input.to_owned(), nearest, known }
    }

    fn figure(&mut self, slot: usize, known: &Known<'_>) -> Figure {
        if let Some(id) =
            known.evidence.as_ref().filter(|id| !self.unit.evidence.iter().any(|one| one.id == **id))
        {
            self.problems
                .at(self.unit.source.place(known.span), RawFault::UnknownEvidence { id: id.clone() });
        }
        let value = self.value(slot, known);
        let digits = match (&value, &known.written) {
            (Some(Value::Number(number)), Written::Number(text) | Written::Text(text)) => {
                Some(decimals(text, number))
            }
            _ => None,
        };
        Figure { value, digits, evidence: known.evidence.clone(), at: known.at.clone() }
    }

    fn value(&mut self, slot: usize, known: &Known<'_>) -> Option<Value> {
        let input = self.criterion.inputs.get(slot)?;
        let declaration = self.criterion.declarations.get(slot)?;
        match (input.kind, &known.written, &declaration.of) {
            (_, Written::Unknown, _) => None,
            (InputKind::Count, Written::Text(text), _) => {
                self.number(text, Expected::Count, self.marks, known.span)
            }
            (InputKind::Number, Written::Text(text), _) => {
                self.number(text, Expected::Number, self.marks, known.span)
            }
            (InputKind::Percent, Written::Text(text), _) => {
                self.number(text, Expected::Percent, self.marks, known.span)
            }
            // The point of a JSON number is decimal, whatever the texts of the file do; but a count of 1.083 is
            // more likely a thousand that another program has read so, and is told with both meanings.
            (InputKind::Count, Written::Number(text), _) => {
                self.number(text, Expected::Count, None, known.span)
            }
            (InputKind::Number, Written::Number(text), _) => {
                self.number(text, Expected::Number, Some(Marks::Point), known.span)
            }
            (InputKind::YesNo, Written::Truth(value), _) => Some(Value::Truth(*value)),
            (InputKind::YesNo, Written::Text(text), _) => self.expect(Value::yes_no(text), input, known),
            (InputKind::Choice, Written::Text(text), Type::Choice(choices)) => {
                let choice = choices.iter().find(|choice| choice.is_named(text)).cloned();
                self.expect(choice.map(Value::Choice), input, known)
            }
            (InputKind::Date, Written::Text(text), _) => self.expect(
                Date::parse(text).or_else(|| Date::parse_vietnamese(text)).map(Value::Date),
                input,
                known,
            ),
            _ => self.expect(None, input, known),
        }
    }

    fn expect(&mut self, value: Option<Value>, input: &Input, known: &Known<'_>) -> Option<Value> {
        if value.is_none() {
            let found = match &known.written {
                Written::Truth(value) => value.to_string(),
                Written::Number(text) | Written::Text(text) => text.clone().into_owned(),
                Written::Unknown => "null".to_owned(),
            };
            let expected = self.expected(input);
            let fault = RawFault::WrongValue { input: input.name.clone(), found, expected };
            self.problems.at(self.unit.source.place(known.span), fault);
        }
        value
    }

    /// The values that an input can have, as the file of the counts writes them.
    fn expected(&self, input: &Input) -> Worded {
        let json = self.unit.source.is_json();
        let written = |json_text: &str, vi: &str, en: &str| {
            if json { Worded::same(json_text) } else { Worded::new(vi, en) }
        };
        match input.kind {
            InputKind::Count => Worded::same("0, 1, 2, …"),
            InputKind::Number => written("1.5", "1,5", "1.5"),
            InputKind::Percent => written("\"96,4%\"", "96,4%", "96.4%"),
            InputKind::YesNo => written("true / false", "có / không", "yes / no"),
            InputKind::Date => written("\"2024-01-31\"", "31/01/2024", "31/01/2024"),
            InputKind::Choice => {
                let choices = self.choices(&input.name);
                let list = |show: &dyn Fn(&Choice) -> String| {
                    choices.iter().map(show).collect::<Vec<_>>().join(" / ")
                };
                if json {
                    return Worded::same(list(&|choice| format!("\"{choice}\"")));
                }
                Worded::of(|lang| list(&|choice| choice.shown(lang).to_owned()))
            }
        }
    }

    fn choices(&self, name: &str) -> &[Choice] {
        let declaration = self.criterion.declarations.iter().find(|declaration| declaration.name == name);
        match declaration.map(|declaration| &declaration.of) {
            Some(Type::Choice(choices)) => choices,
            _ => &[],
        }
    }

    fn number(&mut self, text: &str, expected: Expected, marks: Option<Marks>, span: Span) -> Option<Value> {
        match read(text, expected).and_then(|numeral| numeral.settle(marks)) {
            Ok((value, as_thousands)) => {
                if as_thousands {
                    let fault =
                        NumberFault::ReadAsThousands { text: text.to_owned(), value: value.fraction() };
                    self.problems.at(self.unit.source.place(span), fault);
                }
                Some(Value::Number(value))
            }
            Err(fault) => {
                self.problems.at(self.unit.source.place(span), fault);
                None
            }
        }
    }

    /// A problem for each part that exceeds its whole, for every figure in use.
    fn relations(&mut self, bound: &Bound, inputs: &[(Named<'_>, Count<'_>)]) {
        for (slot, declaration) in self.criterion.declarations.iter().enumerate() {
            for (small, large) in [(Some(slot), declaration.at_most), (declaration.at_least, Some(slot))] {
                let Some((small, large)) = small.zip(large) else { continue };
                if let (Some(part), Some(whole)) = (number(bound, small), number(bound, large))
                    && part > whole
                {
                    let fault = RawFault::PartExceedsWhole {
                        code: self.criterion.code.clone(),
                        part: (self.name(small), part.fraction()),
                        whole: (self.name(large), whole.fraction()),
                    };
                    let given = inputs.iter().find(|(named, _)| named.name == self.name(small));
                    let place = given.map(|(_, count)| self.unit.source.place(count.span));
                    self.problems.at(place.unwrap_or_default(), fault);
                }
            }
        }
    }

    fn name(&self, slot: usize) -> String {
        self.criterion.inputs.get(slot).map_or_else(String::new, |input| input.name.clone())
    }
}

fn number(bound: &Bound, slot: usize) -> Option<&Exact> {
    match bound.values.get(slot) {
        Some(Some(Value::Number(number))) => Some(number),
        _ => None,
    }
}
