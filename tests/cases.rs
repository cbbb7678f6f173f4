//! Every folder of `cases/` is a test: what it gives now is what is kept of it. `verify regress` runs the same code.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    cli::regress::check,
    problem::render,
    report::{regress::report, text},
    text::Lang,
};
use std::{fs, path::Path};

/// One test a case. A new case is a folder and a line here.
macro_rules! cases {
    ($($name:ident: $folder:literal,)+) => {
        const CASES: &[&str] = &[$($folder),+];
        $(#[test] fn $name() { gives_what_is_kept($folder); })+
    };
}

cases! {
    binh_duong_2017: "binh-duong-2017",
    hue_dich_vu_cong: "hue-dich-vu-cong",
    hue_xep_loai_2021: "hue-xep-loai-2021",
    lai_chau_2021: "lai-chau-2021",
    nam_dinh_2020: "nam-dinh-2020",
    par_index_2022: "par-index-2022",
    qd766_phu_tho_2026: "qd766-phu-tho-2026",
    trieu_trach_2024: "trieu-trach-2024",
    vinh_phuc_2021_08: "vinh-phuc-2021-08",
    vi_du_ba_xa: "vi-du-ba-xa",
    vi_du_phan_loai_xa: "vi-du-phan-loai-xa",
    vi_du_tu_cham: "vi-du-tu-cham",
}

#[test]
fn every_folder_is_a_test() {
    let entries = fs::read_dir("cases").unwrap().map(|entry| entry.unwrap());
    let mut folders: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let mut tests = CASES.to_vec();
    tests.sort_unstable();
    assert_eq!(folders, tests);
}

fn gives_what_is_kept(case: &str) {
    let folder = Path::new("cases").join(case);
    let run = || {
        check(&folder)
            .unwrap_or_else(|problems| panic!("{case}: {}", render::all(&problems, Lang::Vi, false)))
    };
    let moved = run();
    assert_eq!(moved, run(), "{case}: a second run gives other bytes");
    let told = text::render(&report(&[&moved], &[], false, Lang::Vi), 120, false);
    assert!(
        !moved.any(),
        "{told}\nMeant? cargo run -- regress --accept --reason \"…\", then review the diff."
    );
}
