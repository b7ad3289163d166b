//! A registry's log of use, from the wire to the domain (contract §6.6). A row that cannot be read makes the whole answer
//! one that cannot: a log with rows left out would say that nobody looked.

use crate::api::contract::source::{LogActor, LogPage, LogRow};
use app::domain::bruk::{Bruk, Handling, Hvem, Identitet, Utlevering, Vilkar};
use app::domain::definisjon::PartKode;
use app::domain::id::HendelseId;
use app::domain::tid;
use app::innsyn::system::{Brukssvar, Systemfeil};
use jiff::{Timestamp, civil::Date};

/// Most rows of all pages.
pub const ROWS: usize = 10_000;
/// Most characters of one text.
const TEXT: usize = 2_000;

/// Adds a page to what has come; `today` ends the days that a registry says it has all of, when it names no end.
///
/// # Errors
/// [`Systemfeil::Uforstaelig`].
pub fn add(all: &mut Brukssvar, page: LogPage, part: &PartKode, today: Date) -> Result<(), Systemfeil> {
    let read = || -> Option<()> {
        if let Some(from) = &page.logg_komplett_fra_og_med {
            let from: Date = from.parse().ok()?;
            let to = page.logg_komplett_til_og_med.as_ref().map_or(Some(today), |d| d.parse().ok())?;
            all.komplett = Some((from, to)).filter(|_| from <= to);
            all.komplett?;
        }
        for row in page.bruk.into_iter().chain(page.utleveringer) {
            match row.hendelse.as_str() {
                "utlevering" => all.utleveringer.push(disclosure(row, part)?),
                _ => all.bruk.push(used(row, part)?),
            }
        }
        (all.bruk.len() + all.utleveringer.len() <= ROWS).then_some(())
    }();
    read.ok_or(Systemfeil::Uforstaelig)
}

/// What was fetched is stored nowhere, and has no id of ours.
const NO_ID: HendelseId = HendelseId(0);

fn used(row: LogRow, part: &PartKode) -> Option<Bruk> {
    let handling = match row.hendelse.as_str() {
        "innsyn" => Handling::Se,
        "bruk" => Handling::Bruke,
        "sammenstilling" => Handling::Sammenstille,
        "retting" => Handling::Endre,
        "sletting" => Handling::Slette,
        _ => return None,
    };
    let vilkar = match row.vilkar.as_str() {
        "" => None,
        code => Some(Vilkar::les(code)?),
    };
    Some(Bruk {
        id: NO_ID,
        part: part.clone(),
        tidspunkt: moment(&row)?,
        orgnr: orgnr(&row.utfort_av)?,
        hvem: who(row.utfort_av)?,
        handling,
        kategorier: text(row.datakategorier.join(", "))?,
        formal: text(row.formal.text())?,
        grunnlag: text(row.rettslig_grunnlag.text())?,
        vilkar,
        forklaring: text(row.forklaring)?,
        nokkel: text(row.rad_guid)?,
    })
}

fn disclosure(row: LogRow, part: &PartKode) -> Option<Utlevering> {
    let identitet = match row.identifiserbarhet.as_str() {
        "direkte" => Identitet::MedNummer,
        "indirekte" => Identitet::Kodet,
        "anonym" => Identitet::Anonym,
        _ => return None,
    };
    let land = row.mottaker.land.as_str();
    if !(land.is_empty() || (land.len() == 2 && land.bytes().all(|b| b.is_ascii_uppercase()))) {
        return None;
    }
    let project = [row.prosjekt.tittel.as_str(), row.prosjekt.referanse.as_str()];
    let project: Vec<&str> = project.into_iter().filter(|p| !p.is_empty()).collect();
    Some(Utlevering {
        id: NO_ID,
        part: part.clone(),
        dato: tid::dag(moment(&row)?),
        prosjekt: text(project.join(", "))?,
        orgnr: orgnr(&row.mottaker)?,
        land: if land == "NO" { String::new() } else { land.to_owned() },
        mottaker: text(row.mottaker.virksomhet)?,
        formal: text(row.formal.text())?,
        grunnlag: text(row.rettslig_grunnlag.text())?,
        variabler: text(row.datakategorier.join(", "))?,
        identitet,
        antall: row.antall.map(|n| (n >= 0).then_some(n)).map_or(Some(None), |n| n.map(Some))?,
        bruk_til: row.bruk_til.map(|d| d.parse().ok()).map_or(Some(None), |d: Option<Date>| d.map(Some))?,
        reservasjon: row.reservasjon,
        lenke: if row.prosjekt.url.starts_with("https://") { text(row.prosjekt.url)? } else { String::new() },
        forklaring: text(row.forklaring)?,
        nokkel: text(row.rad_guid)?,
    })
}

/// The moment, or the end of the period (its beginning, when it has no end).
fn moment(row: &LogRow) -> Option<Timestamp> {
    if let Some(moment) = &row.tidspunkt {
        return moment.parse().ok();
    }
    let period = row.periode.as_ref()?;
    let day: Date = period.til_og_med.as_ref().or(period.fra_og_med.as_ref())?.parse().ok()?;
    Some(tid::ved_midnatt(day))
}

fn who(actor: LogActor) -> Option<Hvem> {
    let virksomhet = text(actor.virksomhet)?;
    let navn = match actor.navn.filter(|n| !n.trim().is_empty()) {
        Some(navn) => Some(text(navn)?),
        None => None,
    };
    if navn.is_none() && actor.rolle.trim().is_empty() {
        return (!virksomhet.is_empty()).then_some(Hvem::Automatisk { virksomhet });
    }
    Some(Hvem::Person { navn, rolle: text(actor.rolle)?, virksomhet })
}

fn orgnr(actor: &LogActor) -> Option<String> {
    let nine = actor.orgnr.len() == 9 && actor.orgnr.bytes().all(|b| b.is_ascii_digit());
    (actor.orgnr.is_empty() || nine).then(|| actor.orgnr.clone())
}

fn text(text: String) -> Option<String> {
    (text.chars().count() <= TEXT).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(page: serde_json::Value) -> Result<Brukssvar, Systemfeil> {
        let mut all = Brukssvar { bruk: Vec::new(), utleveringer: Vec::new(), komplett: None };
        let page = serde_json::from_value(page).map_err(|_| Systemfeil::Uforstaelig)?;
        add(&mut all, page, &PartKode("MS".to_owned()), jiff::civil::date(2026, 11, 22)).map(|()| all)
    }

    #[test]
    fn a_row_of_each_kind_is_read() {
        let all = read(json!({
            "loggKomplettFraOgMed": "2024-01-01",
            "bruk": [
                { "radGuid": "a", "tidspunkt": "2026-11-01T10:00:00+01:00", "hendelse": "innsyn", "vilkar": "helsehjelp",
                  "utfortAv": { "navn": "Ola", "rolle": "Lege", "virksomhet": "Helse Bergen HF", "orgnr": "983974724" },
                  "formal": { "tekst": "helsehjelp", "kode": "X" }, "rettsligGrunnlag": "loven",
                  "datakategorier": ["diagnose", "MR"], "forklaring": "Du var til kontroll." },
                { "periode": { "fraOgMed": "2026-01-01", "tilOgMed": "2026-01-31" }, "hendelse": "sammenstilling",
                  "utfortAv": { "virksomhet": "FHI" } },
            ],
            "utleveringer": [
                { "tidspunkt": "2025-12-31T23:30:00Z", "hendelse": "utlevering", "identifiserbarhet": "indirekte",
                  "mottaker": { "virksomhet": "UiB", "land": "NO" }, "antall": 400, "brukTil": "2030-12-31",
                  "prosjekt": { "tittel": "P", "referanse": "REK 1", "url": "javascript:alert(1)" }, "reservasjon": false },
            ],
        }));
        let all = all.expect("a page");
        let [look, query] = &all.bruk[..] else { panic!("two rows") };
        assert_eq!(
            (look.handling, look.kategorier.as_str(), look.vilkar),
            (Handling::Se, "diagnose, MR", Some(Vilkar::Helsehjelp))
        );
        assert_eq!((look.formal.as_str(), look.nokkel.as_str(), look.orgnr.as_str()), ("helsehjelp", "a", "983974724"));
        assert_eq!(query.hvem, Hvem::Automatisk { virksomhet: "FHI".to_owned() });
        assert_eq!(tid::dag(query.tidspunkt).to_string(), "2026-01-31");
        let [copy] = &all.utleveringer[..] else { panic!("one row") };
        assert_eq!(
            (copy.dato.to_string(), copy.prosjekt.as_str(), copy.antall),
            ("2026-01-01".to_owned(), "P, REK 1", Some(400))
        );
        assert_eq!((copy.lenke.as_str(), copy.land.as_str(), copy.identitet), ("", "", Identitet::Kodet));
        assert_eq!(all.komplett.map(|(_, to)| to.to_string()), Some("2026-11-22".to_owned()));
    }

    #[test]
    fn one_row_that_cannot_be_read_spoils_the_answer() {
        let good =
            json!({ "tidspunkt": "2026-11-01T10:00:00Z", "hendelse": "innsyn", "utfortAv": { "virksomhet": "V" } });
        assert!(read(json!({ "bruk": [good] })).is_ok());
        for (name, wrong) in [
            ("hendelse", json!("kikking")),
            ("hendelse", json!("utlevering")),
            ("tidspunkt", json!("i går")),
            ("tidspunkt", json!("2026-11-01T10:00:00")),
            ("tidspunkt", json!(null)),
            ("vilkar", json!("nysgjerrig")),
            ("utfortAv", json!({})),
            ("utfortAv", json!({ "virksomhet": "V", "orgnr": "12" })),
            ("forklaring", json!("x".repeat(2_001))),
            ("datakategorier", json!("alt")),
        ] {
            let mut row = good.clone();
            row[name] = wrong.clone();
            assert_eq!(read(json!({ "bruk": [row] })), Err(Systemfeil::Uforstaelig), "{name}: {wrong}");
        }
        for wrong in [
            json!({ "loggKomplettFraOgMed": "alltid" }),
            json!({ "loggKomplettFraOgMed": "2027-01-01" }),
            json!({ "bruk": {} }),
        ] {
            assert_eq!(read(wrong.clone()), Err(Systemfeil::Uforstaelig), "{wrong}");
        }
    }
}
