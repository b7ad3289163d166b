//! The reading half of the registries' door, on both engines.

mod avstemme;
mod feil;
mod kopi;
mod logg;
mod paging;
mod sporre;

use super::*;
use crate::domain::aktor::Aktor;
use crate::domain::definisjon::Valg;
use crate::domain::id::InnbyggerId;
use crate::domain::klient::Klientregister;
use crate::store::prove::{Prove, pa_begge, skjema};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A reservation that stands open to everybody.
pub(super) const PART: &str = "NPRKPR";
pub(super) const GUID: &str = "b5d2a9de-06a9-4262-b4f8-cad52a0acb4c";
pub(super) const SLUG: &str = "oppbevaring";
/// Another of the same part.
pub(super) const ANNEN: &str = "5e01aeb6-54f4-4b7a-b669-37bf90aa69cc";
pub(super) const ANNEN_SLUG: &str = "utlevering-formal";

const KLIENTER: &str = r#"
[[klient]]
client_id = "fhi"
virksomhet = "Folkehelseinstituttet"
orgnr = "983744516"
[[klient.tilgang]]
part_kode = "NPRKPR"
les = true
skriv = true

[[klient]]
client_id = "en"
virksomhet = "Helsedirektoratet"
orgnr = "983544622"
[[klient.tilgang]]
part_kode = "NPRKPR"
definisjoner = ["b5d2a9de-06a9-4262-b4f8-cad52a0acb4c"]
les = true
[[klient.tilgang]]
part_kode = "MS"
skriv = true
"#;

/// A registry's program that has been let in.
fn klient(p: &Prove, id: &str) -> Registerklient {
    med_skop(p, id, &[Skop::Les, Skop::Skriv])
}

fn med_skop(p: &Prove, id: &str, skop: &[Skop]) -> Registerklient {
    let register = Klientregister::les(KLIENTER, &p.portal.katalog).expect("sound clients");
    Registerklient::innsluppet(Arc::clone(register.klient(id).expect(id)), skop.to_vec())
}

/// A citizen of these tests: number, internal number, actor.
#[derive(Clone)]
struct Person {
    fnr: Fnr,
    id: InnbyggerId,
    aktor: Aktor,
}

/// Citizens beside the invented people. Their internal numbers are in another order than their numbers.
async fn folk(p: &Prove, antall: i64) -> Vec<Person> {
    let mut ut = Vec::new();
    for nr in 0..antall {
        let fnr = nummer(nr);
        let id = InnbyggerId(100_000 + (nr * 7) % antall * 10 + nr / antall);
        les_eller_skriv(p, &fnr, id).await;
        let mut person = p.folk[0].clone();
        person.id = id;
        ut.push(Person { fnr, id, aktor: person.aktor() });
    }
    ut.sort_by_key(|p| p.id);
    ut.dedup_by_key(|p| p.id);
    assert_eq!(ut.len() as i64, antall, "seven does not divide {antall}");
    ut
}

async fn les_eller_skriv(p: &Prove, fnr: &Fnr, id: InnbyggerId) {
    let skriv = async {
        let basis = p.portal.basis.clone();
        let siffer = fnr.siffer().to_owned();
        store::transaksjon!(&basis, tx => {
            sqlx::query(store::sql::NY_INNBYGGER)
                .bind(id.0)
                .bind(&siffer)
                .bind("Fornavn")
                .bind("Etternavn")
                .bind("1980-01-01")
                .bind(false)
                .bind("")
                .bind(false)
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    };
    skriv.await.expect("a new citizen");
}

/// Synthetic numbers that are sound.
fn nummer(nr: i64) -> Fnr {
    let begynnelse = format!("01{:02}{:02}{:03}", 81 + nr / 10_000, 10 + nr / 500 % 90, nr % 500);
    let alle = (0..100).map(|k| format!("{begynnelse}{k:02}"));
    // Some beginnings have no check digits; the next year's have.
    alle.filter_map(|n| Fnr::les(&n, Godtar::Syntetiske).ok()).next().unwrap_or_else(|| nummer(nr + 1_000_000))
}

/// Changes a citizen's own setting and gives the new sequence number.
async fn sett(p: &Prove, person: &Person, slug: &str, valg: Valg, sett: i64) -> i64 {
    let form = skjema(valg, sett, &format!("{} {slug} {sett}", person.id.0));
    p.portal.personvern.sett(&person.aktor, "nprkpr", slug, form).await.expect("a change");
    sett + 1
}

/// What is active in the database: number and sequence number.
async fn fasit(p: &Prove) -> BTreeMap<String, i64> {
    let sql = "SELECT b.nummer, i.sekvensnummer FROM innstilling i JOIN innbygger b ON b.id = i.innbygger
               WHERE i.definisjon = $1 AND i.aktiv";
    let rader: Vec<(String, i64)> =
        les!(&p.portal.basis, k => sqlx::query_as(sql).bind(GUID).fetch_all(k).await).expect("the active set");
    rader.into_iter().collect()
}

/// A random sequence that can be made again.
struct Tilfeldig(u64);

impl Tilfeldig {
    fn under(&mut self, grense: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % grense
    }
}

fn avslag<T>(svar: Result<T, Pvkfeil>) -> Klientavslag {
    match svar {
        Err(Pvkfeil::Avslag(avslag)) => avslag,
        Err(Pvkfeil::Feil(feil)) => panic!("a fault: {feil}"),
        Ok(_) => panic!("an answer"),
    }
}
