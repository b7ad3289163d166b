//! Drawings as they were looked at and kept, and what each must hold.

use super::eksempler::*;
use super::{document, drawn_rows, golden};
use crate::charts::kurs::{Innhold, Kurs, Monster, Spenn, Stopp, TETT};
use crate::charts::{Svg, Symbol, Visning, oversikt, symbol, tegn, tekst};
use crate::domain::forlop::Bedring;

fn hele() -> Visning {
    Visning::default()
}

fn mellom(fra: i16, til: i16) -> Visning {
    Visning { tid: Some(Spenn { fra: dag(fra, 1, 1), til: dag(til, 12, 31) }), ..hele() }
}

#[test]
fn whole_courses_are_drawn_as_before() {
    let all: [(&str, Kurs); 9] = [
        ("tomt", tomt()),
        ("ett-punkt", ett_punkt()),
        ("rikt", rikt()),
        ("sammenlignet", sammenlignet()),
        ("45-aar", langt(200)),
        ("ukjente-maneder", ukjente_maneder()),
        ("diabetes", diabetes()),
        ("tett", tett(20_000)),
        ("fiendtlig", fiendtlig()),
    ];
    for (name, kurs) in all {
        golden(name, &tegn(&kurs, &hele()));
    }
}

#[test]
fn chosen_times_tracks_and_widths_are_drawn_as_before() {
    golden("rikt-2012-2016", &tegn(&rikt(), &Visning { nullpunkt: Some(1), ..mellom(2012, 2016) }));
    golden("rikt-2011", &tegn(&rikt(), &mellom(2011, 2011)));
    let weeks = Spenn { fra: dag(2011, 4, 10), til: dag(2011, 5, 20) };
    golden("rikt-uker", &tegn(&rikt(), &Visning { tid: Some(weeks), ..hele() }));
    golden("rikt-360", &tegn(&rikt(), &Visning { bredde: 360, ..hele() }));
    golden("rikt-1100", &tegn(&rikt(), &Visning { bredde: 1100, ..hele() }));
    let few = Visning { skjulte: vec![0, 3, 4, 5, 6], nullpunkt: None, ..hele() };
    golden("rikt-edss-attakker", &tegn(&rikt(), &few));
    golden("tett-uke", &tegn(&tett(20_000), &mellom_dager(dag(2021, 3, 1), dag(2021, 3, 20))));
}

fn mellom_dager(fra: i32, til: i32) -> Visning {
    Visning { tid: Some(Spenn { fra, til }), ..hele() }
}

#[test]
fn the_overview_is_drawn_as_before() {
    golden("oversikt", &oversikt(&rikt(), &mellom(2012, 2016)));
    golden("oversikt-tett", &oversikt(&tett(20_000), &hele()));
}

#[test]
fn symbols_are_drawn_as_before() {
    let monstre = [Monster::Moderat, Monster::Hoyeffektiv, Monster::Puls, Monster::Uten, Monster::Vanlig];
    let monstre = monstre.into_iter().chain((0..4).map(Monster::Fase)).map(Symbol::Periode);
    let bedring = [Bedring::Full, Bedring::Delvis, Bedring::Ingen, Bedring::Ukjent].map(Symbol::Attakk);
    let andre = [
        Symbol::Maling,
        Symbol::Ring,
        Symbol::Flagg,
        Symbol::StipletLinje,
        Symbol::Steroider,
        Symbol::Mr,
        Symbol::MrKontrast,
        Symbol::Hendelse,
        Symbol::Notat,
        Symbol::Sammenligning,
        Symbol::Usikker,
    ];
    let mut all = String::new();
    for (i, s) in monstre.chain(bedring).chain(andre).enumerate() {
        all += &format!("<g transform=\"translate({} 0)\">\n{}</g>\n", i * 50, symbol(s).innhold);
    }
    golden("symboler", &Svg { innhold: all, bredde: 1200, ..symbol(Symbol::Mr) });
}

#[test]
fn text_from_registries_cannot_leave_its_place() {
    let svg = tegn(&fiendtlig(), &hele());
    for unsafe_part in ["<script", "onload='", "<!--", "\u{202E}", "\0"] {
        assert!(!svg.innhold.contains(unsafe_part), "{unsafe_part:?} got through");
    }
    let inside_texts = svg.innhold.split("aria-label=").map(|part| part.split_once("data-spor").map_or(part, |p| p.1));
    assert!(!inside_texts.collect::<String>().contains(&"W".repeat(61)), "long names are cut");
    assert_eq!(drawn_rows(&svg).len(), rikt().merker().count());
}

#[test]
fn a_name_is_cut_by_characters_not_bytes() {
    assert_eq!(tekst::shorten("Interferon beta-1a"), "Interferon beta-1a");
    assert_eq!(tekst::shorten("ææææææææææææææææææææææææææ"), "æææææææææææææææææææææææ…");
    assert_eq!(tekst::shorten("  "), "");
}

#[test]
fn a_mark_is_a_symbol_named_by_the_cells_of_its_row() {
    let svg = tegn(&rikt(), &hele());
    let row = "<g role=\"graphics-symbol\" class=\"merke periode\" data-rad=\"0\" aria-labelledby=\"graf-0h graf-0n graf-0m\">";
    assert!(svg.innhold.contains(row));
    assert!(svg.innhold.contains("role=\"graphics-object\" aria-label=\"EDSS\" data-spor=\"2\""));
}

#[test]
fn hidden_tracks_take_no_room() {
    let none = Visning { skjulte: (0..7).collect(), ..hele() };
    let (all, one) = (tegn(&rikt(), &hele()), tegn(&rikt(), &Visning { skjulte: (1..7).collect(), ..hele() }));
    let empty = tegn(&rikt(), &none);
    assert!(empty.merker.is_empty() && empty.hoyde < one.hoyde && one.hoyde < all.hoyde);
}

#[test]
fn zero_new_lesions_are_as_visible_as_three() {
    let svg = tegn(&rikt(), &hele());
    let antall = |n: &str| svg.innhold.contains(&format!("text-anchor=\"middle\">{n}</text>"));
    assert!(antall("0") && antall("3") && antall("4"));
    assert!(svg.innhold.contains(">12</text>"), "a number of two figures stands beside its diamond");
}

#[test]
fn why_a_treatment_ended_is_told_by_shape() {
    let signs = [Some(Stopp::Bivirkning), Some(Stopp::ManglendeEffekt), Some(Stopp::Annet), None].map(|stopp| {
        let slutt = Some(Spenn::ved(dag(2020, 1, 1)));
        let bar = kurs_periode(stopp, slutt);
        tegn(&bar, &hele()).innhold
    });
    for (nr, one) in signs.iter().enumerate() {
        assert!(signs.iter().skip(nr + 1).all(|other| other != one));
    }
}

fn kurs_periode(stopp: Option<Stopp>, slutt: Option<Spenn>) -> Kurs {
    let mut bar = periode("Rebif", Monster::Moderat, Spenn::ved(dag(2012, 1, 1)), slutt);
    bar.stopp = stopp;
    kurs(Spenn::ved(dag(2010, 1, 1)), dag(2024, 1, 1), vec![spor("b", "Behandling", Innhold::Perioder(vec![bar]))])
}

#[test]
fn a_period_that_begins_where_another_ends_lies_beside_it() {
    let merker = tegn(&rikt(), &hele()).merker;
    let faser: Vec<_> = merker.iter().filter(|m| m.spor == 5).collect();
    assert_eq!(faser[0].y, faser[1].y);
    assert!(faser[0].til_x <= faser[1].x);
}

#[test]
fn nothing_recorded_is_said_of_the_whole_course_only() {
    let says = |kurs: &Kurs, visning: &Visning| tegn(kurs, visning).innhold.contains("Ingen registrert");
    assert!(says(&tomt(), &hele()));
    assert!(!says(&rikt(), &mellom(2012, 2013)), "there are attacks outside these years");
}

#[test]
fn an_end_before_the_start_is_drawn_as_a_start_only() {
    let kurs = kurs_periode(None, Some(Spenn::ved(dag(2011, 1, 1))));
    let merke = tegn(&kurs, &hele()).merker[0];
    assert!(merke.til_x - merke.x <= 6.0, "{merke:?}");
}

#[test]
fn values_outside_the_scale_are_kept_at_its_edge() {
    let svg = tegn(&diabetes(), &hele());
    assert_eq!(svg.merker.len(), diabetes().merker().count());
    assert!(svg.innhold.contains(">128</text>"), "with its own value");
}

#[test]
fn a_dense_series_is_one_line_until_its_points_can_be_told_apart() {
    let kurs = tett(20_000);
    let whole = tegn(&kurs, &hele());
    assert!(whole.merker.is_empty());
    assert!(whole.innhold.len() < 60_000, "{} bytes", whole.innhold.len());
    let near = tegn(&kurs, &mellom_dager(dag(2021, 3, 1), dag(2021, 3, 20)));
    let squares = near.innhold.matches("fill=\"#000000\"").count();
    assert!(squares > 50 && squares <= TETT, "{squares} squares");
    assert!(near.merker.is_empty());
}

#[test]
fn five_hundred_marks_travel_in_twenty_kilobytes() {
    let kurs = langt(500);
    assert_eq!(kurs.merker().count(), 500);
    let svg = document(&tegn(&kurs, &hele()));
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut svg.as_bytes(), &mut packed, &params).expect("memory");
    assert!(packed.len() <= 20_000, "{} bytes of {}", packed.len(), svg.len());
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
    let drawing = tegn(&sammenlignet(), &hele()).innhold;
    let colours: Vec<&str> = drawing.match_indices('#').map(|(at, _)| &drawing[at..at + 7]).collect();
    assert!(colours.len() > 50);
    for color in colours.into_iter().filter(|color| *color != "#FFFFFF") {
        assert!(contrast_to_white(color) >= 3.0, "{color} is too pale");
    }
    let groups: Vec<&str> = drawing.lines().filter(|line| line.contains("class=\"tekster\"")).collect();
    assert_eq!(groups.len(), 8);
    assert!(groups.iter().all(|group| group.contains("fill=\"#1E2225\"") && group.contains("font-size=\"13\"")));
    assert!(contrast_to_white("#1E2225") >= 4.5);
}

#[test]
fn many_treatments_are_numbered_as_in_the_table() {
    let drawing = tegn(&langt(200), &hele()).innhold;
    for nr in 1..=18 {
        let own = drawing.contains(&format!(">{nr}</text>")) || drawing.contains(&format!(">{nr} "));
        assert!(own, "treatment {nr} has its number");
    }
}
