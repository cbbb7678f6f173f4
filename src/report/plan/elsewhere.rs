//! Points lost where the table says nothing of how: in criteria that it does not list, and outside its groups.

use super::{Planner, full};
use crate::{
    number::Points,
    verify::{Outcome, Sum},
};

impl Planner<'_, '_> {
    /// Groups that lost more than their rows did; and what the total lost that is in no group and no row.
    pub(super) fn elsewhere(&self) -> Vec<String> {
        let groups = self.page.verified.groups.iter().filter_map(|sum| self.in_group(sum));
        groups.chain(self.outside()).collect()
    }

    fn in_group(&self, sum: &Sum) -> Option<String> {
        let code = sum.code.as_ref()?;
        let guidance = self.page.guidance();
        let is_inner = guidance.groups.iter().any(|group| group.parent.as_ref() == Some(code));
        if is_inner || guidance.is_bonus(code) {
            return None;
        }
        let of_rows = self.lost_by_rows(|group| group == code)?;
        let more = self.told(&sum.lost()?.sub(&of_rows))?;
        Some(format!(
            "Lĩnh vực {code} còn mất {more} điểm ở các tiêu chí thành phần không có trong bảng điểm."
        ))
    }

    /// What the total lost beyond the groups that are printed, and beyond the rows of the others.
    fn outside(&self) -> Option<String> {
        let (verified, guidance) = (self.page.verified, self.page.guidance());
        let printed = |code: &str| {
            verified.groups.iter().find(|sum| sum.code.as_deref() == Some(code) && sum.appraised.is_some())
        };
        // Whose points a row without rule are nobody can say.
        if (0..verified.rows.len())
            .any(|row| verified.row(row).is_none_or(|(_, _, criterion)| criterion.is_none()))
        {
            return None;
        }
        let is_outermost =
            |sum: &&Sum| sum.code.as_deref().is_some_and(|code| guidance.outermost(code) == code);
        let of_groups: Vec<Points> =
            verified.groups.iter().filter(is_outermost).filter_map(Sum::lost).collect();
        let of_rows = self.lost_by_rows(|group| printed(guidance.outermost(group)).is_none())?;
        let more = self.told(&verified.total.lost()?.sub(&of_groups.iter().sum()).sub(&of_rows))?;
        Some(format!(
            "Tổng điểm còn mất thêm {more} điểm ngoài các lĩnh vực và tiêu chí thành phần có trong bảng điểm; bảng điểm không \
             nêu phần này gồm những gì, nên kế hoạch chưa có biện pháp cho phần này."
        ))
    }

    /// What the rows of some groups lost; none where one of them is not appraised.
    fn lost_by_rows(&self, of: impl Fn(&str) -> bool) -> Option<Points> {
        let verified = self.page.verified;
        let mut lost = Points::zero();
        for row in 0..verified.rows.len() {
            let (found, printed, criterion) = verified.row(row)?;
            let Some(criterion) = criterion.filter(|criterion| of(&criterion.group)) else { continue };
            if found.outcome == Outcome::NotAppraised {
                return None;
            }
            let share = if self.page.guidance().is_bonus(&criterion.group) {
                Points::zero()
            } else {
                full(verified, row)?
            };
            lost = lost.add(&share.sub(printed.appraised.as_ref()?));
        }
        Some(lost)
    }

    /// Points, if there are any.
    fn told(&self, points: &Points) -> Option<String> {
        (*points > Points::zero()).then(|| self.page.points(points))
    }
}
