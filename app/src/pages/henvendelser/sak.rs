//! One case: where it stands, what has been said, and what the citizen can do now.

use super::ord::{Filfeil, Filfelt, Oppsummering, filfeil, meldingsfeil, slag, status, svar};
use super::{ROT, prove};
use crate::components::alert::{Alert, Kind};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::BackLink;
use crate::components::status::StatusLine;
use crate::components::text_area::TextArea;
use crate::domain::id::HendelseId;
use crate::domain::sak::{
    Feltfeil, Hendelsesslag, Klageadgang, Omfang, Sakhendelse, Saksside, Saksslag, Saksstatus, Vedleggslinje,
};
use crate::islands::PrintButton;
use crate::messages::{dato, tall, tidspunkt};
use crate::pages::gjelder::{ForPerson, gjelder};
use crate::pages::{Tittel, Utskriftshode};
use crate::t;
use leptos::prelude::*;

/// What has just been done, from the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merknad {
    Sendt,
    Svart,
    Klaget,
}

impl Merknad {
    pub const ALLE: [Self; 3] = [Self::Sendt, Self::Svart, Self::Klaget];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Sendt => "sendt",
            Self::Svart => "svart",
            Self::Klaget => "klaget",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|m| m.kode() == kode)
    }
}

/// A message that was not taken, to be drawn again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meldingsutkast {
    /// It was a complaint.
    pub klage: bool,
    pub tekst: String,
    pub nokkel: String,
    pub feil: Option<Feltfeil>,
    pub filfeil: Vec<Filfeil>,
    /// The case was decided, or the deadline passed, while it was written.
    pub lukket: bool,
}

impl Meldingsutkast {
    pub fn nytt(klage: bool, nokkel: String) -> Self {
        Self { klage, tekst: String::new(), nokkel, feil: None, filfeil: Vec::new(), lukket: false }
    }

    fn alle_feil(&self) -> Vec<(String, String)> {
        let felt = self.feil.map(|f| ("tekst".to_owned(), meldingsfeil(f)));
        felt.into_iter().chain(self.filfeil.iter().map(|f| ("vedlegg".to_owned(), filfeil(f)))).collect()
    }
}

/// The page. `utkast` is the form that stands in it, if one does.
#[component]
pub fn SakSide(
    side: Saksside,
    #[prop(optional_no_strip)] merknad: Option<Merknad>,
    utkast: Meldingsutkast,
) -> impl IntoView {
    let sak = side.rad.sak.clone();
    let feil = utkast.alle_feil();
    let (har_feil, sti) = (!feil.is_empty(), format!("{ROT}/{}", sak.id));
    let (tone, ord) = status(&sak);
    let hentet = side.hendelser.last().map_or(sak.id, |h| h.id).tidspunkt();
    let lukket = utkast.lukket.then(|| {
        view! { <Alert kind=Kind::Warning title=t!("sak-lukket-tittel") text=t!("sak-lukket")/><div class="notice"><p>{utkast.tekst.clone()}</p></div> }
    });
    let sen = side.er_sen().then(|| view! { <Alert kind=Kind::Info text=t!("sak-sen")/> });
    let utskrift = view! { <Utskriftshode navn=side.navn.helt() hentet=hentet sti=sti.clone()/> };
    view! {
        <Tittel side=t!("sak-side", slag = slag(sak.slag)) del=t!("sak-navn") feil=har_feil/>
        <div class="measure">
            {utskrift}
            {merknad.map(|m| view! { <Kvittert side=side.clone() merknad=m/> })}
            <Oppsummering feil=feil/>
            <BackLink href=ROT text=t!("sak-navn")/>
            <h1>{t!("sak-tittel", slag = slag(sak.slag), register = side.rad.register.kortnavn.clone())}</h1>
            <StatusLine tone=tone text=ord/>
            {lukket}
            {sen}
            <Steg side=side.clone()/>
            <Om side=side.clone()/>
            <Trad side=side.clone()/>
            <HvaNa side=side utkast=utkast/>
            <div class="tools"><a class="ds-button" data-variant="tertiary" href=sti>{t!("sak-oppdater")}</a><PrintButton text=t!("innhold-skriv-ut")/></div>
        </div>
    }
}

/// The receipt of what was just sent (screens 6.5c): number and deadline.
#[component]
fn Kvittert(side: Saksside, merknad: Merknad) -> impl IntoView {
    let sak = side.rad.sak;
    let tekst = match merknad {
        Merknad::Sendt => t!("sak-kvittering", nummer = sak.id.lesbar(), frist = dato(sak.frist)),
        Merknad::Svart => t!("sak-kvittering-svar"),
        Merknad::Klaget => t!("sak-kvittering-klage", frist = dato(sak.frist)),
    };
    view! { <div role="status"><Alert kind=Kind::Success text=tekst/></div> }
}

/// The way from sent to answered.
#[component]
fn Steg(side: Saksside) -> impl IntoView {
    let status = side.rad.sak.status;
    let na = match status {
        Saksstatus::Sendt => 0,
        Saksstatus::Mottatt => 1,
        Saksstatus::UnderBehandling | Saksstatus::TrengerMer => 2,
        _ => 4,
    };
    let nar = |s: Saksstatus| side.nar(s).map(dato).unwrap_or_default();
    let steg = [
        (t!("sak-steg-sendt"), nar(Saksstatus::Sendt)),
        (t!("sak-steg-mottatt"), nar(Saksstatus::Mottatt)),
        (t!("sak-steg-behandling"), nar(Saksstatus::UnderBehandling)),
        (t!("sak-steg-svar"), side.avgjort().map(dato).unwrap_or_default()),
    ];
    let steg = steg.into_iter().enumerate().map(|(nr, (navn, nar))| {
        let (tilstand, ferdig) = match nr {
            nr if nr < na || na == 4 => ("done", true),
            nr if nr == na => ("current", false),
            _ => ("todo", false),
        };
        let skjult = ferdig.then(|| view! { <span class="sr-only">" "{t!("sak-ferdig")}</span> });
        let nar = (!nar.is_empty()).then(|| view! { <p>{nar}</p> });
        view! { <li data-state=tilstand aria-current=(tilstand == "current").then_some("step")><span>{navn}{skjult}</span>{nar}</li> }
    });
    view! { <h2>{t!("sak-gang")}</h2><ol class="steps">{steg.collect_view()}</ol> }
}

/// What it is about, and its number and deadline.
#[component]
fn Om(side: Saksside) -> impl IntoView {
    let (sak, r) = (side.rad.sak, side.rad.register);
    let mut fakta = vec![(t!("sak-register"), r.navn.clone())];
    let mut legg = |navn: String, verdi: String| {
        if !verdi.is_empty() {
            fakta.push((navn, verdi));
        }
    };
    legg(t!("sak-gjelder"), sak.gjelder.ord.clone());
    if sak.slag.ma_bekreftes() {
        legg(t!("sak-omfang"), omfang(sak.slag, Omfang::les(&sak.onsket)));
    } else {
        legg(t!("sak-skal-sta"), sak.onsket.clone());
    }
    legg(t!("sak-nummer"), sak.id.lesbar());
    legg(t!("sak-saksnummer"), sak.saksnummer.clone());
    if !sak.status.avgjort() {
        legg(t!("sak-frist"), dato(sak.frist));
    }
    legg(t!("samtykke-bekreft-for"), gjelder().annen().map(|_| side.navn.helt()).unwrap_or_default());
    view! { <h2>{t!("sak-om")}</h2><Facts facts=fakta/> }
}

fn omfang(slag: Saksslag, omfang: Option<Omfang>) -> String {
    match (slag, omfang) {
        (_, None) => String::new(),
        (Saksslag::Sperring, Some(Omfang::Noen)) => t!("sak-omfang-noen-personer"),
        (Saksslag::Sperring, _) => t!("sak-omfang-alle-personer"),
        (_, Some(Omfang::Alt)) => t!("sak-omfang-alt"),
        (_, Some(Omfang::Denne)) => t!("sak-omfang-denne"),
        (_, Some(Omfang::Noen)) => t!("sak-omfang-noen"),
    }
}

/// Everything that was said and done, oldest first.
#[component]
fn Trad(side: Saksside) -> impl IntoView {
    let sak = side.rad.sak.clone();
    let forste = side.hendelser.iter().find(|h| h.status == Some(Saksstatus::Sendt) && !h.klage).map(|h| h.id);
    let en = |h: &Sakhendelse| {
        let tekst = if Some(h.id) == forste { sak.tekst.clone() } else { h.tekst.clone() };
        let avsnitt = tekst.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let avsnitt = avsnitt.into_iter().map(|a| view! { <p>{a}</p> }).collect_view();
        let filer: Vec<_> = side.vedlegg_til(h).cloned().collect();
        let filer = (!filer.is_empty()).then(|| view! { <Filer sak=sak.id filer=filer/> });
        let hode = hva(h, Some(h.id) == forste, sak.slag, &side.rad.register.kortnavn);
        view! {
            <li class="card">
                <h3>{hode}</h3>
                <p class="meta">{tidspunkt(h.id.tidspunkt())}</p>
                {avsnitt}
                {filer}
            </li>
        }
    };
    let linjer = side.hendelser.iter().map(en).collect_view();
    view! { <h2>{t!("sak-trad")}</h2><ul class="cards">{linjer}</ul> }
}

/// Who did what.
fn hva(h: &Sakhendelse, forste: bool, slag: Saksslag, register: &str) -> String {
    let annen = gjelder().annen().map(|n| n.fornavn.clone());
    let hvem = match (&h.hvem, annen) {
        (Hendelsesslag::Innbygger, None) => t!("sak-du"),
        (Hendelsesslag::Innbygger, Some(navn)) => navn,
        (Hendelsesslag::Representant(navn), _) => navn.clone(),
        (Hendelsesslag::Register(navn), _) if !navn.is_empty() => navn.clone(),
        (Hendelsesslag::Register(_), _) => register.to_owned(),
        (Hendelsesslag::Portal, _) => t!("sak-portalen"),
    };
    let gjort = match h.status {
        _ if forste => t!("sak-gjort-sendt"),
        _ if h.klage => t!("sak-gjort-klaget"),
        Some(Saksstatus::Mottatt) => t!("sak-gjort-mottatt"),
        Some(Saksstatus::TrengerMer) => t!("sak-gjort-spurt"),
        Some(Saksstatus::UnderBehandling) if matches!(h.hvem, Hendelsesslag::Register(_)) => t!("sak-gjort-behandler"),
        Some(s) if s.avgjort() => t!("sak-gjort-avgjort", svar = svar(slag, s).to_lowercase()),
        _ => t!("sak-gjort-skrev"),
    };
    format!("{hvem} {gjort}")
}

/// Files, each saved and never shown in the page.
#[component]
fn Filer(sak: HendelseId, filer: Vec<Vedleggslinje>) -> impl IntoView {
    let en = |v: Vedleggslinje| {
        let kb = u32::try_from(v.byte.div_ceil(1024)).map_or(0.0, f64::from);
        let tekst = t!("sak-last-ned", navn = v.navn, slag = v.slag.navn(), kb = tall(kb));
        view! { <li><a href=format!("{ROT}/{sak}/vedlegg/{}", v.id)>{tekst}</a></li> }
    };
    view! { <ul>{filer.into_iter().map(en).collect_view()}</ul> }
}

/// What can be done now: answer or add something, or complain.
#[component]
fn HvaNa(side: Saksside, utkast: Meldingsutkast) -> impl IntoView {
    let sak = &side.rad.sak;
    let klage = side.klageadgang();
    let om_klage = match klage {
        Klageadgang::Ingen => None,
        Klageadgang::Apen(frist) => Some(t!("sak-klage", frist = dato(frist))),
        Klageadgang::Utlopt(frist) => Some(t!("sak-klage-utlopt", frist = dato(frist))),
        Klageadgang::Brukt => Some(t!("sak-klage-brukt")),
    };
    let om_klage = om_klage.map(|tekst| view! { <h2>{t!("sak-slik-klager-du")}</h2><p>{tekst}</p> });
    let apen = matches!(klage, Klageadgang::Apen(_));
    let skjema = match (side.kan_skrive, sak.status.avgjort(), apen) {
        (true, false, _) => {
            let spurt = sak.status == Saksstatus::TrengerMer;
            let (tittel, etikett) =
                if spurt { (t!("sak-svar-tittel"), t!("sak-svar")) } else { (t!("sak-mer-tittel"), t!("sak-mer")) };
            Some(view! { <h2>{tittel}</h2><Melding id=sak.id klage=false etikett=etikett utkast=utkast/> }.into_any())
        }
        (true, true, true) => {
            Some(view! { <Melding id=sak.id klage=true etikett=t!("sak-klag-over") utkast=utkast/> }.into_any())
        }
        _ => None,
    };
    view! { <div>{om_klage}<div class="no-print">{skjema}</div></div> }
}

/// The form for a message or a complaint.
#[component]
fn Melding(id: HendelseId, klage: bool, etikett: String, utkast: Meldingsutkast) -> impl IntoView {
    // What was written for the other form is not this one's.
    let utkast = if utkast.klage == klage { utkast } else { Meldingsutkast::nytt(klage, utkast.nokkel) };
    let (del, knapp) = if klage { ("klage", t!("sak-send-klage")) } else { ("svar", t!("sak-send-svar")) };
    view! {
        <form method="post" action=format!("{ROT}/{id}/{del}") enctype="multipart/form-data" novalidate>
            <ForPerson/>
            <input type="hidden" name="nokkel" value=utkast.nokkel/>
            <TextArea name="tekst" label=etikett hint=t!("sak-tegn") value=utkast.tekst error=utkast.feil.map(meldingsfeil)/>
            <Filfelt navn="vedlegg" feil=utkast.filfeil/>
            <div class="form-actions"><button class="ds-button" type="submit">{knapp}</button></div>
        </form>
    }
}

fn tilstand(slag: Saksslag, status: Saksstatus, merknad: Option<Merknad>) -> AnyView {
    prove::sak(slag, status)
        .map(|side| view! { <SakSide side=side merknad=merknad utkast=Meldingsutkast::nytt(false, "k".into())/> })
        .into_any()
}

fn utkast(status: Saksstatus, endre: fn(&mut Meldingsutkast)) -> AnyView {
    let mut u = Meldingsutkast::nytt(status.avgjort(), "k".into());
    endre(&mut u);
    prove::sak(Saksslag::Feil, status).map(|side| view! { <SakSide side=side utkast=u/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: one case",
    states: &[
        ("just sent", || tilstand(Saksslag::Feil, Saksstatus::Sendt, Some(Merknad::Sendt))),
        ("received", || tilstand(Saksslag::Sporsmal, Saksstatus::Mottatt, None)),
        ("late", || {
            prove::sen()
                .map(|side| view! { <SakSide side=side utkast=Meldingsutkast::nytt(false, "k".into())/> })
                .into_any()
        }),
        ("the registry asks", || tilstand(Saksslag::Feil, Saksstatus::TrengerMer, None)),
        ("answered the registry", || tilstand(Saksslag::Feil, Saksstatus::UnderBehandling, Some(Merknad::Svart))),
        ("answer, to put right", || {
            utkast(Saksstatus::TrengerMer, |u| u.feil = Some(Feltfeil::Mangler(crate::domain::sak::Felt::Tekst)))
        }),
        ("decided while writing", || {
            utkast(Saksstatus::Innvilget, |u| {
                u.tekst = "En ting til.".into();
                u.lukket = true;
            })
        }),
        ("corrected", || tilstand(Saksslag::Feil, Saksstatus::Innvilget, None)),
        ("refused", || tilstand(Saksslag::Sletting, Saksstatus::Avslatt, None)),
        ("granted in part", || tilstand(Saksslag::Sperring, Saksstatus::DelvisInnvilget, None)),
        ("answered", || tilstand(Saksslag::Oppslag, Saksstatus::Besvart, None)),
        ("complained", || {
            prove::klaget().map(|side| view! { <SakSide side=side merknad=Some(Merknad::Klaget) utkast=Meldingsutkast::nytt(false, "k".into())/> }).into_any()
        }),
    ],
};
