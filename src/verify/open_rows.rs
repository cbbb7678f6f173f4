//! Rows that are undetermined leave the corrected points of their groups and of the whole open.

use super::{
    marks::range,
    moves::{Changes, Moves},
    outcome::Outcome,
    rollup::Roll,
    score::{Bounds, Scored},
};
use crate::{
    formula::{interval::Interval, rises},
    model::{About, Group},
    number::{Exact, Points},
};

/// The corrections, with every undetermined row at its least, and at its most.
pub(super) struct OpenRows {
    least: Changes,
    most: Changes,
    /// The undetermined rows alone.
    rows: Changes,
}

impl OpenRows {
    pub(super) fn of(roll: &Roll<'_, '_>, corrections: &Changes) -> Self {
        let mut open = Self { least: corrections.clone(), most: corrections.clone(), rows: Changes::new() };
        for (index, (matched, row)) in roll.docket.rows.iter().zip(roll.rows).enumerate() {
            let criterion = matched.criterion.and_then(|index| roll.docket.guidance.criteria.get(index));
            let (Some(criterion), Outcome::Undetermined) = (criterion, row.outcome) else { continue };
            let Some(Scored::Undetermined { bounds, .. }) = &row.scored else { continue };
            // Where the rule has no end, the points of the criterion have.
            open.least.insert(index, bounds.low.clone().unwrap_or_else(Points::zero));
            open.most.insert(index, bounds.high.clone().unwrap_or_else(|| criterion.full.clone()));
            open.rows.insert(index, Points::zero());
        }
        open
    }

    /// Between which points a group or the whole lies that was granted so many, and that would have so many with the
    /// known differences mended; none where nothing in it is open. Where a formula need not rise with its parts, or needs
    /// parts that are not known, it may have any of its points.
    pub(super) fn bounds<'g>(
        &self,
        roll: &Roll<'_, 'g>,
        of: Option<&'g Group>,
        granted: Option<&Points>,
        corrected: Option<&Points>,
    ) -> Option<Bounds> {
        let granted = granted?;
        let open = Moves::new(roll, &self.rows);
        let is_open = of.map_or(!self.rows.is_empty(), |group| open.touches(group));
        if !is_open {
            return None;
        }
        let guidance = roll.docket.guidance;
        let is_inside = |group: &&Group| of.is_none_or(|of| guidance.is_within(&group.code, &of.code));
        let mut inside = guidance.groups.iter().filter(is_inside).filter(|group| open.touches(group));
        let known = inside.all(|group| rises(&group.score.term));
        let end = |changes: &Changes| {
            let moves = Moves::new(roll, changes);
            let moved = of.map_or_else(|| moves.total(), |group| moves.group(group));
            Some(granted.add(&moved.filter(|_| known)?))
        };
        let about = of.map_or(About::Whole, |group| About::Group(group.code.clone()));
        let reach = reach(&range(guidance, &about), corrected.unwrap_or(granted));
        Some(within(&Bounds { low: end(&self.least), high: end(&self.most) }, &reach))
    }
}

/// The ends that the points of a group or the whole have by the rules, as far as they hold for `points`: where printed
/// sums lead beyond an end, it limits nothing.
fn reach(range: &Interval, points: &Points) -> Bounds {
    let low = range.low.as_ref().filter(|least| *least <= points.exact());
    let high = range.high.as_ref().filter(|most| points.exact() <= *most);
    let end = |end: Option<&Exact>| end.cloned().map(Points::from);
    Bounds { low: end(low), high: end(high) }
}

/// The bounds no further than the reach, which stands for an end that is not known; a reach that lies beyond the other
/// end of the bounds limits nothing.
fn within(bounds: &Bounds, reach: &Bounds) -> Bounds {
    let reaches = |most: &&Points| bounds.low.as_ref().is_none_or(|low| low <= *most);
    let most = reach.high.iter().filter(reaches);
    let high = most.chain(&bounds.high).min().cloned();
    let starts = |least: &&Points| high.as_ref().is_none_or(|high| *least <= high);
    let least = reach.low.iter().filter(starts);
    let low = least.chain(&bounds.low).max().cloned();
    Bounds { low, high }
}
