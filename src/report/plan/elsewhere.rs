//! Points lost that stand in no row of the plan: in criteria that the table does not list, and outside its groups. With
//! what the rows lost they add up to what the total lost, each point once.

use super::Planner;
use crate::{
    inquiry::{
        cost::{granted_appeal, is_bonus},
        remedy::Loss,
    },
    model::{Group, Guidance},
    number::Points,
    verify::{Changes, Sum},
};

/// Points that the total lost beyond the rows of the plan; fewer than 0 where it lost less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// How many.
    pub points: Points,
    /// Where.
    pub says: String,
}

impl Planner<'_, '_> {
    /// Groups that lost more or less than their rows did; bonuses, which make up for losses; and what the total lost
    /// that is in no group and no row.
    pub(super) fn elsewhere(&self, losses: &[Loss]) -> Vec<Elsewhere> {
        let groups = self.in_groups(losses);
        let told: Vec<Elsewhere> = groups.into_iter().map(|(_, told)| told).collect();
        let Some(lost) = self.page.verified.total.lost() else { return told };
        let bonus = self.bonus_in(None);
        let of_rows = || losses.iter().filter(|loss| !is_bonus(self.page.verified, loss.row));
        let accounted =
            of_rows().map(|loss| &loss.lost).chain(told.iter().map(|one| &one.points)).sum::<Points>();
        let accounted = accounted.add(&self.raised(of_rows()));
        let more = lost.sub(&accounted).add(&bonus);
        let bonus = (bonus != Points::zero()).then(|| Elsewhere {
            says: format!(
                "Tổng điểm thẩm định đã gồm {} điểm cộng, bù vào số điểm còn mất.",
                self.page.points(&bonus)
            ),
            points: Points::zero().sub(&bonus),
        });
        told.into_iter().chain(bonus).chain(self.outside(more)).collect()
    }

    /// How far the total moves where the appeal is granted.
    pub(super) fn raised<'l>(&self, losses: impl Iterator<Item = &'l Loss> + Clone) -> Points {
        let moved = self.page.verified.total_moves(&granted_appeal(losses.clone()));
        let claimed = || losses.filter_map(|loss| Some(&loss.disputed.as_ref()?.points)).sum();
        moved.unwrap_or_else(claimed)
    }

    /// The groups that are printed, the inner ones first, each without what is told of those in it.
    fn in_groups(&self, losses: &[Loss]) -> Vec<(&Group, Elsewhere)> {
        let (verified, guidance) = (self.page.verified, self.page.guidance());
        // To which group the points of a row without rule belong nobody can say.
        let unruled =
            |loss: &Loss| verified.row(loss.row).is_none_or(|(_, _, criterion)| criterion.is_none());
        if losses.iter().any(unruled) {
            return Vec::new();
        }
        let mut groups: Vec<&Group> =
            guidance.groups.iter().filter(|group| counts_in_full(guidance, group)).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(guidance.around(&group.code).count()));
        let mut told: Vec<(&Group, Elsewhere)> = Vec::new();
        for group in groups {
            let sum = verified.groups.iter().find(|sum| sum.code.as_ref() == Some(&group.code));
            let within = |(inner, _): &&(&Group, Elsewhere)| guidance.is_within(&inner.code, &group.code);
            let inner: Points = told.iter().filter(within).map(|(_, told)| &told.points).sum();
            let more = sum.and_then(|sum| Some(self.beyond_rows(group, sum, losses)?.sub(&inner)));
            told.extend(more.and_then(|more| Some((group, self.in_group(&group.code, more)?))));
        }
        let place = |group: &Group| guidance.groups.iter().position(|one| one.code == group.code);
        told.sort_by_key(|(group, _)| place(group));
        told
    }

    /// What a group lost that its rows did not.
    fn beyond_rows(&self, group: &Group, sum: &Sum, losses: &[Loss]) -> Option<Points> {
        let (verified, guidance) = (self.page.verified, self.page.guidance());
        let is_of_group = |loss: &&Loss| {
            let criterion = verified.row(loss.row).and_then(|(_, _, criterion)| criterion);
            criterion.is_some_and(|criterion| guidance.is_within(&criterion.group, &group.code))
                && !is_bonus(verified, loss.row)
        };
        let of_group = || losses.iter().filter(is_of_group);
        let changes: Changes = of_group().map(|loss| (loss.row, loss.with_all())).collect();
        let of_rows = verified.group_moves(&group.code, &changes).or_else(|| {
            let claimed = of_group().filter_map(|loss| Some(&loss.disputed.as_ref()?.points));
            Some(of_group().map(|loss| &loss.lost).chain(claimed).sum())
        })?;
        Some(sum.lost()?.sub(&of_rows).add(&self.bonus_in(Some(&group.code))))
    }

    /// The bonus points granted within a group, or within the whole.
    fn bonus_in(&self, outer: Option<&str>) -> Points {
        let (verified, guidance) = (self.page.verified, self.page.guidance());
        let is_meant = |group: &&Group| {
            group.bonus
                && group.parent.as_ref().is_none_or(|parent| !guidance.is_bonus(parent))
                && outer.is_none_or(|outer| guidance.is_within(&group.code, outer))
        };
        let granted = |group: &Group| {
            let sum = verified.groups.iter().find(|sum| sum.code.as_ref() == Some(&group.code));
            sum.and_then(|sum| sum.appraised.clone()).unwrap_or_else(|| {
                let rows = (0..verified.rows.len()).filter_map(|row| {
                    let (_, printed, criterion) = verified.row(row)?;
                    let granted = printed.appraised.as_ref()?;
                    guidance.is_within(&criterion?.group, &group.code).then_some(granted)
                });
                rows.sum()
            })
        };
        let granted: Vec<Points> = guidance.groups.iter().filter(is_meant).map(granted).collect();
        granted.iter().sum()
    }

    fn in_group(&self, code: &str, points: Points) -> Option<Elsewhere> {
        let says = if points > Points::zero() {
            format!(
                "Lĩnh vực {code} còn mất thêm {} điểm ngoài các tiêu chí thành phần có điểm thẩm định trong bảng điểm.",
                self.page.points(&points)
            )
        } else {
            format!(
                "Theo bảng điểm, lĩnh vực {code} mất ít hơn {} điểm so với các tiêu chí thành phần của lĩnh vực cộng lại.",
                self.page.points(&Points::zero().sub(&points))
            )
        };
        (points != Points::zero()).then_some(Elsewhere { points, says })
    }

    /// What the total lost beyond all that is told.
    fn outside(&self, points: Points) -> Option<Elsewhere> {
        let says = if points > Points::zero() {
            format!(
                "Tổng điểm còn mất thêm {} điểm ngoài các lĩnh vực và tiêu chí thành phần có trong bảng điểm; bảng điểm không \
                 nêu phần này gồm những gì, nên kế hoạch chưa có biện pháp cho phần này.",
                self.page.points(&points)
            )
        } else {
            format!(
                "Theo bảng điểm, tổng điểm mất ít hơn {} điểm so với các số điểm còn mất cộng lại; bảng điểm không nêu vì sao.",
                self.page.points(&Points::zero().sub(&points))
            )
        };
        (points != Points::zero()).then_some(Elsewhere { points, says })
    }
}

/// Whether what a group loses the total loses: it is no bonus, and all that holds it is a plain sum.
fn counts_in_full(guidance: &Guidance, group: &Group) -> bool {
    let mut holders = guidance.around(&group.code).filter(|holder| holder.code != group.code);
    !guidance.is_bonus(&group.code) && holders.all(Group::is_plain_sum)
}
