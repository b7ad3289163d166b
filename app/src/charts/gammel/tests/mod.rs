//! Golden drawings, laws that hold for every course, and hostile text.

mod courses;
mod laws;

use super::*;
use crate::domain::forlop::Behandlingsslag;
use std::path::PathBuf;

/// The words of the drawing; the real ones stand in the message files.
pub(super) fn tekster() -> Tekster {
    Tekster {
        behandling: "Behandling".into(),
        edss: "EDSS".into(),
        hendelser: "Hendelser".into(),
        debut: "Debut".into(),
        diagnose: "Diagnose".into(),
        rapport: "Rapport".into(),
        ingen: "Ingen registrert".into(),
        uten_behandling: "Ingen behandling".into(),
        ikke_oppgitt: "Ikke oppgitt".into(),
        desimaltegn: ',',
    }
}

fn dokument(svg: &Svg) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" class=\"course\" focusable=\"false\">\n{}</svg>\n",
        svg.viewbox(),
        svg.as_str()
    )
}

/// Compares with the file byte for byte; `INNSYN_OPPDATER_GOLDEN=1` writes it anew, to be looked at before it is kept.
fn golden(name: &str, svg: &Svg) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/charts/golden").join(format!("{name}.svg"));
    let drawn = dokument(svg);
    if std::env::var_os("INNSYN_OPPDATER_GOLDEN").is_some() {
        std::fs::write(&path, &drawn).expect("the golden folder can be written to");
    }
    let kept = std::fs::read_to_string(&path).expect("a golden file: make it with INNSYN_OPPDATER_GOLDEN=1");
    assert!(kept == drawn, "{name}.svg differs; see it with INNSYN_OPPDATER_GOLDEN=1 and git diff");
}

#[test]
fn the_golden_drawings_are_unchanged() {
    let hele = Visning::default();
    for (name, forlop) in courses::alle() {
        golden(name, &tegn(&forlop, &hele, &tekster()));
    }
}

#[test]
fn chosen_years_and_lanes_are_drawn_as_before() {
    let years = Visning { fra_aar: Some(2012), til_aar: Some(2016), ..Visning::default() };
    golden("rikt-2012-2016", &tegn(&courses::rikt(), &years, &tekster()));
    let few = Visning { behandling: false, mr: false, ..Visning::default() };
    golden("rikt-edss-attakker", &tegn(&courses::rikt(), &few, &tekster()));
}

#[test]
fn symbols_are_drawn_as_before() {
    let mut all = String::new();
    for (i, s) in Symbol::ALLE.into_iter().enumerate() {
        all += &format!("<g transform=\"translate({} 0)\">\n{}</g>\n", i * 50, symbol(s).as_str());
    }
    golden("symboler", &Svg { innhold: all, bredde: 550, hoyde: 26, merker: Vec::new() });
}

#[test]
fn text_from_registries_cannot_leave_its_place() {
    let mut forlop = courses::rikt();
    let names = ["<script>alert(1)</script>", "\"' onload='x'", "]]>&amp;<!--", "\u{202E}snu\0\n", &"W".repeat(5000)];
    for (behandling, name) in forlop.behandlinger.iter_mut().zip(names) {
        behandling.legemiddel = Some(name.to_owned());
    }
    let svg = tegn(&forlop, &Visning::default(), &tekster());
    golden("fiendtlig", &svg);
    for unsafe_part in ["<script", "onload='", "<!--", "\u{202E}", "\0"] {
        assert!(!svg.as_str().contains(unsafe_part), "{unsafe_part:?} got through");
    }
    assert!(!svg.as_str().contains(&"W".repeat(25)), "long names are cut");
}

#[test]
fn a_name_is_cut_by_characters_not_bytes() {
    assert_eq!(tekst::shorten("Interferon beta-1a"), "Interferon beta-1a");
    assert_eq!(tekst::shorten("ææææææææææææææææææææææææææ"), "æææææææææææææææææææææææ…");
    assert_eq!(tekst::shorten("  "), "");
}

#[test]
fn the_summary_holds_first_last_and_highest() {
    let s = sammendrag(&courses::rikt());
    let verdi = |m: Option<Maling>| m.map(|m| (m.aar, m.skar.tekst()));
    assert_eq!(verdi(s.forste), Some((2006, "2,0".into())));
    assert_eq!(verdi(s.hoyeste), Some((2011, "4,5".into())));
    assert_eq!(verdi(s.siste), Some((2025, "3,5".into())));
    assert_eq!((s.antall_edss, s.antall_attakker, s.antall_behandlinger, s.antall_mr), (17, 6, 6, 9));
    assert!(s.langt_opphold);
    let tomt = sammendrag(&courses::tomt());
    assert_eq!((tomt.forste, tomt.hoyeste, tomt.siste, tomt.antall_edss), (None, None, None, 0));
}

#[test]
fn a_pulse_lasts_until_the_next_treatment_but_its_record_does_not() {
    let rows = punkter(&courses::rikt(), &Visning::default());
    let puls = rows.iter().find_map(|rad| match &rad.verdi {
        Verdi::Behandling { slag: Behandlingsslag::Puls, til, tegnes_til, .. } => Some((*til, *tegnes_til)),
        _ => None,
    });
    let (til, tegnes_til) = puls.expect("the rich course has a pulse");
    assert_eq!(til.map(|d| d.year()), Some(2017));
    assert_eq!(tegnes_til.year(), 2021);
}

/// The contrast of a colour (`#RRGGBB`) against white, by WCAG.
fn contrast_to_white(color: &str) -> f64 {
    let channel = |from: usize| {
        let part = u8::from_str_radix(&color[from..from + 2], 16).expect("a hexadecimal colour");
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
}

#[test]
fn lines_and_marks_stand_out_three_to_one_and_text_more() {
    let drawing = tegn(&courses::rikt(), &Visning::default(), &tekster()).innhold;
    let colours: Vec<&str> = drawing.match_indices('#').map(|(at, _)| &drawing[at..at + 7]).collect();
    assert!(colours.len() > 50);
    for color in colours.into_iter().filter(|color| *color != "#FFFFFF") {
        assert!(contrast_to_white(color) >= 3.0, "{color} is too pale");
    }
    let groups: Vec<&str> = drawing.lines().filter(|line| line.contains("class=\"tekster\"")).collect();
    assert_eq!(groups.len(), 4);
    assert!(groups.iter().all(|group| group.contains("fill=\"#1E2225\"") && group.contains("font-size=\"13\"")));
    assert!(contrast_to_white("#1E2225") >= 4.5);
}

#[test]
fn many_treatments_are_numbered_as_in_the_table() {
    let (_, lang) = courses::alle().swap_remove(3);
    let drawing = tegn(&lang, &Visning::default(), &tekster()).innhold;
    for nr in 1..=18 {
        assert!(drawing.contains(&format!(">{nr}</text>")), "treatment {nr} has its number");
    }
}
