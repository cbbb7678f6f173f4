//! Ranking (*xếp hạng*): `[ranking]` with `mode` and what decides between equal totals.

use super::{lower, point_names, words};
use crate::{
    formula::{Scope, Unit},
    model::{Guidance, RankMode, Ranking, TieBreaker},
    problem::Problems,
    source::{Fields, Node, Source},
};

/// Reads the `ranking` table; it takes the place of that of the base.
pub(super) fn read(file: &Source, node: &Node<'_>, guidance: &mut Guidance, problems: &mut Problems) {
    let Some(mut fields) = Fields::of(file, node, "ranking", problems) else { return };
    let sources: Vec<String> = guidance.sources.iter().map(|source| source.id.clone()).collect();
    let points = point_names::of(guidance);
    fields.require("mode", problems);
    let modes = RankMode::ALL.map(|mode| (mode.name(), mode));
    let mode = words::choice(file, &mut fields, "mode", &modes, problems);
    let scope = Scope { inputs: &points.names, full: true, children: false, subject: None };
    let nodes = fields.list("ties", problems);
    let tie = |node: &Node<'_>, problems: &mut Problems| {
        let form = lower::score(file, node, &scope, &Unit::points(), problems)?;
        Some(TieBreaker { words: form.words, term: form.term })
    };
    let ties: Vec<TieBreaker> = nodes.iter().filter_map(|node| tie(node, problems)).collect();
    let basis = words::required_basis(file, &mut fields, problems);
    let why = fields.text("why", problems).map(str::to_owned);
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, &sources, problems));
    fields.finish(problems);
    if let (Some(mode), Some(basis)) = (mode, basis) {
        guidance.ranking = Some(Ranking { mode, points, ties, basis, why, citation });
    }
}
