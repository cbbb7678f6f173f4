//! Any bytes as a file of an office program: read, or told what is wrong; never a panic. Bytes that are no archive are
//! also taken for parts of one, so that the readers of sheets and letters are reached.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phuctra::{
    input::{Appraised, Role, source},
    office,
    problem::{Problems, render},
    report::dossier::{File, zip},
    source::{Allowed, Limits},
    text::Lang,
};

/// The parts that readers look for, with what they need beside them.
const PARTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "xl/worksheets/sheet1.xml",
        &[
            ("xl/workbook.xml", r#"<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
        ],
    ),
    ("content.xml", &[]),
    ("word/document.xml", &[]),
];

fn read(bytes: &[u8]) {
    let limits = Limits { bytes: 1 << 20, ..Limits::DEFAULT };
    let _ = office::text(bytes, &limits);
    let _ = office::each_part(bytes, &limits, |_, _| ());
    let mut problems = Problems::default();
    for role in [Role::Appraised(None), Role::Raw(None), Role::Document] {
        let found = source("a.xlsx".to_owned(), bytes.to_vec(), role, Allowed::Any, limits, &mut problems);
        if let (Some(source), Role::Appraised(_)) = (found, role) {
            if let Some(appraised) = Appraised::open(source, &mut problems) {
                let _ = appraised.rows(&mut problems);
            }
        }
    }
    let told = render::all(&problems, Lang::Vi, false);
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
}

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    if office::kind(bytes).is_none() {
        for (name, beside) in PARTS {
            let beside = beside.iter().map(|(name, text)| File::new(*name, *text));
            let parts: Vec<File> = beside.chain([File::new(name, bytes)]).collect();
            if let Some(archive) = zip(&parts) {
                read(&archive);
            }
        }
    }
});
