//! The forms of a case: receive, start, ask the citizen, answer. Each has a one-time key and says what had happened in the
//! case when it was shown.

use super::sak::Utkast;
use super::{ROT, ord};
use crate::components::text_area::TextArea;
use crate::domain::sak::Saksstatus;
use crate::domain::saksgang::{MAKS_SVAR, Saksside, svar_pa};
use crate::t;
use leptos::prelude::*;

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ugyldig {
    IkkeValgt,
    ManglerTekst,
    ManglerKlageadgang,
    ForLang,
    FeilFil,
    ForLangtNummer,
}

impl Ugyldig {
    pub fn tekst(self) -> String {
        match self {
            Self::IkkeValgt => t!("sb-ugyldig-valg"),
            Self::ManglerTekst => t!("sb-ugyldig-tekst"),
            Self::ManglerKlageadgang => t!("sb-ugyldig-klageadgang"),
            Self::ForLang => t!("sb-ugyldig-lang", tegn = MAKS_SVAR),
            Self::FeilFil => t!("sb-ugyldig-fil"),
            Self::ForLangtNummer => t!("sb-ugyldig-nummer"),
        }
    }
}

/// What can be done with the case as it stands. One that is decided and not complained of is shut.
#[component]
pub fn Handlinger(side: Saksside, nokler: [String; 4], utkast: Utkast) -> impl IntoView {
    let status = side.rad.status;
    if status.avgjort() && !side.klaget {
        return view! { <p>{t!("sb-avgjort")}</p> }.into_any();
    }
    let [en, to, tre, fire] = nokler;
    let ramme = |nokkel: String| (side.rad.guid.clone(), side.sett.lesbar(), nokkel);
    let motta = (status == Saksstatus::Sendt).then(|| {
        let (guid, sett, nokkel) = ramme(en);
        view! { <Enkel guid=guid sett=sett nokkel=nokkel status=Saksstatus::Mottatt knapp=t!("sb-motta")/> }
    });
    let start = (status != Saksstatus::UnderBehandling).then(|| {
        let (guid, sett, nokkel) = ramme(to);
        view! { <Enkel guid=guid sett=sett nokkel=nokkel status=Saksstatus::UnderBehandling knapp=t!("sb-start")/> }
    });
    let (tomt, utkast_) = (Utkast::default(), utkast);
    let (spor, svar) = if utkast_.sporsmal { (utkast_, tomt) } else { (tomt, utkast_) };
    let (guid, sett, nokkel) = ramme(tre);
    let sporsmal = view! { <Sporsmal guid=guid sett=sett nokkel=nokkel utkast=spor/> };
    let (guid, sett, nokkel) = ramme(fire);
    view! {
        <h2>{t!("sb-gjor")}</h2>
        <div class="form-actions">{motta}{start}</div>
        {sporsmal}
        <Svar guid=guid sett=sett nokkel=nokkel valg=svar_pa(side.rad.slag) saksnummer=side.rad.saksnummer utkast=svar/>
    }
    .into_any()
}

/// What every form of a case has: its one-time key, and the last event that was shown.
#[component]
fn Engangs(nokkel: String, sett: String) -> impl IntoView {
    view! {
        <input type="hidden" name="nokkel" value=nokkel/>
        <input type="hidden" name="sett" value=sett/>
    }
}

fn sti(guid: &str) -> String {
    format!("{ROT}/sak/{guid}/status")
}

/// One button.
#[component]
fn Enkel(guid: String, sett: String, nokkel: String, status: Saksstatus, knapp: String) -> impl IntoView {
    view! {
        <form method="post" action=sti(&guid) enctype="multipart/form-data" novalidate>
            <Engangs nokkel=nokkel sett=sett/>
            <input type="hidden" name="status" value=status.kode()/>
            <button class="ds-button" data-variant="secondary" type="submit">{knapp}</button>
        </form>
    }
}

#[component]
fn Sporsmal(guid: String, sett: String, nokkel: String, utkast: Utkast) -> impl IntoView {
    let feil = feil_ved(&utkast, "sporsmal-tekst");
    view! {
        <form method="post" action=sti(&guid) enctype="multipart/form-data" novalidate>
            <Engangs nokkel=nokkel sett=sett/>
            <input type="hidden" name="skjema" value="sporsmal"/>
            <input type="hidden" name="status" value=Saksstatus::TrengerMer.kode()/>
            <h3>{t!("sb-spor")}</h3>
            <TextArea id="sporsmal-tekst" name="tekst" label=t!("sb-spor-tekst") hint=t!("sb-spor-hjelp") value=utkast.tekst error=feil/>
            <div class="form-actions">
                <button class="ds-button" data-variant="secondary" type="submit">{t!("sb-spor-knapp")}</button>
            </div>
        </form>
    }
}

#[component]
fn Svar(
    guid: String,
    sett: String,
    nokkel: String,
    valg: &'static [Saksstatus],
    saksnummer: String,
    utkast: Utkast,
) -> impl IntoView {
    let (klagefeil, tekstfeil) = (feil_ved(&utkast, "svar-klageadgang"), feil_ved(&utkast, "svar-tekst"));
    let (filfeil, nummerfeil) = (feil_ved(&utkast, "svar-fil"), feil_ved(&utkast, "svar-saksnummer"));
    let brukt = utkast != Utkast::default();
    let klageadgang = if brukt { utkast.klageadgang.clone() } else { t!("sb-klageadgang-forslag") };
    let saksnummer = if brukt { utkast.saksnummer.clone() } else { saksnummer };
    let kan_avslas = valg.len() > 1;
    let klage = kan_avslas.then(|| {
        view! {
            <TextArea id="svar-klageadgang" name="klageadgang" label=t!("sb-klageadgang") hint=t!("sb-klageadgang-hjelp") value=klageadgang error=klagefeil/>
        }
    });
    view! {
        <form method="post" action=sti(&guid) enctype="multipart/form-data" novalidate>
            <Engangs nokkel=nokkel sett=sett/>
            <input type="hidden" name="skjema" value="svar"/>
            <h3>{t!("sb-svar")}</h3>
            <Avgjorelse valg=valg utkast=utkast.clone()/>
            <TextArea id="svar-tekst" name="tekst" label=t!("sb-svar-tekst") hint=t!("sb-svar-hjelp") value=utkast.tekst error=tekstfeil/>
            {klage}
            <Felt id="svar-saksnummer" ledetekst=t!("sb-saksnummer") hjelp=String::new() feil=nummerfeil>
                <input class="ds-input" type="text" id="svar-saksnummer" name="saksnummer" value=saksnummer autocomplete="off"/>
            </Felt>
            <Felt id="svar-fil" ledetekst=t!("sb-fil-velg") hjelp=t!("sb-fil-hjelp") feil=filfeil>
                <input class="ds-input" type="file" id="svar-fil" name="fil" accept=".pdf,.png,.jpg,.jpeg"
                    aria-describedby="svar-fil-hint"/>
            </Felt>
            <div class="form-actions"><button class="ds-button" type="submit">{t!("sb-svar-knapp")}</button></div>
        </form>
    }
}

/// The answers that fit; where there is one only, there is nothing to choose.
#[component]
fn Avgjorelse(valg: &'static [Saksstatus], utkast: Utkast) -> impl IntoView {
    if let [ene] = valg {
        return view! { <input type="hidden" name="status" value=ene.kode()/> }.into_any();
    }
    let feil = feil_ved(&utkast, "svar-status");
    let ugyldig = feil.is_some();
    let valg = valg.iter().enumerate().map(|(nr, s)| {
        let id = if nr == 0 { "svar-status".to_owned() } else { format!("svar-status-{}", s.kode()) };
        view! {
            <div class="ds-field">
                <input class="ds-input" type="radio" id=id.clone() name="status" value=s.kode()
                    checked=utkast.status == Some(*s) aria-invalid=ugyldig.then_some("true")/>
                <label for=id>{ord::status(*s)}</label>
            </div>
        }
    });
    view! {
        <fieldset class="ds-fieldset" aria-describedby=ugyldig.then_some("svar-status-error")>
            <legend>{t!("sb-svar-valg")}</legend>
            <div class="choices">{valg.collect_view()}</div>
            {feil.map(|f| view! { <p class="ds-validation-message" id="svar-status-error">{f}</p> })}
        </fieldset>
    }
    .into_any()
}

fn feil_ved(utkast: &Utkast, felt: &str) -> Option<String> {
    utkast.feil.iter().find(|(f, _)| *f == felt).map(|(_, u)| u.tekst())
}

/// A labelled field around its control.
#[component]
fn Felt(id: &'static str, ledetekst: String, hjelp: String, feil: Option<String>, children: Children) -> impl IntoView {
    let hjelp = (!hjelp.is_empty()).then(|| view! { <p data-field="description" id=format!("{id}-hint")>{hjelp}</p> });
    view! {
        <div class="ds-field">
            <label for=id>{ledetekst}</label>
            {hjelp}
            {children()}
            {feil.map(|f| view! { <p class="ds-validation-message" id=format!("{id}-error")>{f}</p> })}
        </div>
    }
}
