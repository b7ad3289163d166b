//! The log of use as a list: each row with its sentence, its mark, everything the source says, and the way to ask.

use crate::components::disclosure::Help;
use crate::components::facts::Facts;
use crate::components::links::ExternalLink;
use crate::components::row::{Level, Row};
use crate::components::status::{StatusLine, Tone};
use crate::domain::bruk::{Bruk, Hvem, Utlevering};
use crate::domain::loggfilter::{Loggpost, Loggrad};
use crate::domain::register::{Funksjon, Register};
use crate::messages::{dato, tidspunkt};
use crate::oppsett::oppsett;
use crate::pages::gjelder::gjelder;
use crate::pages::loggord as ord;
use crate::t;
use leptos::prelude::*;

/// Where the mark is explained, on each page that has rows.
pub const MERKE: &str = "ingen-kontakt";

/// The rows, in the order they are given. `navngi`: they are of several registries, so each names its own. `apne`: all
/// that the sources say stands open.
#[component]
pub fn Loggliste(rader: Vec<Loggrad>, #[prop(optional)] navngi: bool, #[prop(optional)] apne: bool) -> impl IntoView {
    let rader = rader.into_iter().map(|rad| {
        let register = navngi.then(|| view! { <p class="row-note">{rad.register.navn.clone()}</p> });
        match rad.post {
            Loggpost::Bruk(b) => {
                view! { <Oppslag b=b merket=rad.merket r=rad.register apne=apne>{register}</Oppslag> }.into_any()
            }
            Loggpost::Kopi(u) => view! { <Kopi u=u r=rad.register apne=apne>{register}</Kopi> }.into_any(),
        }
    });
    view! { <ul class="rows log">{rader.collect_view()}</ul> }
}

#[component]
fn Oppslag(b: Bruk, merket: bool, r: std::sync::Arc<Register>, apne: bool, children: Children) -> impl IntoView {
    let g = gjelder();
    let nar = tidspunkt(b.tidspunkt);
    let tittel = t!("logg-radtittel", nar = nar.clone(), hvem = ord::stor_forbokstav(&ord::hvem(&b.hvem, g.annen())));
    let setning = [vec![ord::setning(&b, g.annen())], ord::hvorfor(&b)].concat().join(" ");
    let forklaring = (!b.forklaring.trim().is_empty())
        .then(|| view! { <p>{t!("logg-kilden-forklarer", forklaring = b.forklaring.clone())}</p> });
    let merke = merket.then(|| {
        view! {
            <StatusLine tone=Tone::Unknown text=t!("logg-merke")/>
            <p class="no-print"><a href=format!("#{MERKE}")>{t!("logg-merke-lenke")}</a></p>
        }
    });
    let fakta = ord::bruksfakta(&b, g.annen());
    view! {
        <Row title=tittel level=Level::H3>
            {children()}
            <p>{setning}</p>
            {forklaring}
            {merke}
            <Mer tittel=t!("logg-mer-oppslag", nar = nar.clone()) fakta=fakta apne=apne/>
            <Videre b=b r=r nar=nar/>
        </Row>
    }
}

#[component]
fn Kopi(u: Utlevering, r: std::sync::Arc<Register>, apne: bool, children: Children) -> impl IntoView {
    let nar = dato(u.dato);
    let tittel = t!("logg-radtittel", nar = nar.clone(), hvem = ord::stor_forbokstav(&u.mottaker));
    let reservasjon = ord::reservasjon(&u).map(|tekst| view! { <p>{tekst}</p> });
    let forklaring = (!u.forklaring.trim().is_empty())
        .then(|| view! { <p>{t!("logg-kilden-forklarer", forklaring = u.forklaring.clone())}</p> });
    // An address from a registry leads out of the portal only where it is plainly one of the web.
    let lenke = vert(&u.lenke).map(|vert| {
        let tekst = t!("logg-prosjektlenke", prosjekt = u.prosjekt.clone(), vert = vert);
        view! { <p><ExternalLink href=u.lenke.clone() text=tekst/></p> }
    });
    let fakta = ord::kopifakta(&u);
    let sporsmal = r.har(Funksjon::Sporsmal).then(|| view! { <p class="no-print"><Spor r=r nar=nar.clone()/></p> });
    view! {
        <Row title=tittel level=Level::H3>
            {children()}
            <p>{format!("{} {}", ord::kopisetning(&u), ord::kjennes_igjen(u.identitet))}</p>
            {reservasjon}
            {forklaring}
            {lenke}
            <Mer tittel=t!("logg-mer-kopi", nar = nar) fakta=fakta apne=apne/>
            {sporsmal}
        </Row>
    }
}

/// The host of a web address; none for anything else. What the browser would read in another way is refused, too.
fn vert(lenke: &str) -> Option<String> {
    let rest = lenke.strip_prefix("https://")?;
    let vert = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let lov = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
    let resten = lenke.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'\\' | b'"' | b'<' | b'>' | b'`'));
    (vert.contains('.') && vert.bytes().all(lov) && resten).then(|| vert.to_ascii_lowercase())
}

/// Everything the source says. Stands open when the page is to be printed.
#[component]
fn Mer(tittel: String, fakta: Vec<(String, String)>, apne: bool) -> impl IntoView {
    view! { <details class="help" open=apne><summary>{tittel}</summary><div><Facts facts=fakta/></div></details> }
}

/// What one can do about a look-up by somebody else.
#[component]
fn Videre(b: Bruk, r: std::sync::Arc<Register>, nar: String) -> impl IntoView {
    if b.hvem == Hvem::Selv {
        return ().into_any();
    }
    // What was fetched just now has no address here: one asks about it instead.
    let meld = (r.har(Funksjon::Logg) && b.id.0 > 0).then(|| {
        let adresse = format!("/helseregistre/{}/henvendelse/oppslag?oppslag={}", r.slug, b.id);
        let skjult = t!("logg-om-oppslaget", nar = nar.clone());
        view! { <a href=adresse>{t!("logg-meld")}<span class="sr-only">" "{skjult}</span></a> }
    });
    let spor = r.har(Funksjon::Sporsmal).then(|| view! { <Spor r=std::sync::Arc::clone(&r) nar=nar/> });
    (meld.is_some() || spor.is_some()).then(|| view! { <p class="tools">{meld}{spor}</p> }).into_any()
}

#[component]
fn Spor(r: std::sync::Arc<Register>, nar: String) -> impl IntoView {
    let adresse = format!("/helseregistre/{}/henvendelse/sporsmal", r.slug);
    view! { <a href=adresse>{t!("logg-spor", register = r.kortnavn.clone())}<span class="sr-only">" "{t!("logg-om-oppslaget", nar = nar)}</span></a> }
}

/// What the mark means, and what to do with a row one does not recognise. `merket`: some row has the mark.
#[component]
pub fn Logghjelp(merket: bool) -> impl IntoView {
    let merke = merket.then(|| {
        view! {
            <section id=MERKE aria-labelledby="ingen-kontakt-tittel">
                <h3 id="ingen-kontakt-tittel">{t!("logg-merke-tittel")}</h3>
                <p>{t!("logg-merke-hva", dager = crate::domain::kontakt::DAGER)}</p>
                <p>{t!("logg-merke-kan-vaere-riktig")}</p>
                <p>{t!("logg-merke-hva-na")}</p>
            </section>
        }
    });
    view! {
        {merke}
        <Help summary=t!("logg-automatisk-tittel")><p>{t!("logg-automatisk-tekst")}</p></Help>
        <Help summary=t!("logg-hjelp")><p>{t!("logg-hjelp-tekst", telefon = oppsett().telefon)}</p></Help>
    }
}

#[cfg(test)]
mod tests {
    use super::vert;

    #[test]
    fn only_plain_web_addresses_lead_out() {
        assert_eq!(vert("https://Helsedata.no/prosjekt?id=1#a").as_deref(), Some("helsedata.no"));
        for ond in [
            "",
            "javascript:alert(1)",
            "http://helsedata.no/",
            "https://",
            "https://ond@helsedata.no/",
            "https://helsedata.no:8443/",
            "https:\\\\helsedata.no",
            "https://helsedata.no/\\..",
            "https://helsedata.no/ x",
            "https://helsedata.no/\u{202e}",
            "https://hёlsedata.no/",
            "//helsedata.no",
            "data:text/html,x",
            "https://localhost/",
        ] {
            assert_eq!(vert(ond), None, "{ond}");
        }
    }
}
