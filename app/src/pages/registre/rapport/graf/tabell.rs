//! The table behind a chart: one row per mark of the whole course, in the order of the keyboard unless another is asked for.
//! Here alone stand the words of the marks.

use super::valg::{Grafvalg, Rekkefolge, dag, parameter};
use super::{Grafrad, Setning, Tegning};
use crate::charts::Visning;
use crate::charts::kurs::{Kurs, Plass};
use crate::pages::registre::rapport::ramme::{prosent, reg};
use crate::t;
use leptos::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What of the table is shown, and how.
pub(super) struct Tabellvalg<'a> {
    pub visning: &'a Visning,
    /// None: in the order of the drawing, and folded.
    pub rekke: Option<Rekkefolge>,
    /// Of the address, what belongs to other charts and to the page.
    pub ovrige: &'a [(String, String)],
    /// For a file: open, with nothing to choose.
    pub i_fil: bool,
}

/// Draws the table, folded unless its order was asked for: it is often much longer than all else. Rows whose marks are not in
/// the view are there, and hidden.
pub(super) fn tabell(tegning: &Tegning, valg: &Tabellvalg<'_>) -> AnyView {
    let Tegning { kurs, rader } = tegning;
    let synlige: BTreeSet<usize> = valg.visning.synlige(kurs).into_iter().map(|p| p.rad).collect();
    let (kilder, lenker) =
        (rader.iter().any(|r| !r.kilde.er_tom()), rader.iter().any(|r| r.meld.is_some() || r.sporsmal.is_some()));
    let spalter = 3 + usize::from(kilder) + usize::from(lenker);
    let grupper = grupper(tegning, valg.rekke.unwrap_or_default()).into_iter().map(|(tittel, egne)| {
        let ingen = !egne.iter().any(|(nr, _)| synlige.contains(nr));
        let egne: Vec<_> =
            egne.into_iter().map(|(nr, r)| rad(kurs, nr, r, synlige.contains(&nr), (kilder, lenker))).collect();
        view! {
            <tbody hidden=ingen>
                <tr class="group"><th scope="rowgroup" colspan=spalter>{tittel}</th></tr>
                {egne}
            </tbody>
        }
    });
    let grupper = grupper.collect_view();
    // A dense series has no rows, and one row has no order.
    let rekkefolger = (!valg.i_fil && rader.len() > 1).then(|| rekkefolger(kurs, valg));
    let apen = valg.i_fil || valg.rekke.is_some();
    let hode = |navn: String| view! { <th scope="col">{navn}</th> };
    view! {
        <details class="ds-details" open=apen><summary>{t!("rapport-graf-tabell")}</summary><div>
        {rekkefolger}
        <table class="ds-table stack" id=format!("{}-tabell", kurs.id) aria-label=t!("rapport-graf-tabell") data-graf-tabell>
            <thead><tr>
                {hode(t!("graf-hva"))}{hode(t!("graf-nar"))}{hode(t!("graf-mer"))}
                {kilder.then(|| hode(t!("rapport-kilde")))}
                {lenker.then(|| view! { <th scope="col"><span class="sr-only">{t!("graf-handlinger")}</span></th> })}
            </tr></thead>
            {grupper}
        </table>
        </div></details>
    }
    .into_any()
}

type Gruppe<'t> = (AnyView, Vec<(usize, &'t Grafrad)>);

/// The rows with their numbers, under the name of their track or the year in which they begin.
fn grupper(tegning: &Tegning, rekke: Rekkefolge) -> Vec<Gruppe<'_>> {
    let Tegning { kurs, rader } = tegning;
    let fra = |p: Plass| kurs.spenn(p).map_or(kurs.hele.fra, |s| s.fra);
    let ar = |p: Plass| dag(fra(p)).year();
    let mut plasser: Vec<(Plass, &Grafrad)> = kurs.merker().zip(rader).collect();
    match rekke {
        Rekkefolge::Spor => {}
        Rekkefolge::Eldst => plasser.sort_by_key(|(p, _)| fra(*p)),
        Rekkefolge::Nyest => plasser.sort_by_key(|(p, _)| Reverse(fra(*p))),
    }
    let samme = |a: Plass, b: Plass| if rekke == Rekkefolge::Spor { a.spor == b.spor } else { ar(a) == ar(b) };
    let tittel = |p: Plass| match rekke {
        Rekkefolge::Spor => kurs.spor.get(p.spor).map(|s| reg(&s.navn)).into_any(),
        Rekkefolge::Eldst | Rekkefolge::Nyest => ar(p).to_string().into_any(),
    };
    let grupper = plasser.chunk_by(|(a, _), (b, _)| samme(*a, *b)).filter_map(|g| {
        let (forste, _) = g.first()?;
        Some((tittel(*forste), g.iter().map(|(p, r)| (p.rad, *r)).collect()))
    });
    grupper.collect()
}

/// Links to the same view with the table in each order. The browser's part keeps them true.
fn rekkefolger(kurs: &Kurs, valg: &Tabellvalg<'_>) -> AnyView {
    let ovrige = valg.ovrige.iter().map(|(navn, verdi)| format!("{}={}", prosent(navn), prosent(verdi)));
    let sett = Some(Grafvalg::sporring(kurs, valg.visning)).filter(|s| !s.is_empty());
    let foran: String = ovrige.chain(sett).map(|del| del + "&").collect();
    let (navn, id) = (parameter(&kurs.id, "rekke"), &kurs.id);
    let lenker = Rekkefolge::ALLE.map(|rekke| {
        let egen = format!("{navn}={}", rekke.kode());
        let valgt = (rekke == valg.rekke.unwrap_or_default()).then_some("true");
        view! { <li><a href=format!("?{foran}{egen}#{id}-tabell") data-graf-lenke=egen aria-current=valgt>{ord(rekke)}</a></li> }
    });
    view! { <nav class="pills no-print" aria-label=t!("graf-rekke")><ul>{lenker}</ul></nav> }.into_any()
}

fn ord(rekke: Rekkefolge) -> String {
    match rekke {
        Rekkefolge::Spor => t!("graf-rekke-spor"),
        Rekkefolge::Eldst => t!("graf-rekke-eldst"),
        Rekkefolge::Nyest => t!("graf-rekke-nyest"),
    }
}

fn rad(kurs: &Kurs, nr: usize, r: &Grafrad, synlig: bool, (kilder, lenker): (bool, bool)) -> AnyView {
    let [hva, nar, mer] = kurs.celler(nr);
    let om = format!("{}, {}", r.hva.ren(), r.nar);
    let lenke = |href: &Option<String>, ord: String| {
        let om = om.clone();
        href.clone().map(
            |href| view! { <a class="no-print target" href=href>{ord}<span class="sr-only">" – "{om}</span></a>" " },
        )
    };
    // Where rows are stacked, nothing stands under a heading of its own.
    let over = |s: &Setning, ord: String| (!s.er_tom()).then_some(ord);
    let kilde =
        kilder.then(|| view! { <td data-l=over(&r.kilde, t!("rapport-kilde"))><div>{r.kilde.vis()}</div></td> });
    let lenker = lenker.then(|| {
        view! { <td><div>{lenke(&r.meld, t!("rapport-meld"))}{lenke(&r.sporsmal, t!("graf-spor"))}</div></td> }
    });
    view! {
        <tr id=format!("{}-rad-{nr}", kurs.id) data-rad=nr hidden=!synlig tabindex="-1">
            <th scope="row" id=hva data-l=t!("graf-hva")><div>{r.hva.vis()}</div></th>
            <td id=nar data-l=t!("graf-nar")><div>{r.nar.clone()}</div></td>
            <td id=mer data-l=over(&r.mer, t!("graf-mer"))><div>{r.mer.vis()}</div></td>
            {kilde}
            {lenker}
        </tr>
    }
    .into_any()
}
