//! Who used invented people's data, and the copies that left the registries: rows with their legal basis, condition,
//! organisation number and the source's own key, and for which days each log is complete.

use super::Testperson;
use super::bygg::{dag_for, hendelse, kl, part};
use crate::domain::bruk::{Bruk, Handling, Hvem, Identitet, Loggdekning, Utlevering, Vilkar};
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::domain::tid;
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use std::cmp::Reverse;

/// What a log row needs: days before now, part, who, what was done, which data and why.
pub(super) type Bruksrad = (i64, &'static str, Hvem, Handling, &'static str, &'static str);

/// A person's log of use, newest first.
pub(super) fn bruk(na: Timestamp, id: InnbyggerId, mut rader: Vec<Bruksrad>) -> Vec<Bruk> {
    rader.sort_by_key(|r| r.0);
    let mut alle: Vec<Bruk> = (0u32..).zip(rader).map(|(nr, rad)| bruk_rad(na, id, nr, rad)).collect();
    alle.sort_by_key(|b| Reverse(b.tidspunkt));
    alle
}

fn bruk_rad(na: Timestamp, id: InnbyggerId, nr: u32, rad: Bruksrad) -> Bruk {
    let (dager, kode, hvem, handling, kategorier, formal) = rad;
    let n = i64::from(nr);
    let tidspunkt = kl(dag_for(na, dager), 8 + n * 5 % 9, n * 17 % 60).min(na);
    // The portal's own rows name neither: it is the citizen who looked.
    let egen = matches!(hvem, Hvem::Selv | Hvem::Representant { .. });
    let (grunnlag, vilkar) = if egen { ("", None) } else { hjemmel(kode, formal) };
    Bruk {
        id: hendelse(id, tidspunkt, nr),
        part: part(kode),
        tidspunkt,
        orgnr: match &hvem {
            Hvem::Person { virksomhet, .. } | Hvem::Automatisk { virksomhet } => orgnr(virksomhet).to_owned(),
            Hvem::Selv | Hvem::Representant { .. } => String::new(),
        },
        hvem,
        handling,
        kategorier: kategorier.to_owned(),
        formal: formal.to_owned(),
        grunnlag: grunnlag.to_owned(),
        vilkar,
        forklaring: if egen { String::new() } else { forklaring(formal).to_owned() },
        nokkel: if egen { String::new() } else { guid(id, nr) },
    }
}

/// The days from `dag` to `na`, for a row that belongs to a fixed day.
pub(super) fn siden(na: Timestamp, dag: Date) -> i64 {
    (tid::dag(na) - dag).get_days().into()
}

/// Somebody in a role, whose name the source keeps to itself.
pub(super) fn ansatt(rolle: &str, virksomhet: &str) -> Hvem {
    Hvem::Person { navn: None, rolle: rolle.to_owned(), virksomhet: virksomhet.to_owned() }
}

/// Somebody whose name the source gives.
pub(super) fn navngitt(navn: &str, rolle: &str, virksomhet: &str) -> Hvem {
    Hvem::Person { navn: Some(navn.to_owned()), rolle: rolle.to_owned(), virksomhet: virksomhet.to_owned() }
}

pub(super) fn automatisk(virksomhet: &str) -> Hvem {
    Hvem::Automatisk { virksomhet: virksomhet.to_owned() }
}

/// Why the law let it happen.
fn hjemmel(kode: &str, formal: &str) -> (&'static str, Option<Vilkar>) {
    const HELSEHJELP: &str = "helsepersonelloven § 45 og pasientjournalloven § 19";
    let (grunnlag, vilkar) = match (formal, kode) {
        ("helsehjelp" | "ny resept", _) => (HELSEHJELP, Vilkar::Helsehjelp),
        ("øyeblikkelig hjelp", _) => (HELSEHJELP, Vilkar::Nodrett),
        ("utlevering av legemiddel", _) => ("reseptformidlerforskriften", Vilkar::Helsehjelp),
        ("innsynsrapport til deg", _) => ("personvernforordningen artikkel 15", Vilkar::Lov),
        ("trukket samtykke", _) => ("personvernforordningen artikkel 17", Vilkar::Lov),
        (_, "MS" | "ALS" | "LKG" | "NYFODT") => ("samtykket til registeret", Vilkar::Samtykke),
        (_, "SYSVAK") => ("SYSVAK-registerforskriften", Vilkar::Lov),
        (_, "MSIS") => ("MSIS-forskriften", Vilkar::Lov),
        (_, "MFR") => ("forskrift om Medisinsk fødselsregister", Vilkar::Lov),
        (_, "NPRKPR") => ("forskriftene om Norsk pasientregister og Kommunalt pasient- og brukerregister", Vilkar::Lov),
        (_, "RESEPT") => ("reseptformidlerforskriften", Vilkar::Lov),
        (_, "KJERNEJOURNAL") => ("kjernejournalforskriften", Vilkar::Lov),
        (_, "HJERTEINFARKT" | "HJERNESLAG" | "ABLANOR") => ("hjerte- og karregisterforskriften", Vilkar::Lov),
        (_, "TARM") => ("kreftregisterforskriften", Vilkar::Lov),
        _ => ("forskrift om medisinske kvalitetsregistre", Vilkar::Lov),
    };
    (grunnlag, Some(vilkar))
}

/// What some sources add in plain words.
fn forklaring(formal: &str) -> &'static str {
    match formal {
        "øyeblikkelig hjelp" => "Helsepersonellet oppga at det hastet, og at det ikke var tid til å spørre.",
        "innsynsrapport til deg" => "Du ba om innsyn, og registeret laget rapporten av det som er lagret om deg.",
        "trukket samtykke" => "Du trakk samtykket, og registeret slettet opplysningene.",
        f if f.starts_with("kvalitetssikring") => {
            "Registeret kontrollerer at opplysningene er riktige. De som gjør det, behandler deg ikke."
        }
        _ => "",
    }
}

/// Organisation numbers by name: synthetic ones (beginning with 31) for those that are invented. Empty where the source
/// does not say.
fn orgnr(virksomhet: &str) -> &'static str {
    match virksomhet {
        "Haukeland universitetssjukehus" | "Helse Bergen HF" => "983974724",
        "St. Olavs hospital" => "983974309",
        "Oslo universitetssykehus" => "993467049",
        "Folkehelseinstituttet" => "983744516",
        "Universitetet i Oslo" => "971035854",
        "Universitetet i Bergen" => "874789542",
        "Statistisk sentralbyrå" => "971526920",
        "Helse Stavanger HF" => "983974678",
        "Fjordgata legesenter" => "310011002",
        "Apoteket ved Torget" => "310011010",
        "Trondheim legevakt" => "310011029",
        "Lia helsestasjon" => "310011037",
        "Noklus" => "310011045",
        "Fjellheimen rusklinikk" => "310011053",
        "Ålesund sjukehus" => "310011061",
        "Akershus universitetssykehus" => "310011088",
        "Solvang sykehjem" => "310011096",
        "Kystlegene Søndre" => "310011118",
        "Fjellvik rehabilitering" => "310011126",
        "Øvre Åsgate legesenter" => "310011134",
        "Norsk helsenett" => "310011142",
        _ => "",
    }
}

/// The source's own key of a row: the same for the same row, so that it is known again when it is delivered twice.
pub(super) fn guid(id: InnbyggerId, nr: u32) -> String {
    let blandet = |n: u64| {
        let z = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z ^ (z >> 31)
    };
    let fro = u64::try_from(id.0).unwrap_or_default() * 10_000 + u64::from(nr);
    let (a, b) = (blandet(fro), blandet(fro ^ 0xFFFF_0000));
    let (del2, del3) = (a >> 16 & 0xFFFF, a & 0xFFF);
    format!("{:08x}-{del2:04x}-4{del3:03x}-a{:03x}-{:012x}", a >> 32, b >> 48 & 0xFFF, b & 0xFFFF_FFFF_FFFF)
}

/// A copy that left a registry.
pub(super) struct Kopi {
    pub dager: i64,
    pub part: &'static str,
    pub mottaker: &'static str,
    pub prosjekt: &'static str,
    pub formal: &'static str,
    pub grunnlag: &'static str,
    pub variabler: &'static str,
    pub identitet: Identitet,
    pub land: &'static str,
    pub antall: Option<i64>,
    /// The last day of use, in days after `na`; negative when it is over.
    pub brukes_til: Option<i64>,
    pub reservasjon: Option<bool>,
    pub lenke: &'static str,
    pub forklaring: &'static str,
}

impl Kopi {
    /// What a source need not say.
    pub(super) const TOM: Self = Self {
        dager: 0,
        part: "",
        mottaker: "",
        prosjekt: "",
        formal: "",
        grunnlag: "",
        variabler: "",
        identitet: Identitet::Anonym,
        land: "",
        antall: None,
        brukes_til: None,
        reservasjon: None,
        lenke: "",
        forklaring: "",
    };
}

/// A person's disclosures.
pub(super) fn utleveringer(na: Timestamp, id: InnbyggerId, kopier: &[Kopi]) -> Vec<Utlevering> {
    (500u32..).zip(kopier).map(|(nr, kopi)| utlevering(na, id, nr, kopi)).collect()
}

fn utlevering(na: Timestamp, id: InnbyggerId, nr: u32, kopi: &Kopi) -> Utlevering {
    let dato = dag_for(na, kopi.dager);
    Utlevering {
        id: hendelse(id, kl(dato, 12, 0).min(na), nr),
        part: part(kopi.part),
        dato,
        mottaker: kopi.mottaker.to_owned(),
        prosjekt: kopi.prosjekt.to_owned(),
        formal: kopi.formal.to_owned(),
        grunnlag: kopi.grunnlag.to_owned(),
        variabler: kopi.variabler.to_owned(),
        identitet: kopi.identitet,
        orgnr: orgnr(kopi.mottaker).to_owned(),
        land: kopi.land.to_owned(),
        antall: kopi.antall,
        bruk_til: kopi.brukes_til.map(|dager| dag_for(na, -dager)),
        reservasjon: kopi.reservasjon,
        lenke: kopi.lenke.to_owned(),
        forklaring: kopi.forklaring.to_owned(),
        nokkel: guid(id, nr),
    }
}

/// The registry that has not said for which days its log is complete.
const UTEN_DEKNING: &str = "MSIS";

/// For which days each registry that holds something about the person says that its log is complete. The portal's own log
/// needs no delivery.
pub(super) fn dekning(p: &Testperson, na: Timestamp) -> Vec<(PartKode, Loggdekning)> {
    let mut parter: Vec<&PartKode> = p.rapporter.iter().map(|(k, _)| k).chain(p.bruk.iter().map(|b| &b.part)).collect();
    parter.sort_by(|a, b| a.0.cmp(&b.0));
    parter.dedup();
    let kjent = parter.into_iter().filter(|k| k.0 != UTEN_DEKNING && k.0 != crate::domain::tjenesten::PART);
    kjent.map(|k| (k.clone(), dekning_av(p, k, na))).collect()
}

fn dekning_av(p: &Testperson, kode: &PartKode, na: Timestamp) -> Loggdekning {
    let levert = p.bruk.iter().filter(|b| b.part == *kode && !b.nokkel.is_empty()).map(|b| tid::dag(b.tidspunkt));
    let (eldste, nyeste) = (levert.clone().min(), levert.max());
    // The first two answer at once; most deliver each night, and NPR and KPR every month.
    let (etterslep, aar) = match kode.0.as_str() {
        "KJERNEJOURNAL" => (0, 5),
        "RESEPT" => (0, 1),
        "NPRKPR" => (28, 6),
        _ => (1, 10),
    };
    let til = nyeste.into_iter().fold(dag_for(na, etterslep), Date::max);
    let fra = tid::dag(na).saturating_sub(Span::new().years(aar));
    // A registry keeps no log from before it held anything; Reseptformidleren shows one year.
    let fra = if kode.0 == "RESEPT" { fra } else { eldste.into_iter().fold(fra, Date::min) };
    Loggdekning { fra, til, mottatt: kl(til, 4, 30).max(kl(dag_for(na, etterslep), 4, 30)).min(na) }
}
