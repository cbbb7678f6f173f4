//! The errors that are put into a consistent world, one at a time.

use super::{NAMES, Spot, World, random::Random};

/// A kind of error.
pub(crate) struct Seeded {
    /// The code of the finding that it must give.
    pub(crate) code: &'static str,
    /// The codes of findings that follow from it.
    pub(crate) follows: &'static [&'static str],
    /// Puts it in; where it then stands, or none if this world has no room for it.
    pub(crate) seed: fn(&mut World, &mut Random) -> Option<Spot>,
}

const SUMS: &[&str] = &[
    "group-not-sum",
    "group-exceeds-parts",
    "group-below-parts",
    "losses-unlisted",
    "total-not-sum",
    "score-differs",
    "above-full",
    "below-zero",
    "change-impossible",
];

/// All kinds.
pub(crate) const ERRORS: &[Seeded] = &[
    Seeded {
        code: "total-not-sum",
        follows: &["score-differs", "above-full"],
        seed: |world, random| {
            world.total += random.pick(&[-110, -1, 1, 7, 100]);
            Some(Spot::TableTotal)
        },
    },
    Seeded {
        code: "group-not-sum",
        follows: SUMS,
        seed: |world, random| {
            let index = complete(world, random)?;
            world.groups[index].granted -= random.pick(&[1, 9, 10]);
            Some(Spot::TableGroup(index))
        },
    },
    Seeded {
        code: "group-exceeds-parts",
        follows: SUMS,
        seed: |world, random| {
            let index = some(world.groups.len(), random, |index| {
                let group = &world.groups[index];
                group.granted < group.max
                    && group.children.iter().any(|child| child.listed)
                    && group.children.iter().any(|child| !child.listed)
            })?;
            world.groups[index].granted += 1;
            Some(Spot::TableGroup(index))
        },
    },
    Seeded {
        code: "losses-unlisted",
        follows: SUMS,
        seed: |world, random| {
            let index = some(world.groups.len(), random, |index| {
                let group = &world.groups[index];
                let (listed, rest): (Vec<_>, Vec<_>) = group.children.iter().partition(|child| child.listed);
                !listed.is_empty() && rest.iter().map(|child| child.max).sum::<i64>() > 10
            })?;
            world.groups[index].granted -= 10;
            Some(Spot::TableGroup(index))
        },
    },
    Seeded {
        code: "loss-differs",
        follows: &[],
        seed: |world, random| {
            let index = some(world.groups.len(), random, |index| world.groups[index].said_loss > 0)?;
            world.groups[index].said_loss += random.pick(&[1, 10, 100]);
            Some(Spot::LetterGroup(index))
        },
    },
    Seeded {
        code: "not-at-full",
        follows: SUMS,
        seed: |world, random| {
            let index = some(world.groups.len(), random, |index| world.groups[index].said_loss == 0)?;
            world.groups[index].said_granted -= 50;
            (world.groups[index].said_granted >= 0).then_some(Spot::LetterGroup(index))
        },
    },
    Seeded {
        code: "score-differs",
        follows: &["loss-differs", "not-at-full"],
        seed: |world, random| {
            let index = random.below(world.groups.len() as u64) as usize;
            world.groups[index].said_granted += random.pick(&[1, 3, 100]);
            Some(Spot::LetterGroup(index))
        },
    },
    Seeded {
        code: "full-differs",
        follows: &["loss-differs", "not-at-full"],
        seed: |world, random| {
            let index = random.below(world.groups.len() as u64) as usize;
            world.groups[index].said_max += random.pick(&[50, 100]);
            Some(Spot::LetterGroup(index))
        },
    },
    Seeded {
        code: "percent-differs",
        follows: &[],
        seed: |world, random| {
            let (group, child) = reasoned(world, random, |_| true)?;
            world.groups[group].children[child].said_percent += random.pick(&[1, 2, 10]);
            Some(Spot::TableChild(group, child))
        },
    },
    Seeded {
        code: "score-differs",
        follows: &[],
        seed: |world, random| {
            let (group, child) = reasoned(world, random, |_| true)?;
            world.groups[group].children[child].said_granted += random.pick(&[1, 9]);
            Some(Spot::TableChild(group, child))
        },
    },
    Seeded {
        code: "part-exceeds-whole",
        follows: &["percent-differs"],
        seed: |world, random| {
            let (group, child) = reasoned(world, random, |child| child.part < child.whole && child.part > 0)?;
            let child_mut = &mut world.groups[group].children[child];
            (child_mut.said_part, child_mut.said_whole) = (child_mut.said_whole, child_mut.said_part);
            Some(Spot::TableChild(group, child))
        },
    },
    Seeded {
        code: "duplicate-code",
        follows: &["code-order"],
        seed: |world, random| {
            let group = some(world.groups.len(), random, |index| listed(world, index) > 1)?;
            let mut both =
                world.groups[group].children.iter_mut().enumerate().filter(|(_, child)| child.listed);
            let (first, (index, second)) = (both.next()?.1, both.next()?);
            second.code.clone_from(&first.code);
            Some(Spot::TableChild(group, index))
        },
    },
    Seeded {
        code: "code-order",
        follows: &[],
        seed: |world, random| {
            let group = some(world.groups.len(), random, |index| listed(world, index) > 1)?;
            world.swapped = Some(group);
            let child = world.groups[group].children.iter().position(|child| child.listed)?;
            Some(Spot::TableChild(group, child))
        },
    },
    Seeded {
        code: "two-scales",
        follows: &["impossible-scale"],
        seed: |world, random| {
            world.said_scale += random.pick(&[-450, -100, 50, 500]);
            (world.said_scale > 0).then_some(Spot::LetterAnnex)
        },
    },
    Seeded {
        code: "impossible-scale",
        follows: &["two-scales"],
        seed: |world, _| {
            // Less than the groups' full points by more than nothing at all.
            world.said_scale -= 100;
            (world.said_scale > 0).then_some(Spot::LetterTotal)
        },
    },
    Seeded {
        code: "change-differs",
        follows: &["changes-not-sum", "wrong-direction"],
        seed: |world, random| {
            let wrong = world.change + random.pick(&[1, 5, 100]);
            (world.change != 0 && wrong != 0).then_some(())?;
            world.change = wrong;
            Some(Spot::LetterHead)
        },
    },
    Seeded {
        code: "changes-not-sum",
        follows: &["change-impossible"],
        seed: |world, random| {
            let index = random.below(world.groups.len() as u64) as usize;
            world.groups[index].said_change += random.pick(&[1, 10]);
            Some(Spot::LetterHead)
        },
    },
    Seeded {
        code: "change-impossible",
        follows: &["changes-not-sum"],
        seed: |world, random| {
            let index = random.below(world.groups.len() as u64) as usize;
            let group = &mut world.groups[index];
            group.said_change = group.granted + 100;
            Some(Spot::LetterGroup(index))
        },
    },
    Seeded {
        code: "before-differs",
        follows: &["wrong-direction"],
        seed: |world, random| {
            world.second_before += random.pick(&[1, 9, 90]);
            Some(Spot::LetterAnnex)
        },
    },
    Seeded {
        code: "own-dates-differ",
        follows: &["cites-later"],
        seed: |world, _| {
            world.second_own.year -= 1;
            Some(Spot::LetterAttached)
        },
    },
    Seeded {
        code: "cites-later",
        follows: &[],
        seed: |world, _| {
            world.own.year -= 1;
            world.second_own = world.own;
            Some(Spot::LetterDate)
        },
    },
    Seeded {
        code: "cited-dates-differ",
        follows: &["cites-later"],
        seed: |world, random| {
            world.second_cited.day = world.second_cited.day % 28 + random.pick(&[1, 1]);
            (world.second_cited != world.cited).then_some(Spot::LetterAnnex)
        },
    },
    Seeded {
        code: "no-such-date",
        follows: &[],
        seed: |world, _| {
            world.second_cited.month = 2;
            world.second_cited.day = 30;
            Some(Spot::LetterAnnex)
        },
    },
    Seeded {
        code: "rank-below-last",
        follows: &["rank-change-differs"],
        seed: |world, _| {
            world.rank = world.units + 1;
            world.rank_change = 0;
            Some(Spot::LetterHead)
        },
    },
    Seeded {
        code: "rank-change-differs",
        follows: &[],
        seed: |world, _| {
            (world.rank_change > 0).then_some(())?;
            world.rank_change += 1;
            Some(Spot::LetterHead)
        },
    },
    Seeded {
        code: "plan-years",
        follows: &[],
        seed: |world, _| {
            world.second_plan -= 2;
            Some(Spot::LetterTable)
        },
    },
    Seeded {
        code: "names-differ",
        follows: &[],
        seed: |world, _| {
            world.second_name = NAMES.iter().find(|(name, _)| *name == world.name)?.1.to_owned();
            Some(Spot::LetterAnnex)
        },
    },
    Seeded {
        code: "above-full",
        follows: SUMS,
        seed: |world, random| {
            let (group, child) = reasoned(world, random, |child| child.granted == child.max)?;
            world.groups[group].children[child].granted += 1;
            Some(Spot::TableChild(group, child))
        },
    },
];

fn listed(world: &World, group: usize) -> usize {
    world.groups[group].children.iter().filter(|child| child.listed).count()
}

/// One of the first `count` that fits.
fn some(count: usize, random: &mut Random, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let all: Vec<usize> = (0..count).filter(|index| fits(*index)).collect();
    (!all.is_empty()).then(|| random.pick(&all))
}

/// A group all of whose children the table lists.
fn complete(world: &World, random: &mut Random) -> Option<usize> {
    some(world.groups.len(), random, |index| {
        let group = &world.groups[index];
        group.granted > 10 && group.children.iter().all(|child| child.listed)
    })
}

/// A listed criterion with a reason.
fn reasoned(
    world: &World,
    random: &mut Random,
    fits: impl Fn(&super::Child) -> bool,
) -> Option<(usize, usize)> {
    let mut all = Vec::new();
    for (group_index, group) in world.groups.iter().enumerate() {
        for (index, child) in group.children.iter().enumerate() {
            if child.listed && child.reasoned && fits(child) {
                all.push((group_index, index));
            }
        }
    }
    (!all.is_empty()).then(|| random.pick(&all))
}
