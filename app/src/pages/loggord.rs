//! The words of the log of use: who did what, and why. One sentence for each row that a tired
//! person understands; the same words on the page and in the file.

use crate::domain::bruk::{Bruk, Handling, Hvem, Identitet, Utlevering, Vilkar};
use crate::domain::loggfilter::{Brukerslag, Loggslag};
use crate::domain::oversikt::Navn;
use crate::messages::{dato, tall, tidspunkt};
use crate::t;

/// The one the log is about, by name, when somebody else reads it.
pub type Annen<'a> = Option<&'a Navn>;

/// Who used the data: «Du», a name, or the organisation.
pub fn hvem(hvem: &Hvem, annen: Annen<'_>) -> String {
    match (hvem, annen) {
        (Hvem::Selv, None) => t!("logg-du"),
        (Hvem::Selv, Some(annen)) => annen.helt(),
        (Hvem::Representant { navn, .. }, None) => t!("logg-representant", navn = navn.as_str()),
        (Hvem::Representant { navn, .. }, Some(annen)) => {
            t!("logg-pa-vegne-av-navn", representant = navn.as_str(), navn = annen.helt())
        }
        (Hvem::Person { virksomhet, .. } | Hvem::Automatisk { virksomhet }, _) => enhet(virksomhet),
    }
}

fn enhet(virksomhet: &str) -> String {
    if virksomhet.trim().is_empty() { t!("logg-uten-virksomhet") } else { virksomhet.to_owned() }
}

/// What happened, in one sentence.
pub fn setning(b: &Bruk, annen: Annen<'_>) -> String {
    let gjort = gjort(b);
    let setning = match &b.hvem {
        Hvem::Selv | Hvem::Representant { .. } => t!("logg-setning", hvem = hvem(&b.hvem, annen), gjort = gjort),
        Hvem::Automatisk { virksomhet } => {
            t!("logg-setning-automatisk", virksomhet = enhet(virksomhet), gjort = gjort)
        }
        Hvem::Person { navn, rolle, virksomhet } => {
            let rolle = if rolle.trim().is_empty() { t!("logg-uten-rolle") } else { rolle.clone() };
            let hvem = match navn {
                Some(navn) => t!("logg-person-navn", navn = navn.as_str(), rolle = liten_forbokstav(&rolle)),
                None => rolle,
            };
            t!("logg-setning-person", hvem = hvem, virksomhet = enhet(virksomhet), gjort = gjort)
        }
    };
    stor_forbokstav(&setning)
}

/// What was done with which data: «så på vaksinasjoner».
fn gjort(b: &Bruk) -> String {
    let hva = hva(b);
    match b.handling {
        Handling::Se => t!("logg-gjort-se", hva = hva),
        Handling::Endre => t!("logg-gjort-endre", hva = hva),
        Handling::Slette => t!("logg-gjort-slette", hva = hva),
        Handling::Bruke => t!("logg-gjort-bruke", hva = hva),
        Handling::Sammenstille => t!("logg-gjort-sammenstille", hva = hva),
    }
}

/// Which data. What the portal itself writes down is a keyword; registries use words.
fn hva(b: &Bruk) -> String {
    let eget = Brukerslag::av(&b.hvem) == Brukerslag::Egne;
    match b.kategorier.as_str() {
        "" => t!("logg-hva-ukjent"),
        "logg" if eget => t!("logg-hva-logg"),
        "hele loggen" if eget => t!("logg-hva-hele-loggen"),
        "innhold" if eget => t!("logg-hva-innhold"),
        "rapport" if eget => t!("logg-hva-rapport"),
        "registre" if eget => t!("logg-hva-registre"),
        annet => annet.to_owned(),
    }
}

/// Why, and what let them, as far as the source says: whole sentences.
pub fn hvorfor(b: &Bruk) -> Vec<String> {
    let formal = (!b.formal.trim().is_empty()).then(|| t!("logg-oppgitt-formal", formal = b.formal.as_str()));
    formal.into_iter().chain(b.vilkar.map(vilkar)).collect()
}

fn vilkar(vilkar: Vilkar) -> String {
    match vilkar {
        Vilkar::Helsehjelp => t!("logg-vilkar-helsehjelp"),
        Vilkar::Samtykke => t!("logg-vilkar-samtykke"),
        Vilkar::Nodrett => t!("logg-vilkar-nodrett"),
        Vilkar::Lov => t!("logg-vilkar-lov"),
    }
}

/// Everything the source says about a look-up, name by name.
pub fn bruksfakta(b: &Bruk, annen: Annen<'_>) -> Vec<(String, String)> {
    let (rolle, navn) = match &b.hvem {
        Hvem::Person { navn, rolle, .. } => (rolle.clone(), navn.clone().unwrap_or_default()),
        Hvem::Representant { navn, rolle } => (super::gjelder::hvorfor(*rolle, None), navn.clone()),
        Hvem::Selv | Hvem::Automatisk { .. } => (String::new(), String::new()),
    };
    med_verdi([
        (t!("logg-tidspunkt"), tidspunkt(b.tidspunkt)),
        (t!("logg-hvem"), hvem(&b.hvem, annen)),
        (t!("logg-orgnr"), b.orgnr.clone()),
        (t!("logg-rolle"), rolle),
        (t!("logg-navn"), navn),
        (t!("logg-hva"), handling(b.handling)),
        (t!("logg-opplysninger"), hva(b)),
        (t!("logg-formal"), stor_forbokstav(&b.formal)),
        (t!("logg-vilkar"), b.vilkar.map(vilkar).unwrap_or_default()),
        (t!("logg-grunnlag-rettslig"), b.grunnlag.clone()),
        (t!("logg-kildens-forklaring"), b.forklaring.clone()),
    ])
}

pub fn handling(handling: Handling) -> String {
    match handling {
        Handling::Se => t!("handling-se"),
        Handling::Endre => t!("handling-endre"),
        Handling::Slette => t!("handling-slette"),
        Handling::Bruke => t!("handling-bruke"),
        Handling::Sammenstille => t!("handling-sammenstille"),
    }
}

/// What a copy was, in one sentence.
pub fn kopisetning(u: &Utlevering) -> String {
    let mottaker = enhet(&u.mottaker);
    stor_forbokstav(&match (u.variabler.trim(), u.formal.trim()) {
        ("", _) => t!("logg-kopi", mottaker = mottaker),
        (hva, "") => t!("logg-kopi-av", mottaker = mottaker, hva = hva),
        (hva, formal) => t!("logg-kopi-av-til", mottaker = mottaker, hva = hva, formal = formal),
    })
}

/// Whether one can be recognised in it.
pub fn kjennes_igjen(identitet: Identitet) -> String {
    match identitet {
        Identitet::MedNummer => t!("logg-kopi-med-nummer"),
        Identitet::Kodet => t!("logg-kopi-kodet"),
        Identitet::Anonym => t!("logg-kopi-anonym"),
    }
}

/// What a reservation had to do with it; nothing when the source does not say.
pub fn reservasjon(u: &Utlevering) -> Option<String> {
    u.reservasjon.map(|gjaldt| if gjaldt { t!("logg-kopi-reservasjon") } else { t!("logg-kopi-uten-reservasjon") })
}

/// Everything the source says about a copy, name by name; the project stands apart, since it may have a link.
pub fn kopifakta(u: &Utlevering) -> Vec<(String, String)> {
    let identitet = match u.identitet {
        Identitet::MedNummer => t!("identitet-med-nummer"),
        Identitet::Kodet => t!("identitet-kodet"),
        Identitet::Anonym => t!("identitet-anonym"),
    };
    #[expect(clippy::cast_precision_loss, reason = "no copy is about so many people")]
    let antall = u.antall.map(|n| tall(n as f64)).unwrap_or_default();
    med_verdi([
        (t!("logg-dato"), dato(u.dato)),
        (t!("logg-mottaker"), u.mottaker.clone()),
        (t!("logg-orgnr"), u.orgnr.clone()),
        (t!("logg-land"), if u.land.is_empty() { String::new() } else { t!("land", kode = u.land.as_str()) }),
        (t!("logg-prosjekt"), u.prosjekt.clone()),
        (t!("logg-formal"), stor_forbokstav(&u.formal)),
        (t!("logg-opplysninger"), u.variabler.clone()),
        (t!("logg-identitet"), identitet),
        (t!("logg-grunnlag"), u.grunnlag.clone()),
        (t!("logg-antall-personer"), antall),
        (t!("logg-bruk-til"), u.bruk_til.map(dato).unwrap_or_default()),
        (t!("logg-reservasjon"), reservasjon(u).unwrap_or_default()),
        (t!("logg-kildens-forklaring"), u.forklaring.clone()),
    ])
}

fn med_verdi<const N: usize>(fakta: [(String, String); N]) -> Vec<(String, String)> {
    fakta.into_iter().filter(|(_, verdi)| !verdi.trim().is_empty()).collect()
}

/// The kinds of rows, as the filter names them.
pub fn slag(slag: Loggslag) -> String {
    match slag {
        Loggslag::Oppslag => t!("logg-slag-oppslag"),
        Loggslag::Kopier => t!("logg-slag-kopier"),
    }
}

/// Who, as the filter names them.
pub fn brukerslag(slag: Brukerslag, annen: Annen<'_>) -> String {
    match (slag, annen) {
        (Brukerslag::Personer, _) => t!("logg-hvem-personer"),
        (Brukerslag::Automatisk, _) => t!("logg-hvem-automatisk"),
        (Brukerslag::Egne, None) => t!("logg-hvem-egne"),
        (Brukerslag::Egne, Some(annen)) => t!("logg-hvem-egne-annen", navn = annen.fornavn.as_str()),
    }
}

/// Sources write in either letter case; a sentence begins with a capital.
pub fn stor_forbokstav(tekst: &str) -> String {
    let mut tegn = tekst.chars();
    tegn.next().map_or_else(String::new, |forste| forste.to_uppercase().chain(tegn).collect())
}

fn liten_forbokstav(tekst: &str) -> String {
    let mut tegn = tekst.chars();
    tegn.next().map_or_else(String::new, |forste| forste.to_lowercase().chain(tegn).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::definisjon::PartKode;
    use crate::domain::id::HendelseId;
    use crate::domain::representasjon::Rolle;
    use jiff::Timestamp;

    fn rad(hvem: Hvem, handling: Handling) -> Bruk {
        Bruk {
            id: HendelseId(1),
            part: PartKode("SYSVAK".to_owned()),
            tidspunkt: Timestamp::UNIX_EPOCH,
            hvem,
            handling,
            kategorier: "vaksinasjoner".to_owned(),
            formal: "helsehjelp".to_owned(),
            orgnr: String::new(),
            grunnlag: String::new(),
            vilkar: Some(Vilkar::Helsehjelp),
            forklaring: String::new(),
            nokkel: String::new(),
        }
    }

    fn person(navn: Option<&str>, rolle: &str, virksomhet: &str) -> Hvem {
        Hvem::Person { navn: navn.map(str::to_owned), rolle: rolle.to_owned(), virksomhet: virksomhet.to_owned() }
    }

    #[test]
    fn each_row_is_one_plain_sentence() {
        let line = || Hvem::Representant { rolle: Rolle::Foreldreansvar, navn: "Line Danser".to_owned() };
        let kari = Navn { fornavn: "Kari".to_owned(), etternavn: "Danser".to_owned() };
        for (hvem, handling, annen, setning) in [
            (Hvem::Selv, Handling::Se, None, "Du så på vaksinasjoner."),
            (Hvem::Selv, Handling::Endre, Some(&kari), "Kari Danser endret vaksinasjoner."),
            (line(), Handling::Se, None, "Line Danser på vegne av deg så på vaksinasjoner."),
            (line(), Handling::Se, Some(&kari), "Line Danser på vegne av Kari Danser så på vaksinasjoner."),
            (
                person(None, "helsesykepleier", "Fjordgata legesenter"),
                Handling::Se,
                None,
                "Helsesykepleier ved Fjordgata legesenter så på vaksinasjoner.",
            ),
            (
                person(Some("Ida Holm"), "Fastlege", "Fjordgata legesenter"),
                Handling::Slette,
                None,
                "Ida Holm (fastlege) ved Fjordgata legesenter slettet vaksinasjoner.",
            ),
            (
                person(None, " ", ""),
                Handling::Se,
                None,
                "En ansatt ved en virksomhet som ikke er oppgitt så på vaksinasjoner.",
            ),
            (
                Hvem::Automatisk { virksomhet: "FHI".to_owned() },
                Handling::Sammenstille,
                None,
                "Et datasystem hos FHI satte vaksinasjoner sammen med andre opplysninger. Det skjedde automatisk, uten at en \
                 person trengte å se noe.",
            ),
            (
                person(None, "Forsker", "FHI"),
                Handling::Bruke,
                None,
                "Forsker ved FHI brukte vaksinasjoner uten å vise dem til noen.",
            ),
        ] {
            assert_eq!(super::setning(&rad(hvem, handling), annen), setning);
        }
    }

    #[test]
    fn what_the_portal_writes_down_is_said_in_words() {
        for (kategori, ord) in [
            ("logg", "Du så på loggen over bruk."),
            ("hele loggen", "Du så på loggen over bruk for alle registre."),
            ("innhold", "Du så på innholdet i registeret."),
            ("", "Du så på opplysninger som ikke er nærmere oppgitt."),
        ] {
            assert_eq!(setning(&Bruk { kategorier: kategori.to_owned(), ..rad(Hvem::Selv, Handling::Se) }, None), ord);
        }
        let lege = Bruk { kategorier: "logg".to_owned(), ..rad(person(None, "Lege", "X"), Handling::Se) };
        assert_eq!(setning(&lege, None), "Lege ved X så på logg.", "a registry's own word");
    }

    #[test]
    fn why_is_what_the_source_says_and_nothing_more() {
        let b = rad(Hvem::Selv, Handling::Se);
        assert_eq!(hvorfor(&b), ["Oppgitt formål: helsehjelp.", "De oppgir at det gjaldt helsehjelp til deg."]);
        assert_eq!(hvorfor(&Bruk { formal: String::new(), vilkar: None, ..b }), Vec::<String>::new());
        let ulike: std::collections::BTreeSet<_> = Vilkar::ALLE.map(vilkar).into();
        assert_eq!(ulike.len(), Vilkar::ALLE.len());
    }
}
