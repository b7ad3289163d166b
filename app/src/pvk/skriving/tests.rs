//! What registries register, on both engines.

use super::{Billett, Instansendring, Mottaker, NyttUtvarsel, Registrering, Utsending};
use crate::domain::aktor::Registerklient;
use crate::domain::definisjon::{Definisjon, Valg};
use crate::domain::klient::{Klientavslag, Klientregister, Skop};
use crate::domain::metadata::Metadata;
use crate::pvk::Pvkfeil;
use crate::store::les;
use crate::store::prove::{Prove, pa_begge};
use std::sync::Arc;

mod bevis;
mod foresporsel;
mod inkludering;
mod registrere;
mod tidspunkt;

const KLIENTER: &str = r#"
[[klient]]
client_id = "alt"
virksomhet = "Helse Bergen HF"
orgnr = "983974724"
tilgang = [
  { part_kode = "MS", les = true, skriv = true, inkludering = true },
  { part_kode = "NPRKPR", skriv = true },
  { part_kode = "KJERNEJOURNAL", skriv = true },
]
[[klient]]
client_id = "en"
virksomhet = "Helse Bergen HF"
orgnr = "983974724"
tilgang = [{ part_kode = "MS", definisjoner = ["2c3ba0f0-468a-4b16-8fac-18a8f1e99f98"], skriv = true }]
"#;

/// A client of the tests, with all scopes.
fn klient(p: &Prove, id: &str) -> Registerklient {
    let alle = Klientregister::les(KLIENTER, &p.portal.katalog).expect("sound clients");
    let klient = alle.klient(id).map(Arc::clone).expect(id);
    Registerklient::innsluppet(klient, vec![Skop::Les, Skop::Skriv, Skop::Inkludering])
}

fn nummer(p: &Prove, hvem: &str) -> String {
    p.folk.iter().find(|f| f.slug == hvem).map(|f| f.fnr.to_owned()).expect(hvem)
}

fn definisjon(p: &Prove, part: &str, slug: &str) -> Definisjon {
    p.portal.katalog.register(part).and_then(|r| r.definisjon(slug)).cloned().expect(slug)
}

/// A registration without time, evidence or metadata.
fn svar(p: &Prove, hvem: &str, (part, slug): (&str, &str), valg: Valg) -> Registrering {
    let d = definisjon(p, part, slug);
    Registrering {
        nummer: nummer(p, hvem),
        part: d.part.0,
        definisjon: d.id.0,
        type_pi: d.type_pi,
        valg,
        tidspunkt: None,
        fram_minutter: 5,
        metadata: Metadata::default(),
        bevis: None,
    }
}

async fn registrer(p: &Prove, r: Registrering) -> Instansendring {
    match p.portal.pvk.registrer(&klient(p, "alt"), r).await {
        Ok(endring) => endring,
        Err(feil) => panic!("{feil}"),
    }
}

fn avslag<T>(svar: Result<T, Pvkfeil>) -> Klientavslag {
    match svar {
        Err(Pvkfeil::Avslag(avslag)) => avslag,
        Err(Pvkfeil::Feil(feil)) => panic!("a refusal was expected: {feil}"),
        Ok(_) => panic!("a refusal was expected"),
    }
}

/// Whether a setting is active, and its sequence number; none when it was never set.
async fn tilstand(p: &Prove, hvem: &str, (part, slug): (&str, &str)) -> Option<(bool, i64)> {
    let (innbygger, d) = (p.aktor(hvem).gjelder().0, definisjon(p, part, slug).id.0);
    les!(&p.portal.basis, k =>
        sqlx::query_as("SELECT aktiv, sekvensnummer FROM innstilling WHERE innbygger = $1 AND definisjon = $2")
            .bind(innbygger)
            .bind(d)
            .fetch_optional(k)
            .await)
    .expect("a setting")
}

/// Rows of settings, history, outbox, receipts and notices.
async fn antall(p: &Prove) -> [i64; 5] {
    [
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM innstilling").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM kvittering").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM varsel").await,
    ]
}
