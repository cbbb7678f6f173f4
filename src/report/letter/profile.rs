//! Who writes the letter, to whom, and in whose words.

use super::wording::Wording;
use crate::{
    problem::Problems,
    source::{Date, Fields, Source, parse_toml},
};

/// What the letter needs beside the results; what is not given stays open in it.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// The lines of the agency's name; by default, the people's committee of the unit.
    pub agency: Vec<String>,
    /// The agency in a sentence.
    pub sender: Option<String>,
    /// Symbol of the letter.
    pub symbol: Option<String>,
    /// Where it is written.
    pub place: Option<String>,
    /// The day of the letter.
    pub date: Option<Date>,
    /// To whom it goes.
    pub recipients: Vec<String>,
    /// Who else receives it.
    pub copies: Vec<String>,
    /// In whose name it is signed.
    pub authority: Option<String>,
    /// The office of the signer.
    pub position: Option<String>,
    /// The signer.
    pub signer: Option<String>,
    /// The root hash of the dossier that the letter comes with.
    pub dossier: Option<String>,
    /// The sentences.
    pub wording: Wording,
}

impl Profile {
    /// Reads a profile.
    ///
    /// Problems: syntax, unknown keys, values of another kind, names that a sentence does not know.
    pub fn read(&mut self, source: &Source, problems: &mut Problems) {
        let Some(tree) = parse_toml(source, problems) else { return };
        let Some(mut fields) = Fields::of(source, &tree, "profile", problems) else { return };
        self.agency = fields.texts("agency", problems);
        self.recipients = fields.texts("recipients", problems);
        self.copies = fields.texts("copies", problems);
        for (key, field) in [
            ("sender", &mut self.sender),
            ("symbol", &mut self.symbol),
            ("place", &mut self.place),
            ("authority", &mut self.authority),
            ("position", &mut self.position),
            ("signer", &mut self.signer),
        ] {
            *field = fields.text(key, problems).map(str::to_owned);
        }
        if let Some(table) = fields.get("wording") {
            self.wording.change(source, Some(table), problems);
        }
        fields.finish(problems);
    }
}
