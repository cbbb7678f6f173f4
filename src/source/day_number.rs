//! Days counted from 1 January of the year 0, so that dates can be halved like numbers.

use super::Date;

/// Days of a year before each month, without 29 February.
const BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

impl Date {
    /// The last date that is read.
    pub const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// The day's number, from 0 on.
    ///
    /// ```
    /// use phuctra::source::Date;
    ///
    /// let day = Date::new(2024, 2, 29).unwrap();
    /// assert_eq!(Date::numbered(day.number()), Some(day));
    /// assert_eq!(Date::numbered(day.number() + 1), Date::new(2024, 3, 1));
    /// ```
    #[must_use]
    pub fn number(self) -> u64 {
        let (year, month) = (u64::from(self.year), usize::from(self.month));
        let leap = Self::new(self.year, 2, 29).is_some();
        // The year 0 is a leap year: so many 29 February lie before 1 January of a year.
        let leaps = year.div_ceil(4).saturating_sub(year.div_ceil(100)).saturating_add(year.div_ceil(400));
        let before = BEFORE.get(month.saturating_sub(1)).copied().unwrap_or_default();
        let days = year.saturating_mul(365).saturating_add(leaps).saturating_add(before);
        let days = days.saturating_add(u64::from(leap && month > 2));
        days.saturating_add(u64::from(self.day).saturating_sub(1))
    }

    /// The day of a number; none beyond [`Self::LAST`].
    #[must_use]
    pub fn numbered(number: u64) -> Option<Self> {
        // 365 days are less than a mean year, so the year lies at most so far below.
        let high = number / 365;
        let low = high.saturating_sub(high / 1460).saturating_sub(1);
        let starts =
            |year: u64| Self::new(u16::try_from(year).ok()?, 1, 1).filter(|day| day.number() <= number);
        let year = (low..=high).rev().find_map(starts)?.year;
        let month = |month: u8| Self::new(year, month, 1).filter(|day| day.number() <= number);
        let first = (1..=12).rev().find_map(month)?;
        let day = number.checked_sub(first.number())?.checked_add(1)?;
        Self::new(year, first.month, u8::try_from(day).ok()?).filter(|day| *day <= Self::LAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_its_number() {
        let mut number = 0;
        for year in 0..=9999 {
            for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
                let Some(date) = Date::new(year, month, day) else { continue };
                assert_eq!(date.number(), number, "{date}");
                assert_eq!(Date::numbered(number), Some(date), "{date}");
                number += 1;
            }
        }
        assert_eq!(Date::numbered(number), None);
    }
}
