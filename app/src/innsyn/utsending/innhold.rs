//! What a message says, as contract §6.6 spells it (inferred where the contract has no words for it). Made when it is sent,
//! from what is stored then, so that nothing is told that no longer holds.

use super::{Ko, Utsending, sql};
use crate::domain::bestilling::Bestillingsstatus;
use crate::domain::id::HendelseId;
use crate::innsyn::system::{Melding, Meldingsslag};
use crate::store::{self, Feil, les};
use serde_json::{Map, Value, json};

/// Low bits of an id that are random; the rest is its millisecond.
const TILFELDIGE_BIT: u32 = 21;

impl Ko {
    /// The message to send; none when there is nothing left to tell.
    pub(super) async fn melding(&self, u: &Utsending) -> Result<Option<Melding>, Feil> {
        let innhold = self.innhold_for(u).await?;
        Ok(innhold.map(|innhold| Melding { part: u.part.clone(), slag: u.slag, guid: u.guid.clone(), innhold }))
    }

    async fn innhold_for(&self, u: &Utsending) -> Result<Option<Value>, Feil> {
        match u.slag {
            Meldingsslag::Bestilling | Meldingsslag::Avbestilling | Meldingsslag::Purring => {
                self.om_bestilling(u).await
            }
            Meldingsslag::Sak => self.om_sak(u).await,
            Meldingsslag::Svar | Meldingsslag::Klage => self.om_hendelse(u).await,
            Meldingsslag::Slettepurring => self.om_sletting(u).await,
        }
    }

    async fn om_bestilling(&self, u: &Utsending) -> Result<Option<Value>, Feil> {
        let rad: Option<(String, String, String, i64, i64, String)> = les!(&self.basis, k =>
            sqlx::query_as(sql::BESTILLING).bind(u.innbygger.0).bind(u.gjelder).fetch_optional(k).await)?;
        let Some((guid, hovedtype, status, opprettet, endret, frist)) = rad else { return Ok(None) };
        let status = Bestillingsstatus::les(&status).ok_or(Feil::Ulest("status of an order"))?;
        let (opprettet, endret) = (store::tid(opprettet)?.to_string(), store::tid(endret)?.to_string());
        let mut innhold = json!({
            "bestillingGuid": guid, "rapportHovedType": hovedtype, "bestilt": opprettet, "svarfrist": frist
        });
        let gjelder_fortsatt = match u.slag {
            Meldingsslag::Bestilling => status == Bestillingsstatus::Bestilt,
            Meldingsslag::Avbestilling => {
                innhold = json!({ "bestillingGuid": guid, "avbestilt": endret });
                status == Bestillingsstatus::Avbrutt
            }
            _ => status.apen(),
        };
        Ok(gjelder_fortsatt.then_some(innhold))
    }

    async fn om_sak(&self, u: &Utsending) -> Result<Option<Value>, Feil> {
        let rad: Option<(String, String, String, String, String, String, String)> = les!(&self.basis, k =>
            sqlx::query_as(sql::SAK).bind(u.innbygger.0).bind(u.gjelder).fetch_optional(k).await)?;
        let Some((guid, slag, status, frist, gjelder, tekst, onsket)) = rad else { return Ok(None) };
        // A person has taken it before it was sent.
        if status != "sendt" {
            return Ok(None);
        }
        let gjelder: Value = serde_json::from_str(&gjelder).map_err(|_| Feil::Ulest("what a case is about"))?;
        let mut innhold = Map::from_iter([
            ("henvendelseGuid".to_owned(), json!(guid)),
            ("type".to_owned(), json!(slag)),
            ("gjelder".to_owned(), gjelder),
            ("tekst".to_owned(), json!(tekst)),
            ("svarfrist".to_owned(), json!(frist)),
        ]);
        if !onsket.is_empty() {
            innhold.insert("onsketRettelse".to_owned(), json!(onsket));
        }
        self.legg_ved(u, &mut innhold).await?;
        Ok(Some(Value::Object(innhold)))
    }

    async fn om_hendelse(&self, u: &Utsending) -> Result<Option<Value>, Feil> {
        let rad: Option<(String, String)> = les!(&self.basis, k =>
            sqlx::query_as(sql::SAKSHENDELSE).bind(u.innbygger.0).bind(u.gjelder).fetch_optional(k).await)?;
        let Some((guid, tekst)) = rad else { return Ok(None) };
        let mut innhold = Map::from_iter([
            ("henvendelseGuid".to_owned(), json!(guid)),
            ("meldingGuid".to_owned(), json!(u.guid)),
            ("type".to_owned(), json!(u.slag.kode())),
            ("tekst".to_owned(), json!(tekst)),
        ]);
        self.legg_ved(u, &mut innhold).await?;
        Ok(Some(Value::Object(innhold)))
    }

    /// The files that the citizen sent with it: written in its transaction, at its moment.
    async fn legg_ved(&self, u: &Utsending, innhold: &mut Map<String, Value>) -> Result<(), Feil> {
        let fra = HendelseId(u.gjelder).0 >> TILFELDIGE_BIT << TILFELDIGE_BIT;
        let filer: Vec<(String, String, String)> = les!(&self.basis, k => sqlx::query_as(sql::VEDLEGG)
            .bind(u.innbygger.0)
            .bind(fra)
            .bind(fra + (1 << TILFELDIGE_BIT))
            .fetch_all(k)
            .await)?;
        if !filer.is_empty() {
            let fil = |(navn, mime, base64): (String, String, String)| json!({ "mimetype": mime, "innhold": base64, "innholdsbeskrivelse": navn });
            innhold.insert("vedlegg".to_owned(), filer.into_iter().map(fil).collect());
        }
        Ok(())
    }

    /// Deletions of the part that have not been confirmed; the sequence number is each definition's own.
    async fn om_sletting(&self, u: &Utsending) -> Result<Option<Value>, Feil> {
        let rader: Vec<(String, i64, String)> = les!(&self.basis, k =>
            sqlx::query_as(sql::SLETTINGER).bind(u.innbygger.0).bind(u.gjelder).fetch_all(k).await)?;
        let register = self.katalog.part(&u.part.0).ok_or(Feil::Ulest("part of a message"))?;
        let egne: Vec<Value> = rader
            .into_iter()
            .filter(|(definisjon, ..)| register.definisjoner.iter().any(|d| d.id.0 == *definisjon))
            .map(|(definisjon, nr, frist)| json!({ "definisjonGuid": definisjon, "sekvensnummer": nr, "frist": frist }))
            .collect();
        Ok((!egne.is_empty()).then(|| json!({ "slettinger": egne })))
    }
}
