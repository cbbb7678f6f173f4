//! The names by which conditions on points speak of them.

use crate::{
    formula::{Declaration, Type, Unit, points_of},
    model::{About, Guidance, PointNames},
};

/// `total`, each criterion by its code and by its key, each group by its code.
pub(super) fn of(guidance: &Guidance) -> PointNames {
    let mut points = PointNames::default();
    let mut name = |name: &str, about: About| {
        let of = Type::Number(Unit::points());
        let name = name.to_owned();
        points.names.push(Declaration {
            name,
            of,
            whole: false,
            at_most: None,
            at_least: None,
            within: None,
        });
        points.about.push(about);
    };
    name("total", About::Whole);
    for criterion in &guidance.criteria {
        for code in [&criterion.code, &criterion.key] {
            name(&points_of("criterion", code), About::Criterion(criterion.key.clone()));
        }
    }
    for group in &guidance.groups {
        name(&points_of("group", &group.code), About::Group(group.code.clone()));
    }
    points
}
