//! What a check sees: the table as a tree, the verified unit where there is a rule set, and the claims.

use super::outline::{Node, Outline};
use crate::{
    model::{At, Claim, Letter, Reasons, Row, Statement, Subject},
    text::name_key,
    verify::{Topic, Verified},
};

/// One unit's case.
#[derive(Clone, Debug)]
pub struct Case<'c> {
    /// The unit's name, where it is known.
    pub unit: Option<&'c str>,
    /// The verified unit, where there is a rule set.
    pub verified: Option<&'c Verified<'c>>,
    /// The table.
    pub outline: Outline<'c>,
    /// The claims, each with what it is about: the letter's, then those of the rows.
    pub claims: Vec<(&'c Claim, Target)>,
}

/// What a claim is about, in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The total.
    Total,
    /// A group or criterion, by index.
    Part(usize),
    /// Nothing of the table.
    Nothing,
}

impl<'c> Case<'c> {
    /// The case of a verified unit.
    #[must_use]
    pub fn of_verified(verified: &'c Verified<'c>, letter: Option<&'c Letter>, reasons: &'c Reasons) -> Self {
        let outline = Outline::of_verified(verified);
        let period = verified.docket.period.as_deref().and_then(|period| period.trim().parse().ok());
        let unit = Some(verified.docket.unit.as_str()).filter(|unit| !unit.is_empty());
        Self::new(unit, Some(verified), outline, period, letter, reasons)
    }

    /// The case of rows without a rule set.
    #[must_use]
    pub fn of_rows(rows: &[&'c Row], letter: Option<&'c Letter>, reasons: &'c Reasons) -> Self {
        let unit = rows.first().and_then(|row| row.unit.as_deref());
        Self::new(unit, None, Outline::of_rows(rows), None, letter, reasons)
    }

    fn new(
        unit: Option<&'c str>,
        verified: Option<&'c Verified<'c>>,
        outline: Outline<'c>,
        period: Option<u64>,
        letter: Option<&'c Letter>,
        reasons: &'c Reasons,
    ) -> Self {
        let of_letter = || letter.into_iter().flat_map(|letter| &letter.claims);
        let of_rows = outline.nodes.iter().filter_map(|node| reasons.get(&node.start)).flatten();
        let claims: Vec<&Claim> = of_letter().chain(of_rows).collect();
        let named = claims.iter().filter_map(|claim| match claim.subject {
            Subject::Whole { year } => year,
            _ => None,
        });
        let year = period.or_else(|| named.max());
        let target = |claim: &Claim| outline.target(claim, year);
        let claims = claims.into_iter().map(|claim| (claim, target(claim))).collect();
        Self { unit, verified, outline, claims }
    }

    /// The node of a target.
    #[must_use]
    pub fn node(&self, target: Target) -> Option<&Node<'c>> {
        match target {
            Target::Total => self.outline.total.as_ref(),
            Target::Part(index) => self.outline.nodes.get(index),
            Target::Nothing => None,
        }
    }

    /// The name of a target in a sentence.
    #[must_use]
    pub fn topic(&self, target: Target) -> Topic {
        let node = self.node(target);
        match (target, node) {
            (Target::Part(index), Some(node)) => {
                let code = self.rule_code(index).or_else(|| node.code.map(str::to_owned));
                code.map_or_else(|| Topic::Title(node.name.unwrap_or_default().to_owned()), Topic::Code)
            }
            _ => Topic::Total,
        }
    }

    /// The code of a criterion in the rule set.
    fn rule_code(&self, index: usize) -> Option<String> {
        let criterion = self.outline.nodes.get(index)?.criterion?;
        self.verified?.docket.guidance.criteria.get(criterion).map(|criterion| criterion.code.clone())
    }

    /// Where a claim stands, and the row that it is about.
    #[must_use]
    pub fn at(&self, claim: &Claim, target: Target) -> Vec<At> {
        std::iter::once(claim.at).chain(self.node(target).map(Node::at)).collect()
    }

    /// The claims of the cell in which a claim stands.
    pub fn beside<'s>(&'s self, claim: &'s Claim) -> impl Iterator<Item = &'s Claim> {
        let same = |other: &Claim| {
            let both_rows = matches!((other.at, claim.at), (At::Row(_), At::Row(_)));
            let both_letter = matches!((other.at, claim.at), (At::Document { .. }, At::Document { .. }));
            other.cell == claim.cell && (both_rows || both_letter)
        };
        self.claims.iter().map(|(other, _)| *other).filter(move |other| same(other))
    }

    /// The claim of points before this one in its cell.
    #[must_use]
    pub fn previous<'s>(&'s self, claim: &'s Claim) -> Option<&'s Claim> {
        let told = |other: &&Claim| !matches!(other.what, Statement::Name(_) | Statement::Dated { .. });
        self.beside(claim).filter(told).take_while(|other| other.span.start < claim.span.start).last()
    }
}

impl Outline<'_> {
    /// What a claim is about.
    fn target(&self, claim: &Claim, period: Option<u64>) -> Target {
        let found = |index: Option<usize>| index.map_or(Target::Nothing, Target::Part);
        match &claim.subject {
            Subject::Row { start } => found(self.nodes.iter().position(|node| node.start == *start)),
            Subject::Whole { year } if year.is_none() || period.is_none() || *year == period => Target::Total,
            Subject::Group(code) => {
                let fits = |node: &Node<'_>| node.code == Some(code) && node.criterion.is_none();
                found(self.nodes.iter().position(fits))
            }
            Subject::Criterion { code, title } => found(self.named(code, title)),
            Subject::Whole { .. } | Subject::Unknown => Target::Nothing,
        }
    }

    /// The criterion of a code and title: both, else the title, else a code that stands once.
    fn named(&self, code: &str, title: &str) -> Option<usize> {
        let same_code = |node: &Node<'_>| node.code == Some(code);
        let same_title = |node: &Node<'_>| {
            !title.is_empty() && node.name.is_some_and(|name| name_key(name) == name_key(title))
        };
        let only = |fits: &dyn Fn(&Node<'_>) -> bool| {
            let mut found =
                self.nodes.iter().enumerate().filter(|(_, node)| fits(node)).map(|(index, _)| index);
            found.next().filter(|_| found.next().is_none())
        };
        only(&|node| same_code(node) && same_title(node))
            .or_else(|| only(&same_title))
            .or_else(|| only(&same_code))
    }
}
