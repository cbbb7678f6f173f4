//! Inputs by letters, as a letter of an agency writes a formula, or by what they are: names that only a rule file knows
//! are not put before people.

/// What each input is called before people, by slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letters(Vec<String>);

impl Letters {
    /// The name of an input where that is one letter, else the first letter that no other input has.
    #[must_use]
    pub fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.collect();
        let is_letter = |name: &str| name.chars().count() == 1;
        let mut free = all().filter(|letter| !names.contains(&letter.as_str()));
        let letter = |name: &&str| {
            if is_letter(name) { (*name).to_owned() } else { free.next().unwrap_or_default() }
        };
        Self(names.iter().map(letter).collect())
    }

    /// The name of each input where that is one letter, as the guidance has it, else its label: «số hồ sơ đúng hạn».
    #[must_use]
    pub fn or_labels<'n>(inputs: impl Iterator<Item = (&'n str, &'n str)>) -> Self {
        let called = |(name, label): (&str, &str)| match name.chars().count() {
            1 => name.to_owned(),
            _ if label.is_empty() => format!("«{name}»"),
            _ => format!("«{label}»"),
        };
        Self(inputs.map(called).collect())
    }

    /// What the input of a slot is called.
    #[must_use]
    pub fn get(&self, slot: usize) -> &str {
        self.0.get(slot).map_or("", String::as_str)
    }
}

/// `a` to `z`, then `a1` to `z1`, and so on.
fn all() -> impl Iterator<Item = String> {
    let numbers = std::iter::once(String::new()).chain((1_usize..).map(|number| number.to_string()));
    numbers.flat_map(|number| ('a'..='z').map(move |letter| format!("{letter}{number}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_several_letters_gets_one_that_is_free() {
        let letters = Letters::of(["a", "b", "halted", "d", "provided"].into_iter());
        let told: Vec<&str> = (0..6).map(|slot| letters.get(slot)).collect();
        assert_eq!(told, ["a", "b", "c", "d", "e", ""]);
        assert_eq!(all().nth(27), Some("b1".to_owned()));
    }

    #[test]
    fn a_name_of_several_letters_gives_way_to_its_label() {
        let inputs = [("a", "Tổng số hồ sơ"), ("halted", "Hồ sơ tạm dừng"), ("other", "")];
        let labels = Letters::or_labels(inputs.into_iter());
        let told: Vec<&str> = (0..4).map(|slot| labels.get(slot)).collect();
        assert_eq!(told, ["a", "«Hồ sơ tạm dừng»", "«other»", ""]);
    }
}
