//! What registries deliver, on both engines.

use super::*;
use crate::domain::bruk::{Handling, Hvem, Identitet, Tidsrom};
use crate::domain::definisjon::Valg::{self, Aktiv, Inaktiv};
use crate::domain::klient::Klientregister;
use crate::domain::levering::{Loggrad, Mottaker, Radhendelse, Utforer};
use crate::domain::varsel::Varselinnhold;
use crate::personvern::{Utfall, lagre};
use crate::store::prove::{Prove, pa_begge, skjema};
use crate::store::{self, les, transaksjon};
use jiff::civil::date;
use serde_json::{Value, json};

mod logg;
mod rapport;

const KLIENTER: &str = r#"
[[klient]]
client_id = "alt"
virksomhet = "Helse Bergen HF"
orgnr = "983974724"
tilgang = [
  { part_kode = "MS", innsyn = true },
  { part_kode = "DIABETES", innsyn = true },
  { part_kode = "SYSVAK", innsyn = true },
  { part_kode = "KVARUS", innsyn = true },
  { part_kode = "ALS", les = true, skriv = true, inkludering = true },
]
"#;

fn klient(p: &Prove) -> Registerklient {
    klient_med(p, vec![Skop::Innsyn])
}

fn klient_med(p: &Prove, skop: Vec<Skop>) -> Registerklient {
    let alle = Klientregister::les(KLIENTER, &p.portal.katalog).expect("sound clients");
    Registerklient::innsluppet(alle.klient("alt").map(Arc::clone).expect("a client"), skop)
}

fn nummer(p: &Prove, hvem: &str) -> String {
    p.folk.iter().find(|f| f.slug == hvem).map(|f| f.fnr.to_owned()).expect(hvem)
}

/// A small report that says `tekst`.
fn innhold(tekst: &str) -> Value {
    json!({
        "generertTidspunkt": "2026-11-22T08:00:00Z",
        "seksjoner": [
            {"tittel": "Diagnose", "felt": [{"navn": "Hoveddiagnose", "verdi": tekst}]},
            {"tittel": "Prøver i biobanken", "tekst": ["To rør."]},
        ],
    })
}

async fn lever(p: &Prove, hvem: &str, part: &str, rapport: Value) -> Result<Rapportsvar, Leveringsfeil> {
    let l = Rapportlevering { nummer: nummer(p, hvem), part: part.to_owned(), rapport };
    p.portal.pvk.lever_rapport(&klient(p), l).await
}

async fn lever_deltakelse(p: &Prove, hvem: &str, part: &str, alle: Vec<Value>) -> Result<(), Leveringsfeil> {
    let l = Deltakelseslevering { nummer: nummer(p, hvem), part: part.to_owned(), deltakelser: alle };
    p.portal.pvk.lever_deltakelser(&klient(p), l).await
}

/// A project, by its id.
fn prosjekt(id: &str) -> Value {
    json!({"id": id, "slag": "forskning", "tittel": "MS-studien", "status": "Du er med", "ansvarlig": "UiB"})
}

fn avslag<T>(svar: Result<T, Leveringsfeil>) -> Klientavslag {
    match svar {
        Err(Leveringsfeil::Pvk(Pvkfeil::Avslag(grunn)) | Leveringsfeil::Innhold(grunn, _)) => grunn,
        Err(Leveringsfeil::Pvk(Pvkfeil::Feil(feil))) => panic!("a refusal was expected: {feil}"),
        Ok(_) => panic!("a refusal was expected"),
    }
}

/// Where a refused delivery has its fault.
fn hvor<T>(svar: Result<T, Leveringsfeil>) -> String {
    match svar {
        Err(Leveringsfeil::Innhold(_, sted)) => sted.to_string(),
        Err(annen) => panic!("a place was expected: {annen}"),
        Ok(_) => panic!("a refusal was expected"),
    }
}

async fn sett(p: &Prove, hvem: &str, (part, slug): (&str, &str), valg: Valg) {
    let aktor = p.aktor(hvem);
    let omrade = p.portal.katalog.register(part).and_then(|r| r.definisjon(slug)).expect(slug).omrade;
    let side = p.portal.personvern.part(&aktor, omrade, part).await.expect("a page");
    let rad = side.rad.innstillinger.into_iter().find(|i| i.definisjon.slug == slug).expect(slug);
    let nokkel = format!("{part} {slug} {}", rad.sekvensnummer());
    let utfall = p.portal.personvern.sett(&aktor, part, slug, skjema(valg, rad.sekvensnummer(), &nokkel)).await;
    assert!(matches!(utfall, Ok(Utfall::Endret(_))), "{utfall:?}");
}

/// Reports, rows of use, disclosures, participation and notices in the whole database.
async fn antall(p: &Prove) -> [i64; 5] {
    [
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM rapport").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utlevering").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM deltakelse").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM varsel").await,
    ]
}
