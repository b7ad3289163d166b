//! The words for states and changes: one wording per state everywhere (screens 5.5).

use crate::components::status::Tone;
use crate::domain::definisjon::{Definisjon, Omrade, TypePi};
use crate::domain::forlop::sammenligning::Skala;
use crate::domain::historikk::{Endring, GjortAv, Kanal};
use crate::domain::innstilling::Status;
use crate::domain::metadata::{Metadata, Mottaker, Mottakerslag, Niva};
use crate::domain::oversikt::{Historikkrad, Innstillingsrad, Partsrad};
use crate::domain::register::Grunnlagsslag;
use crate::domain::tid::Periode;
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::pages::gjelder::gjelder;
use crate::t;

/// The words and the icon of a state.
pub fn status(s: Status) -> (Tone, String) {
    match s {
        Status::Samtykket => (Tone::Positive, t!("status-samtykket")),
        Status::IkkeSamtykket => (Tone::Neutral, t!("status-ikke-samtykket")),
        Status::SamtykkeTrukket => (Tone::Neutral, t!("status-trukket")),
        Status::Reservert => (Tone::Neutral, t!("status-reservert")),
        Status::IkkeReservert => (Tone::Positive, t!("status-ikke-reservert")),
        Status::Begrenset => (Tone::Neutral, t!("status-begrenset")),
        Status::IkkeBegrenset => (Tone::Positive, t!("status-ikke-begrenset")),
    }
}

/// Whom a comparison is with, inside a sentence.
pub fn sammenligning_med(skala: Skala) -> String {
    match skala {
        Skala::Msss => t!("sammenligning-med-msss"),
        Skala::Armss => t!("sammenligning-med-armss"),
    }
}

/// The name of a level.
pub fn niva(niva: Niva) -> String {
    match niva {
        Niva::Full => t!("niva-full"),
        Niva::BasisPluss => t!("niva-basis-pluss"),
        Niva::Basis => t!("niva-basis"),
    }
}

/// The state of one setting: as [`status`], with the level where there is one.
pub fn status_for(rad: &Innstillingsrad) -> (Tone, String) {
    let (tone, ord) = status(rad.status());
    let til = rad.lagret.as_ref().filter(|l| l.aktiv).and_then(|l| l.metadata.niva);
    (tone, til.map_or(ord, |n| t!("status-samtykket-til", niva = niva(n))))
}

/// The state of one setting, with its date.
pub fn status_med_dato(rad: &Innstillingsrad) -> (Tone, String) {
    let (tone, ord) = status_for(rad);
    match &rad.lagret {
        Some(i) => {
            let siden = t!("status-siden", dato = dato(crate::domain::tid::dag(i.endret)));
            (tone, format!("{ord} {siden}"))
        }
        None => (tone, ord),
    }
}

/// One line for all settings of a registry: the state of the only one, or how many are active.
pub fn samlet(rad: &Partsrad) -> (Tone, String) {
    if let [en] = rad.innstillinger.as_slice() {
        return status_for(en);
    }
    let (antall, av) = (
        rad.innstillinger.iter().filter(|i| i.lagret.as_ref().is_some_and(|l| l.aktiv)).count(),
        rad.innstillinger.len(),
    );
    let forste = rad.innstillinger.first().map(|i| i.definisjon.type_pi);
    match forste {
        Some(TypePi::Samtykke) if antall == 0 => (Tone::Neutral, t!("status-ikke-samtykket")),
        Some(TypePi::Samtykke) => (Tone::Positive, t!("liste-samtykket-i", antall = antall, av = av)),
        Some(TypePi::Reservasjon) if antall == 0 => (Tone::Positive, t!("status-ikke-reservert")),
        Some(TypePi::Reservasjon) => (Tone::Neutral, t!("liste-reservert-i", antall = antall, av = av)),
        _ if antall == 0 => (Tone::Positive, t!("status-ikke-begrenset")),
        _ => (Tone::Neutral, t!("liste-begrenset-i", antall = antall, av = av)),
    }
}

/// What a change did, as the heading of its receipt.
pub fn gjort(d: &Definisjon, aktiv: bool) -> String {
    match (d.type_pi, aktiv) {
        (TypePi::Samtykke | TypePi::Niva, true) => t!("kvittering-samtykket"),
        (TypePi::Samtykke | TypePi::Niva, false) => t!("kvittering-trukket"),
        (TypePi::Reservasjon, true) => t!("kvittering-reservert"),
        (TypePi::Reservasjon, false) => t!("kvittering-opphevet"),
        (TypePi::Tilgangsbegrensning, true) => t!("kvittering-begrenset"),
        (TypePi::Tilgangsbegrensning, false) => t!("kvittering-fjernet"),
    }
}

/// What a change did, with the level where there is one.
pub fn hva_ble_gjort(d: &Definisjon, e: &Endring) -> String {
    match e.metadata.niva {
        Some(n) => t!("status-samtykket-til", niva = niva(n)),
        None => gjort(d, e.aktiv),
    }
}

/// Whom an answer is aimed at and for how long, each as a line; nothing when it holds for all.
pub fn omfang(d: &Definisjon, aktiv: bool, m: &Metadata) -> Vec<String> {
    let navn = |slag: Mottakerslag| match slag {
        Mottakerslag::Helsepersonell => t!("slag-helsepersonell"),
        Mottakerslag::Virksomhet => t!("slag-virksomhet"),
        Mottakerslag::Resept => t!("slag-resept"),
    };
    let mottaker = |x: &Mottaker| match x.slag {
        Mottakerslag::Resept => t!("omfang-resept", slag = navn(x.slag), navn = x.navn.as_str()),
        _ => t!("omfang-mottaker", slag = navn(x.slag), navn = x.navn.as_str(), nummer = x.nummer.as_str()),
    };
    let tid = m.perioder.iter().map(|p| t!("omfang-periode", periode = periode(*p)));
    let alt = (aktiv && d.perioder && m.perioder.is_empty()).then(|| t!("omfang-alt"));
    m.mottakere.iter().map(mottaker).chain(tid).chain(alt).collect()
}

/// A change as a line of the history.
pub fn endring(rad: &Historikkrad) -> String {
    let tittel = match rad.endring.metadata.niva {
        Some(n) => format!("{}, {}", rad.definisjon.tittel, niva(n)),
        None => rad.definisjon.tittel.clone(),
    };
    let hva = format!("{tittel} ({})", rad.register.kortnavn);
    match (rad.definisjon.type_pi, rad.endring.aktiv) {
        (TypePi::Samtykke | TypePi::Niva, true) => t!("endring-samtykket", hva = hva),
        (TypePi::Samtykke | TypePi::Niva, false) => t!("endring-trukket", hva = hva),
        (TypePi::Reservasjon, true) => t!("endring-reservert", hva = hva),
        (TypePi::Reservasjon, false) => t!("endring-opphevet", hva = hva),
        (TypePi::Tilgangsbegrensning, true) => t!("endring-begrenset", hva = hva),
        (TypePi::Tilgangsbegrensning, false) => t!("endring-fjernet", hva = hva),
    }
}

/// The way back from an active answer.
pub fn angre(type_pi: TypePi) -> String {
    match type_pi {
        TypePi::Samtykke | TypePi::Niva => t!("angre-samtykke"),
        TypePi::Reservasjon => t!("angre-reservasjon"),
        TypePi::Tilgangsbegrensning => t!("angre-begrensning"),
    }
}

/// Who made a change. Read by somebody else, the citizen goes by name.
pub fn gjort_av(endring: &Endring) -> String {
    let g = gjelder();
    match (&endring.gjort_av, g.annen()) {
        (GjortAv::Selv, None) => t!("historikk-deg"),
        (GjortAv::Selv, Some(annen)) => annen.helt(),
        (GjortAv::Representant { navn, .. }, None) => t!("historikk-representant", navn = navn.as_str()),
        (GjortAv::Representant { navn, .. }, Some(annen)) => {
            t!("logg-pa-vegne-av-navn", representant = navn.as_str(), navn = annen.helt())
        }
        (GjortAv::Virksomhet(navn), _) => t!("historikk-virksomhet", navn = navn.as_str()),
    }
}

/// That the text is another than the one answered; links to both.
pub fn tekst_endret(d: &Definisjon, aktiv: bool) -> String {
    match (d.type_pi, aktiv) {
        (TypePi::Samtykke | TypePi::Niva, true) => t!("tekst-endret-samtykket"),
        (TypePi::Reservasjon, true) => t!("tekst-endret-reservert"),
        _ => t!("tekst-endret-svart"),
    }
}

/// How a change came.
pub fn kanal(kanal: Kanal) -> String {
    match kanal {
        Kanal::Portal => t!("historikk-kanal-portal", tjeneste = oppsett().tjeneste),
        Kanal::Foresporsel => t!("historikk-kanal-foresporsel"),
        Kanal::Papir => t!("historikk-kanal-papir"),
        Kanal::Fagsystem => t!("historikk-kanal-fagsystem"),
    }
}

/// Heading, short name and text of a group.
pub fn gruppe(omrade: Omrade, tjeneste: &str) -> (String, String, String) {
    match omrade {
        Omrade::Bruk => (
            t!("gruppe-bruk", tjeneste = tjeneste),
            t!("gruppe-bruk-kort", tjeneste = tjeneste),
            t!("gruppe-bruk-tekst"),
        ),
        Omrade::Tilgang => (t!("gruppe-tilgang"), t!("gruppe-tilgang-kort"), t!("gruppe-tilgang-tekst")),
        Omrade::Forskning => (t!("gruppe-forskning"), t!("gruppe-forskning-kort"), t!("gruppe-forskning-tekst")),
    }
}

/// A legal basis in words.
pub fn grunnlag(slag: Grunnlagsslag) -> String {
    match slag {
        Grunnlagsslag::Samtykke => t!("grunnlag-samtykke"),
        Grunnlagsslag::Reservasjon => t!("grunnlag-reservasjon"),
        Grunnlagsslag::Lovbestemt => t!("grunnlag-lovbestemt"),
    }
}

/// A period in words; nothing for one without ends.
pub fn periode(p: Periode) -> String {
    match (p.fra, p.til) {
        (Some(fra), Some(til)) => t!("periode-fra-til", fra = dato(fra), til = dato(til)),
        (Some(fra), None) => t!("periode-fra", fra = dato(fra)),
        (None, Some(til)) => t!("periode-til", til = dato(til)),
        (None, None) => String::new(),
    }
}

/// A value with its period, if it has one: «Folkehelseinstituttet (fra 1. januar 2024)».
pub fn med_periode(verdi: &str, p: Periode) -> String {
    let ord = periode(p);
    if ord.is_empty() { verdi.to_owned() } else { format!("{verdi} ({ord})") }
}
