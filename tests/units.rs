//! Many units in one run: rows and counts find each other by identifier or folded name, in any order.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use phuctra::cli::{Screen, run};
use std::{env, fs};

const TABLE: &str = "unit,unit_id,code,name,appraised\n\
    Xã Hoà Bình,1,3.13.2,Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến,\"0,96\"\n\
    Xã B,,3.13.2,Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến,\"0,5\"\n\
    Xã Hoà Bình,1,3.12.1,Tỷ lệ TTHC có phát sinh giao dịch thanh toán trực tuyến,\"0,88\"\n";

const LINES: &str = r#"{"unit": "xã B", "counts": {"3.13.2": {"a": 4, "b": 3}}}
{"unit": "Xã Hòa Bình", "unit_id": "1", "counts": {"3.13.2": {"a": 28, "b": 27}, "3.12.1": {"a": 8, "b": 7}}}
"#;

const CSV: &str = "unit,unit_id,code,input,value\nxã B,,3.13.2,a,4\nXã Hòa Bình,1,3.13.2,a,28\nxã B,,3.13.2,b,3\n\
    Xã Hòa Bình,1,3.13.2,b,27\nXã Hòa Bình,1,3.12.1,a,8\nXã Hòa Bình,1,3.12.1,b,7\n";

/// The exit status, what is printed, and what is told.
fn verify(name: &str, table: &str, raw: &str) -> (u8, String, String) {
    let folder = env::temp_dir().join(format!("phuctra-units-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (appraised, counts) = (folder.join("appraised.csv"), folder.join("raw"));
    fs::write(&appraised, table).unwrap();
    fs::write(&counts, raw).unwrap();
    let mut words =
        vec!["verify".into(), "--appraised".into(), appraised.into(), "--raw".into(), counts.into()];
    words.extend(["--guidance", "quang-tri-xa-2024", "--format", "csv", "--lang", "en"].map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words, &Screen::default(), &mut out, &mut err);
    fs::remove_dir_all(&folder).unwrap();
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn units_come_in_the_order_of_the_counts_and_rows_in_that_of_the_file() {
    let expected = "unit,line,code,key,outcome,expected,appraised,gap\n\
        xã B,3,3.13.2,dvctt-co-ho-so-truc-tuyen,under_granted,0.75,0.5,0.25\n\
        Xã Hòa Bình,2,3.13.2,dvctt-co-ho-so-truc-tuyen,agrees,0.96,0.96,0\n\
        Xã Hòa Bình,4,3.12.1,tthc-co-giao-dich-thanh-toan-truc-tuyen,agrees,0.88,0.88,0\n";
    for (name, raw) in [("lines", LINES), ("csv", CSV)] {
        assert_eq!(verify(name, TABLE, raw), (1, expected.to_owned(), String::new()), "{name}");
    }
}

#[test]
fn a_problem_withholds_its_unit_and_a_file_that_is_wrong_the_run() {
    let (status, out, err) = verify("unit", TABLE, &LINES.replace("\"b\": 3", "\"b\": 5"));
    assert!(
        status == 2 && err.contains("[P305]") && out.contains("Hòa Bình") && !out.contains("xã B"),
        "{out}{err}"
    );
    let (status, out, err) = verify("run", &TABLE.replace("0,88", "x"), LINES);
    assert!(status == 2 && err.contains("[P101]") && out.is_empty(), "{out}{err}");
    let (status, out, err) = verify("stranger", TABLE, LINES.lines().next().unwrap());
    assert!(status == 2 && err.contains("Xã Hoà Bình") && out.contains("xã B"), "{out}{err}");
    let (status, out, err) = verify("nameless", TABLE, "{\"counts\": {}}");
    assert!(status == 2 && err.contains("unit") && out.is_empty(), "{out}{err}");
}
