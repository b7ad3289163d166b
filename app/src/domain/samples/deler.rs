//! What sample reports are made of: facts by kind, where they come from, series, timelines, code lists, and records of
//! a kind.

use crate::domain::rapport::{
    Celle, Faktum, Hendelse, Hovedtype, Kode, Kodeliste, Malepunkt, Maleserie, Opphav, Post, Postslag, Retning,
    Seksjon, StottetRapport, Tidslinje,
};
use crate::domain::tid::Dato;
use jiff::civil::Date;

pub(super) fn tekst(navn: &str, verdi: &str) -> Faktum {
    Faktum::tekst(navn, verdi)
}

pub(super) fn dato(navn: &str, verdi: Date) -> Faktum {
    Faktum::dato(navn, verdi)
}

pub(super) fn tall(navn: &str, verdi: f64) -> Faktum {
    Faktum::tall(navn, verdi)
}

/// A number with its unit.
pub(super) fn malt(navn: &str, verdi: f64, enhet: &str) -> Faktum {
    Faktum::malt(navn, verdi, enhet)
}

/// A code with its words.
pub(super) fn kode(navn: &str, kodeverk: &str, kode: &str, verdi: &str) -> Faktum {
    Faktum::kodet(navn, (kodeverk, kode), verdi)
}

/// Yes or no.
pub(super) fn ja(navn: &str, ja: bool) -> Faktum {
    Faktum { verdi: Some(Celle::Ja(ja)), ..Faktum::mangler(navn) }
}

/// A value that the registry lacks.
pub(super) fn mangler(navn: &str) -> Faktum {
    Faktum::mangler(navn)
}

/// `G35 Multippel sklerose` as a coded fact; text without a code as it is, and nothing as a value that is lacking.
pub(super) fn kode_av(navn: &str, kodeverk: &str, verdi: Option<&str>) -> Faktum {
    match verdi.map(|v| (v, v.split_once(' '))) {
        Some((_, Some((k, ord)))) if k.chars().any(|c| c.is_ascii_digit()) => kode(navn, kodeverk, k, ord),
        Some((hele, _)) => tekst(navn, hele),
        None => mangler(navn),
    }
}

/// Registered at `virksomhet` on `dag`.
pub(super) fn fra(virksomhet: &str, dag: Date) -> Opphav {
    Opphav { registrert: Some(dag), ..Opphav::virksomhet(virksomhet) }
}

/// The same, changed later.
pub(super) fn rettet(virksomhet: &str, dag: Date, endret: Date) -> Opphav {
    Opphav { endret: Some(endret), ..fra(virksomhet, dag) }
}

/// A series of measurements at one place.
pub(super) struct Serie<'a> {
    pub tittel: &'a str,
    pub forklaring: &'a str,
    pub enhet: &'a str,
    /// Code system and code, where they are known.
    pub kode: Option<(&'a str, &'a str)>,
    pub bedre: Option<Retning>,
    pub skala: Option<(f64, f64)>,
    pub sted: &'a str,
}

impl Serie<'_> {
    /// The place, where it is the same for all.
    fn kilde(&self, dag: Date) -> Option<Opphav> {
        (!self.sted.is_empty()).then(|| fra(self.sted, dag))
    }

    /// The series of the points up to the day the report speaks of, in the order of time.
    pub(super) fn til(&self, dag: Date, punkter: &[(Date, f64)]) -> Maleserie {
        let mut punkter: Vec<Malepunkt> = punkter
            .iter()
            .filter(|(d, _)| *d <= dag)
            .map(|&(dato, verdi)| Malepunkt { dato, klokkeslett: None, verdi, merknad: None, kilde: self.kilde(dato) })
            .collect();
        punkter.sort_by_key(|p| p.dato);
        Maleserie {
            tittel: self.tittel.to_owned(),
            forklaring: Some(self.forklaring.to_owned()).filter(|f| !f.is_empty()),
            enhet: self.enhet.to_owned(),
            kode: self.kode.map(|k| k.1.to_owned()),
            kodeverk: self.kode.map(|k| k.0.to_owned()),
            bedre: self.bedre,
            skala: self.skala,
            band: Vec::new(),
            punkter,
            tom: "Ingen målinger er registrert.".to_owned(),
        }
    }
}

/// An event, with what there is to say about it.
pub(super) fn hendt(dag: impl Into<Dato>, tittel: &str, beskrivelse: &str, sted: &str) -> Hendelse {
    Hendelse {
        fra: dag.into(),
        til: None,
        pagar: false,
        tittel: tittel.to_owned(),
        slag: None,
        grunn: None,
        beskrivelse: Some(beskrivelse.to_owned()).filter(|b| !b.is_empty()),
        kilde: Some(Opphav::virksomhet(sted)).filter(|_| !sted.is_empty()),
    }
}

/// A period; without an end it goes on.
pub(super) fn periode(
    dag: impl Into<Dato>,
    til: Option<Date>,
    tittel: &str,
    beskrivelse: &str,
    sted: &str,
) -> Hendelse {
    Hendelse { til: til.map(Into::into), pagar: til.is_none(), ..hendt(dag, tittel, beskrivelse, sted) }
}

/// A timeline as known on `dag`: what came later is left out, and what ended later was going on.
pub(super) fn tidslinje(tittel: &str, dag: Date, hendelser: Vec<Hendelse>, tom: &str) -> Tidslinje {
    let mut hendelser: Vec<Hendelse> = hendelser.into_iter().filter(|h| h.fra.tidligst() <= dag).collect();
    for h in hendelser.iter_mut().filter(|h| h.til.is_some_and(|t| t.tidligst() > dag)) {
        (h.til, h.pagar, h.beskrivelse) = (None, true, None);
    }
    hendelser.sort_by_key(|h| h.fra.tidligst());
    Tidslinje { tittel: tittel.to_owned(), forklaring: None, hendelser, tom: tom.to_owned() }
}

pub(super) fn kodeliste(kodeverk: &str, navn: &str, koder: &[(&str, &str)]) -> Kodeliste {
    let koder = koder.iter().map(|(k, t)| Kode { kode: (*k).to_owned(), tekst: (*t).to_owned() });
    Kodeliste { kodeverk: kodeverk.to_owned(), navn: navn.to_owned(), koder: koder.collect() }
}

/// The same section with records of `slag`, each from where `sted` says.
pub(super) fn av_slag(mut s: Seksjon, slag: Postslag, sted: impl Fn(&Post) -> Option<String>) -> Seksjon {
    for p in &mut s.poster {
        p.slag = Some(slag);
        p.kilde = sted(p).map(|v| fra(&v, p.dato));
    }
    s
}

/// The text of a record's fact.
pub(super) fn verdi<'a>(post: &'a Post, navn: &str) -> Option<&'a str> {
    post.fakta.iter().find(|f| f.navn == navn).and_then(|f| match &f.verdi {
        Some(Celle::Tekst(t)) => Some(t.as_str()),
        _ => None,
    })
}

/// The other reports that most registries can make.
pub(super) fn andre_rapporter(lokal: Option<(&str, &str)>) -> Vec<StottetRapport> {
    let en = |rapport_hoved_type| StottetRapport {
        rapport_hoved_type,
        lokal_rapport_type: None,
        lokal_rapport_beskrivelse: None,
    };
    let lokal = lokal.map(|(kode, ord)| StottetRapport {
        lokal_rapport_type: Some(kode.to_owned()),
        lokal_rapport_beskrivelse: Some(ord.to_owned()),
        ..en(Hovedtype::Lokal)
    });
    [Hovedtype::Standard, Hovedtype::Full, Hovedtype::Flyttbar].map(en).into_iter().chain(lokal).collect()
}
