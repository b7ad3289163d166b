//! The tools of a chart: what the browser's part answers to. They stand hidden in the page until it runs, with every word that
//! it says, and with the addresses of its files.

use crate::oppsett::oppsett;
use crate::t;
use leptos::prelude::*;

/// A button: what it does (`data-graf-knapp`), and its words.
fn knapp(gjor: &'static str, ord: String) -> impl IntoView {
    view! { <button class="ds-button" data-variant="tertiary" type="button" data-graf-knapp=gjor>{ord}</button> }
}

/// The buttons, the words of a mark beside it, and the list of keys. `id` is the chart's.
#[component]
pub fn Verktoy(id: String) -> impl IntoView {
    let filer = oppsett().filer;
    let tid = [
        ("alt", t!("verktoy-alt")),
        ("10", t!("verktoy-siste", aar = 10)),
        ("5", t!("verktoy-siste", aar = 5)),
        ("2", t!("verktoy-siste", aar = 2)),
    ];
    let flytt = [
        ("inn", t!("verktoy-inn")),
        ("ut", t!("verktoy-ut")),
        ("tidligere", t!("verktoy-tidligere")),
        ("senere", t!("verktoy-senere")),
        ("angre", t!("verktoy-angre")),
    ];
    let (korte, ned) = (format!("{id}-korte"), format!("{id}-ned"));
    view! {
        <div class="chart-buttons" data-graf-ord data-graf-js=filer.graf_js data-graf-wasm=filer.graf_wasm data-vist=t!("verktoy-vist")
            data-vises=t!("verktoy-vises") data-skjult=t!("verktoy-skjult") data-spiller=t!("verktoy-spiller")
            data-stoppet=t!("verktoy-stoppet") data-lagret=t!("verktoy-lagret")
            data-uforklart=t!("verktoy-uforklart")>
            <div role="group" aria-label=t!("verktoy-tid")>{tid.map(|(gjor, ord)| knapp(gjor, ord)).collect_view()}</div>
            <div role="group" aria-label=t!("verktoy-zoom")>{flytt.map(|(gjor, ord)| knapp(gjor, ord)).collect_view()}</div>
            <details class="help">
                <summary>{t!("verktoy-mer-verktoy")}</summary>
                <div role="group" aria-label=t!("verktoy-lyd")>
                    {knapp("lyd", t!("verktoy-spill"))}{knapp("stopp", t!("verktoy-stopp"))}
                    <div class="ds-field">
                        <input class="ds-input" type="checkbox" id=ned.clone() data-graf-lyd-ned/>
                        <label for=ned>{t!("verktoy-lyd-ned")}</label>
                    </div>
                </div>
                <p>{t!("verktoy-lyd-om")}</p>
                <div class="ds-field">
                    <input class="ds-input" type="checkbox" id=korte.clone() data-graf-knapp="korte"/>
                    <label for=korte>{t!("verktoy-korte")}</label>
                </div>
                <div role="group" aria-label=t!("verktoy-last-ned")>{knapp("png", t!("verktoy-png"))}</div>
            </details>
            {knapp("forklar", t!("verktoy-forklar"))}
            {knapp("hjelp", t!("verktoy-taster"))}
        </div>
        <Ordboks/>
        <Tasteliste id=id/>
    }
}

/// The words of a mark: the browser's part fills them in from the table. Hidden from screen readers, whom the mark itself has
/// told the same.
#[component]
fn Ordboks() -> impl IntoView {
    view! {
        <div class="graf-tips" data-graf-tips hidden aria-hidden="true">
            <p><strong data-h></strong></p>
            <p data-n></p>
            <p data-m></p>
            <p><a class="target" tabindex="-1" href="#">{t!("verktoy-til-raden")}</a></p>
        </div>
    }
}

#[component]
fn Tasteliste(id: String) -> impl IntoView {
    let taster = [
        (t!("verktoy-tast-piler"), t!("verktoy-tast-piler-gjor")),
        (t!("verktoy-tast-opp-ned"), t!("verktoy-tast-opp-ned-gjor")),
        (t!("verktoy-tast-ender"), t!("verktoy-tast-ender-gjor")),
        (t!("verktoy-tast-side"), t!("verktoy-tast-side-gjor")),
        ("+ −".to_owned(), t!("verktoy-tast-zoom-gjor")),
        ("Enter".to_owned(), t!("verktoy-tast-enter-gjor")),
        ("T".to_owned(), t!("verktoy-tast-t-gjor")),
        ("S".to_owned(), t!("verktoy-tast-s-gjor")),
        ("Esc".to_owned(), t!("verktoy-tast-esc-gjor")),
        ("?".to_owned(), t!("verktoy-tast-hjelp-gjor")),
    ];
    let tittel = format!("{id}-taster");
    let navngitt = tittel.clone();
    let taster = taster.map(|(tast, gjor)| view! { <div><dt><kbd>{tast}</kbd></dt><dd>{gjor}</dd></div> });
    view! {
        <dialog class="ds-dialog" data-graf-hjelp aria-labelledby=navngitt>
            <h2 id=tittel>{t!("verktoy-taster")}</h2>
            <p>{t!("verktoy-taster-om")}</p>
            <dl class="facts">{taster.collect_view()}</dl>
            <div class="form-actions"><button class="ds-button" type="button" data-graf-knapp="lukk">{t!("verktoy-lukk")}</button></div>
        </dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Graf, Grafrad, Omtale, Setning, Tegning};
    use crate::charts::Visning;
    use crate::charts::kalender::minutt;
    use crate::charts::kurs::{
        Hendelse, Hoyde, Innhold, Kurs, Monster, Nullpunkt, Ord, Periode, Punkt, Serie, Spenn, Spor, Tegn,
    };
    use crate::domain::forlop::Bedring;
    use leptos::prelude::*;

    fn spor(id: &str, navn: &str, innhold: Innhold) -> Spor {
        Spor { id: id.to_owned(), navn: navn.to_owned(), ingen: "Ingen".to_owned(), innhold }
    }

    fn tegning() -> Tegning {
        let periode = |fra: i32, til: Option<i32>, navn: &str| Periode {
            start: Spenn::ved(minutt(fra, 3, 1)),
            slutt: til.map(|t| Spenn::ved(minutt(t, 2, 1))),
            hale: None,
            monster: Monster::Moderat,
            etikett: navn.to_owned(),
            nr: None,
            stopp: None,
        };
        let attakk = |aar| Hendelse {
            nar: Spenn::ved(minutt(aar, 6, 1)),
            tegn: Tegn::Attakk { bedring: Bedring::Full, steroider: false },
        };
        let maling = |aar, verdi| Punkt { nar: minutt(aar, 9, 14), verdi, ring: false, flagg: false };
        let serie = Serie {
            skala: (0.0, 9.5),
            enhet: String::new(),
            desimaler: 1,
            band: vec![],
            bedre: None,
            hoyde: Hoyde::Stor,
            opphold: None,
            sammenligning: None,
            punkter: vec![
                maling(2011, 2.0),
                maling(2014, 2.5),
                maling(2017, 3.0),
                maling(2020, 3.5),
                maling(2025, 4.0),
            ],
        };
        let kurs = Kurs {
            id: "graf".to_owned(),
            hele: Spenn { fra: minutt(2009, 5, 1), til: minutt(2026, 11, 22) },
            til_og_med: minutt(2026, 11, 22),
            linjer: vec![],
            nullpunkter: vec![Nullpunkt { navn: "År siden debut".to_owned(), nar: minutt(2009, 5, 1) }],
            spor: vec![
                spor(
                    "behandling",
                    "Behandling",
                    Innhold::Perioder(vec![periode(2010, Some(2017), "Rebif"), periode(2018, None, "Ocrevus")]),
                ),
                spor("attakker", "Attakker", Innhold::Hendelser([2009, 2012, 2017].map(attakk).to_vec())),
                spor("edss", "EDSS", Innhold::Serie(serie)),
            ],
            ord: Ord {
                maneder: ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"]
                    .map(str::to_owned),
                desimaltegn: ',',
                rolle: "sykdomsforløp".to_owned(),
            },
        };
        let rad = |nr: usize| Grafrad {
            hva: Setning::var(format!("Punkt {nr}")),
            nar: format!("dag {nr}"),
            ..Grafrad::default()
        };
        let rader = (0..kurs.merker().count()).map(rad).collect();
        Tegning { kurs, rader }
    }

    /// The browser's part looks for these, and says nothing when one is missing.
    #[test]
    fn the_page_has_everything_that_the_browsers_part_looks_for() {
        let omtale = Omtale { navn: "Graf".to_owned(), ..Omtale::default() };
        let side = view! { <Graf tegning=tegning() visning=Visning::default() omtale=omtale/> }.to_html();
        for sokt in [
            "data-graf=\"graf\"",
            "data-kurs=",
            "data-visning=\"skjulte=&amp;teller=0&amp;bredde=640\"",
            "data-graf-form",
            "name=\"fra\"",
            "name=\"til\"",
            "name=\"teller\"",
            "data-graf-svg",
            "data-graf-oversikt",
            "data-graf-status",
            "data-graf-tabell",
            "data-graf-verktoy",
            "data-graf-ord",
            "data-graf-tips",
            "data-graf-hjelp",
            "data-graf-js=",
            "data-graf-wasm=",
            "data-vist=\"Viser fra {0} til {1}: {2} av {3} punkter.\"",
            "data-graf-knapp=\"angre\"",
        ] {
            assert!(side.contains(sokt), "{sokt}");
        }
    }
}
