//! The table behind a chart: one row per mark of the whole course, in the order of the keyboard. Here alone stand the words
//! of the marks.

use super::{Grafrad, Tegning};
use crate::charts::Visning;
use crate::charts::kurs::Kurs;
use crate::pages::registre::rapport::ramme::reg;
use crate::t;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Draws the table, folded unless `apen`: it is often much longer than all else. Rows whose marks are not in the view are there,
/// and hidden.
pub(super) fn tabell(tegning: &Tegning, visning: &Visning, apen: bool) -> AnyView {
    let Tegning { kurs, rader } = tegning;
    let synlige: BTreeSet<usize> = visning.synlige(kurs).into_iter().map(|p| p.rad).collect();
    let (kilder, lenker) =
        (rader.iter().any(|r| !r.kilde.er_tom()), rader.iter().any(|r| r.meld.is_some() || r.sporsmal.is_some()));
    let spalter = 3 + usize::from(kilder) + usize::from(lenker);
    let plasser: Vec<_> = kurs.merker().zip(rader).collect();
    let grupper = kurs.spor.iter().enumerate().filter_map(|(spor, s)| {
        let egne = plasser.iter().filter(|(p, _)| p.spor == spor);
        let ingen = !egne.clone().any(|(p, _)| synlige.contains(&p.rad));
        let egne: Vec<_> = egne.map(|(p, r)| rad(kurs, p.rad, r, synlige.contains(&p.rad), (kilder, lenker))).collect();
        (!egne.is_empty()).then(|| {
            view! {
                <tbody data-spor=spor hidden=ingen>
                    <tr class="group"><th scope="rowgroup" colspan=spalter>{reg(&s.navn)}</th></tr>
                    {egne}
                </tbody>
            }
        })
    });
    let hode = |navn: String| view! { <th scope="col">{navn}</th> };
    view! {
        <details class="ds-details" open=apen><summary>{t!("rapport-graf-tabell")}</summary><div>
        <table class="ds-table stack" id=format!("{}-tabell", kurs.id) aria-label=t!("rapport-graf-tabell") data-graf-tabell>
            <thead><tr>
                {hode(t!("graf-hva"))}{hode(t!("graf-nar"))}{hode(t!("graf-mer"))}
                {kilder.then(|| hode(t!("rapport-kilde")))}
                {lenker.then(|| view! { <th scope="col"><span class="sr-only">{t!("graf-handlinger")}</span></th> })}
            </tr></thead>
            {grupper.collect_view()}
        </table>
        </div></details>
    }
    .into_any()
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
    let kilde = kilder.then(|| view! { <td data-l=t!("rapport-kilde")><div>{r.kilde.vis()}</div></td> });
    let lenker = lenker.then(|| {
        view! { <td><div>{lenke(&r.meld, t!("rapport-meld"))}{lenke(&r.sporsmal, t!("graf-spor"))}</div></td> }
    });
    view! {
        <tr id=format!("{}-rad-{nr}", kurs.id) data-rad=nr hidden=!synlig tabindex="-1">
            <th scope="row" id=hva data-l=t!("graf-hva")><div>{r.hva.vis()}</div></th>
            <td id=nar data-l=t!("graf-nar")><div>{r.nar.clone()}</div></td>
            <td id=mer data-l=t!("graf-mer")><div>{r.mer.vis()}</div></td>
            {kilde}
            {lenker}
        </tr>
    }
    .into_any()
}
