//! What one takes part in, by registry.

use crate::components::exhibit::Exhibit;
use crate::components::links::{ActionLink, BackLink};
use crate::components::row::{Level, Row};
use crate::components::status::{StatusLine, Tone};
use crate::domain::deltakelse::{Deltakelse, Deltakelseskilde, Deltakelsesslag, Partsdeltakelser};
use crate::messages::{dato, tidspunkt};
use crate::pages::Tittel;
use crate::pages::gjelder::DuBetyr;
use crate::t;
use jiff::Timestamp;
use leptos::prelude::*;

pub(super) const ROT: &str = "/deltakelse";

/// The page.
#[component]
pub fn Liste(parter: Vec<Partsdeltakelser>) -> impl IntoView {
    let tom = parter.is_empty().then(|| {
        view! { <div class="empty"><p>{t!("deltakelse-tom")}</p><p>{t!("deltakelse-tom-hva")}</p></div> }
    });
    let parter = parter.into_iter().map(|p| view! { <Part part=p/> }).collect_view();
    view! {
        <Tittel side=t!("deltakelse-tittel")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("deltakelse-tittel")}</h1>
        <p class="lead">{t!("deltakelse-ingress")}</p>
        <DuBetyr/>
        {tom}
        {parter}
        <section aria-labelledby="samtykke">
            <h2 id="samtykke">{t!("deltakelse-samtykke")}</h2>
            <p>{t!("deltakelse-samtykke-tekst")}</p>
            <p><ActionLink href="/samtykke" text=t!("deltakelse-foresporsler")/></p>
            <p><ActionLink href="/personverninnstillinger/forskning" text=t!("deltakelse-innstillinger")/></p>
        </section>
    }
}

#[component]
fn Part(part: Partsdeltakelser) -> impl IntoView {
    let Partsdeltakelser { register: r, deltakelser, kilde, .. } = part;
    let id = format!("part-{}", r.slug);
    let rader = deltakelser.into_iter().map(|d| {
        let periode = periode(&d);
        view! {
            <Row href=sti(&r.slug, &d.id) title=d.tittel.clone() level=Level::H3>
                <p class="row-note">{slag(d.slag)}{periode.map(|p| format!(" · {p}"))}</p>
                <p dir="auto">{d.status}</p>
            </Row>
        }
    });
    let rader = rader.collect_view();
    let rader = (!rader.is_empty()).then(|| view! { <ul class="rows">{rader}</ul> });
    let merket_av = id.clone();
    view! {
        <section aria-labelledby=merket_av>
            <h2 id=id>{r.navn.clone()}</h2>
            <Ferskhet kilde=kilde register=r.kortnavn.clone()/>
            {rader}
        </section>
    }
}

/// How old what is shown is, or that the registry gave no answer.
#[component]
pub fn Ferskhet(kilde: Deltakelseskilde, register: String) -> impl IntoView {
    match kilde {
        Deltakelseskilde::Hentet => {
            view! { <p class="meta">{t!("deltakelse-hentet", register = register)}</p> }.into_any()
        }
        Deltakelseskilde::Levert(nar) => levert(nar),
        Deltakelseskilde::Feilet(nar) => {
            let tekst = t!("deltakelse-feilet", register = register);
            view! { <StatusLine tone=Tone::Unknown text=tekst/>{nar.map(levert)} }.into_any()
        }
    }
}

fn levert(nar: Timestamp) -> AnyView {
    view! { <p class="meta">{t!("deltakelse-levert", tidspunkt = tidspunkt(nar))}</p> }.into_any()
}

pub(super) fn slag(slag: Deltakelsesslag) -> String {
    match slag {
        Deltakelsesslag::Forskning => t!("deltakelse-forskning"),
        Deltakelsesslag::Screening => t!("deltakelse-screening"),
    }
}

pub(super) fn periode(d: &Deltakelse) -> Option<String> {
    match (d.fra, d.til) {
        (Some(fra), Some(til)) => Some(t!("deltakelse-fra-til", fra = dato(fra), til = dato(til))),
        (Some(fra), None) => Some(t!("deltakelse-fra", fra = dato(fra))),
        (None, Some(til)) => Some(t!("deltakelse-til", til = dato(til))),
        (None, None) => None,
    }
}

/// The address of a project. Its id is the registry's: whatever is not plain is written in percent.
pub fn sti(slug: &str, id: &str) -> String {
    use std::fmt::Write;
    let mut ut = ROT.to_owned();
    for del in [slug, id] {
        ut.push('/');
        for b in del.bytes() {
            if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'~') {
                ut.push(char::from(b));
            } else {
                // Writing to a text cannot fail.
                let _ = write!(ut, "%{b:02X}");
            }
        }
    }
    ut
}

/// Projects for the gallery.
pub(super) fn prove(kilde: Deltakelseskilde) -> Vec<Partsdeltakelser> {
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let deltakelser: Vec<Deltakelse> = serde_json::from_str(PROVE).unwrap_or_default();
    let register = katalog.register("ms").cloned();
    register
        .into_iter()
        .map(|register| Partsdeltakelser { register, deltakelser: deltakelser.clone(), kilde, kan_settes: true })
        .collect()
}

const PROVE: &str = r#"[
  {"id": "tidlig-behandling", "slag": "forskning", "tittel": "Tidlig behandling og funksjon ved MS",
   "forklaring": "Studien ser på hvordan det går med dem som får behandling tidlig.",
   "status": "Du deltar", "ansvarlig": "Universitetet i Bergen", "fra": "2024-02-01", "til": "2029-12-31",
   "steg": [{"tittel": "Invitert", "ferdig": "2024-01-10"}, {"tittel": "Samtykket", "ferdig": "2024-02-01"},
            {"tittel": "Svar på spørreskjema", "beskrivelse": "Du får skjemaet i januar."}, {"tittel": "Resultat"}],
   "funksjoner": [
     {"kortnavn": "paaminnelse", "tittel": "Påminnelse om spørreskjema", "forklaring": "Du får en melding når et skjema venter.",
      "funksjonsType": "enkel", "tilstand": true},
     {"kortnavn": "sprak", "tittel": "Språk i brev fra studien", "funksjonsType": "radio", "valgtOpsjon": "nb",
      "opsjoner": [{"kode": "nb", "tekst": "Bokmål"}, {"kode": "nn", "tekst": "Nynorsk"}]}]}
]"#;

const LEVERT: Timestamp = Timestamp::constant(1_795_340_520, 0);

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: research and screening",
    states: &[
        ("some", || view! { <Liste parter=prove(Deltakelseskilde::Levert(LEVERT))/> }.into_any()),
        ("none", || view! { <Liste parter=Vec::new()/> }.into_any()),
        ("no answer, older shown", || {
            view! { <Liste parter=prove(Deltakelseskilde::Feilet(Some(LEVERT)))/> }.into_any()
        }),
        ("no answer", || {
            let tomme = prove(Deltakelseskilde::Feilet(None))
                .into_iter()
                .map(|p| Partsdeltakelser { deltakelser: Vec::new(), ..p });
            view! { <Liste parter=tomme.collect()/> }.into_any()
        }),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_from_a_registry_is_one_part_of_an_address() {
        assert_eq!(sti("ms", "p-1_A"), "/deltakelse/ms/p-1_A");
        for ond in ["../../logg-ut", "a/b?c#d", "\"><script>", "æ \u{202e}", "..", "%2e%2e"] {
            let sti = sti("ms", ond);
            let siste = sti.strip_prefix("/deltakelse/ms/").expect("below the registry");
            assert!(siste.bytes().all(|b| b.is_ascii_alphanumeric() || b"%-_~".contains(&b)), "{sti}");
        }
    }

    #[test]
    fn the_gallery_has_a_project() {
        assert_eq!(prove(Deltakelseskilde::Hentet)[0].deltakelser.len(), 1);
    }
}
