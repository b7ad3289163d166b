//! Builders that all invented people share: an empty person, moments, changes, log rows and records.

pub(super) use super::logg::{Bruksrad, Kopi, ansatt, automatisk, bruk, navngitt, siden, utleveringer};
use super::{Proveendring, Testperson};
use crate::domain::definisjon::{PartKode, Valg};
use crate::domain::historikk::GjortAv;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::metadata::{Metadata, Niva};
use crate::domain::rapport::{Celle, Faktum, Kolonne, Kolonneslag, Post, Rad, Rapport, Seksjon, Tabell};
use crate::domain::representasjon::{Fullmaktsomrade, Relasjon, Rolle};
use crate::domain::tid;
use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

/// A person about whom nothing is registered yet; `nr` decides the id.
pub(super) fn person(
    nr: i64,
    slug: &'static str,
    fnr: &'static str,
    navn: (&'static str, &'static str),
    fodt: Date,
    viser: &'static str,
) -> Testperson {
    Testperson {
        id: innbygger(nr),
        slug,
        fnr,
        fornavn: navn.0,
        etternavn: navn.1,
        fodt,
        viser,
        adressesperre: false,
        bosted: "",
        skjermet_for_foreldre: false,
        inkludert: Vec::new(),
        endringer: Vec::new(),
        rapporter: Vec::new(),
        bruk: Vec::new(),
        utleveringer: Vec::new(),
        foresporsler: Vec::new(),
        varsler: Vec::new(),
        relasjoner: Vec::new(),
        loggdekning: Vec::new(),
        deltakelse: Vec::new(),
    }
}

pub(super) const fn innbygger(nr: i64) -> InnbyggerId {
    InnbyggerId(1000 + nr)
}

/// `representant` may act for the person with number `nr`, in `rolle`, through the day `til`.
pub(super) fn relasjon(
    representant: InnbyggerId,
    nr: i64,
    rolle: Rolle,
    til: Option<Date>,
    omrader: &[Fullmaktsomrade],
) -> Relasjon {
    Relasjon { innbygger: innbygger(nr), representant, rolle, til, omrader: omrader.to_vec() }
}

/// The last day of a parent's access: the day before the child turns 16.
pub(super) fn dagen_for_16(fodt: Date) -> Option<Date> {
    Some(fodt.saturating_add(Span::new().years(16)).saturating_sub(Span::new().days(1)))
}

pub(super) fn part(kode: &str) -> PartKode {
    PartKode(kode.to_owned())
}

/// The event with running number `nummer` of one person: unique among all invented people, for `nummer` below 1000.
pub(super) fn hendelse(id: InnbyggerId, tidspunkt: Timestamp, nummer: u32) -> HendelseId {
    let person = u32::try_from(id.0 - 1000).unwrap_or_default();
    HendelseId::av(tidspunkt, person * 1000 + nummer)
}

/// The Norwegian day that lies `dager` before `na`; negative for days to come.
pub(super) fn dag_for(na: Timestamp, dager: i64) -> Date {
    tid::dag(na).saturating_sub(Span::new().days(dager))
}

/// A moment of a Norwegian day.
pub(super) fn kl(dag: Date, time: i64, minutt: i64) -> Timestamp {
    let midnatt = tid::ved_midnatt(dag);
    midnatt.checked_add(SignedDuration::from_mins(60 * time + minutt)).unwrap_or(midnatt)
}

/// A change the citizen made here in the evening of `dag`, confirmed by the registry within the hour.
pub(super) fn selv(part: &'static str, definisjon: &'static str, valg: Valg, dag: Date) -> Proveendring {
    endring(part, definisjon, valg, kl(dag, 19, 42), GjortAv::Selv)
}

/// A change that `virksomhet` got on paper and registered.
pub(super) fn paa_papir(
    part: &'static str,
    definisjon: &'static str,
    valg: Valg,
    dag: Date,
    virksomhet: &str,
) -> Proveendring {
    endring(part, definisjon, valg, kl(dag, 12, 20), GjortAv::Virksomhet(virksomhet.to_owned()))
}

fn endring(
    part: &'static str,
    definisjon: &'static str,
    valg: Valg,
    tidspunkt: Timestamp,
    gjort_av: GjortAv,
) -> Proveendring {
    let i_kraft = tidspunkt.checked_add(SignedDuration::from_mins(38)).ok();
    let metadata = Metadata::default();
    Proveendring { part, definisjon, valg, tidspunkt, gjort_av, metadata, slettet: None, i_kraft }
}

/// A change whose deletion the registry confirmed on `dag`.
pub(super) fn slettet(endring: Proveendring, dag: Date) -> Proveendring {
    Proveendring { slettet: Some(kl(dag, 10, 5)), ..endring }
}

/// The level of use of the portal, chosen at the first log-in.
pub(super) fn tok_i_bruk(dag: Date) -> Proveendring {
    Proveendring { metadata: Metadata::niva(Niva::Full), ..selv("HELSENORGE", "bruk", Valg::Aktiv, dag) }
}

/// A report that the registry sent in the morning `dager` before `na`.
pub(super) fn rapport(na: Timestamp, dager: i64, seksjoner: Vec<Seksjon>) -> Rapport {
    let dag = dag_for(na, dager);
    rapport_av(kl(dag, 6, 15).min(na), dag, seksjoner)
}

/// A report of these sections.
pub(super) fn rapport_av(hentet: Timestamp, til_og_med: Date, seksjoner: Vec<Seksjon>) -> Rapport {
    Rapport {
        register: None,
        hentet,
        data_sist_endret: None,
        til_og_med,
        mangler: Vec::new(),
        seksjoner,
        kodelister: Vec::new(),
        stottede_rapporter: Vec::new(),
        vedlegg: Vec::new(),
    }
}

/// A record before it has its id: date, title in plain words, facts.
pub(super) type Raapost = (Date, String, Vec<Faktum>);

/// Records newest first. The id counts from the oldest, so that a new record changes no address.
pub(super) fn poster(tittel: &str, prefiks: &str, hjelp: Option<&str>, mut raa: Vec<Raapost>) -> Seksjon {
    raa.sort_by_key(|(dato, ..)| *dato);
    let mut poster: Vec<Post> = (1..)
        .zip(raa)
        .map(|(nr, (dato, tittel, fakta))| Post {
            id: format!("{prefiks}-{nr}"),
            dato,
            slag: None,
            tittel,
            fakta,
            kilde: None,
        })
        .collect();
    poster.reverse();
    Seksjon { poster, forklaring: hjelp.map(str::to_owned), ..Seksjon::ny(tittel) }
}

pub(super) fn fakta(tittel: &str, fakta: Vec<Faktum>) -> Seksjon {
    Seksjon::med_felt(tittel, fakta)
}

/// Names and texts; an empty text is a value that the registry lacks.
pub(super) fn tekster(par: &[(&str, &str)]) -> Vec<Faktum> {
    par.iter().map(|(navn, verdi)| kanskje(navn, Some(verdi).filter(|v| !v.is_empty()).copied())).collect()
}

pub(super) fn kanskje(navn: &str, verdi: Option<&str>) -> Faktum {
    verdi.map_or_else(|| Faktum::mangler(navn), |v| Faktum::tekst(navn, v))
}

pub(super) fn tabell(tittel: &str, kolonner: &[&str], rader: Vec<Vec<Celle>>, tom: &str) -> Seksjon {
    let ider: Vec<String> = kolonner.iter().map(|navn| kolonneid(navn)).collect();
    let rad = |r: Vec<Celle>| Rad { kilde: None, verdier: ider.iter().cloned().zip(r).collect() };
    let slag = |nr: usize| match rader.iter().find_map(|r| r.get(nr)) {
        Some(Celle::Dato(_)) => Kolonneslag::Dato,
        Some(Celle::Tall(_)) => Kolonneslag::Tall,
        _ => Kolonneslag::Tekst,
    };
    let kolonne = |(nr, navn): (usize, &&str)| Kolonne {
        id: kolonneid(navn),
        navn: (*navn).to_owned(),
        slag: slag(nr),
        enhet: None,
    };
    let kolonner = kolonner.iter().enumerate().map(kolonne).collect();
    let rader = rader.iter().cloned().map(rad).collect();
    let tabell = Tabell { tittel: tittel.to_owned(), forklaring: None, kolonner, rader, tom: tom.to_owned() };
    Seksjon { tabeller: vec![tabell], ..Seksjon::ny(tittel) }
}

/// The id of a column, that people can read: its name without what stands in brackets, in plain letters.
fn kolonneid(navn: &str) -> String {
    let navn = navn.split(" (").next().unwrap_or(navn).to_lowercase();
    let bokstaver = navn.replace('å', "a").replace('ø', "o").replace('æ', "ae");
    bokstaver.split(|c: char| !c.is_ascii_alphanumeric()).filter(|d| !d.is_empty()).collect::<Vec<_>>().join("_")
}

pub(super) fn celle(tekst: &str) -> Celle {
    Celle::Tekst(tekst.to_owned())
}

/// A cell for what may not have been recorded.
pub(super) fn kanskje_celle(tekst: Option<&str>) -> Celle {
    celle(tekst.unwrap_or("Ikke oppgitt"))
}
