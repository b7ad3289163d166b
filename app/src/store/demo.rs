//! Fills an empty demo database with the invented people, and keeps the table of definitions in step with the catalogue.

use super::signering::Signering;
use super::{Basis, Feil, les, mikro, sql, tilfeldig, transaksjon};
use crate::domain::definisjon::{Definisjon, PartKode};
use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::innstilling::slettes_innen;
use crate::domain::katalog::Katalog;
use crate::domain::kvittering::{self, Ledd};
use crate::domain::register::Register;
use crate::domain::samples::{Proveendring, Testperson, saksbehandlere};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use std::collections::HashMap;

/// Stores each text version of each definition that has not been stored before.
///
/// # Errors
/// Database.
pub async fn lagre_definisjoner(basis: &Basis, katalog: &Katalog) -> Result<(), Feil> {
    transaksjon!(basis, tx => {
        for d in katalog.registre().iter().flat_map(|r| &r.definisjoner) {
            let innhold = serde_json::to_string(d).map_err(|_| Feil::Ulest("definition"))?;
            sqlx::query(sql::LAGRE_DEFINISJON)
                .bind(&d.id.0)
                .bind(d.versjon)
                .bind(&d.part.0)
                .bind(format!("{:?}", d.type_pi).to_lowercase())
                .bind(&d.navn)
                .bind(innhold)
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    })
}

/// Puts the invented people into a database that has no citizens. Does nothing otherwise.
///
/// # Errors
/// Database, or a sample that names a definition the catalogue lacks.
pub async fn fyll_med_provedata(
    basis: &Basis,
    katalog: &Katalog,
    signering: &Signering,
    folk: &[Testperson],
) -> Result<(), Feil> {
    lagre_definisjoner(basis, katalog).await?;
    super::saksbehandlerokt::lagre_saksbehandlere(basis, &saksbehandlere::alle()).await?;
    let (antall,): (i64,) = les!(basis, k => sqlx::query_as(sql::ANTALL_INNBYGGERE).fetch_one(k).await)?;
    if antall > 0 {
        return Ok(());
    }
    for person in folk {
        let fnr = Fnr::les(person.fnr, Godtar::Syntetiske).map_err(|_| Feil::Ulest("sample number"))?;
        transaksjon!(basis, tx => {
            sqlx::query(sql::NY_INNBYGGER)
                .bind(person.id.0)
                .bind(fnr.siffer())
                .bind(person.fornavn)
                .bind(person.etternavn)
                .bind(person.fodt.to_string())
                .bind(person.adressesperre)
                .bind(person.bosted)
                .bind(person.skjermet_for_foreldre)
                .execute(&mut **tx)
                .await?;
            innstillinger!(tx, person, katalog, signering);
            mottatt!(tx, person);
            logg!(tx, person);
            Ok(())
        })?;
    }
    Ok(())
}

/// When a registry last delivered something about the person: what it tells of participation came with it.
fn sist_hendt(person: &Testperson, part: &PartKode) -> Timestamp {
    person.rapporter.iter().filter(|(p, _)| p == part).map(|(_, r)| r.hentet).max().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The definition of an invented change.
fn definisjon<'k>(katalog: &'k Katalog, endring: &Proveendring) -> Result<(&'k Register, &'k Definisjon), Feil> {
    let register = katalog.part(endring.part).ok_or(Feil::Ulest("sample part"))?;
    Ok((register, register.definisjon(endring.definisjon).ok_or(Feil::Ulest("sample definition"))?))
}

/// History with signed receipts, deletions and current settings of one person.
macro_rules! innstillinger {
    ($tx:ident, $person:ident, $katalog:ident, $signering:ident) => {{
        let pseudonym = HEXLOWER.encode(&tilfeldig::<16>()?);
        let (_,): (String,) =
            sqlx::query_as(sql::LAS_INNBYGGER).bind($person.id.0).bind(&pseudonym).fetch_one(&mut **$tx).await?;
        let mut na: HashMap<&str, (i64, i64, &Proveendring)> = HashMap::new();
        let mut forrige: Option<String> = None;
        for (nr, e) in (1..).zip(&$person.endringer) {
            let (register, d) = definisjon($katalog, e)?;
            let (sekvens, opprettet, _) = na.get(d.id.0.as_str()).copied().unwrap_or((0, mikro(e.tidspunkt), e));
            let endring = e.endring(d, sekvens + 1, nr);
            let metadata = serde_json::to_string(&endring.metadata).map_err(|_| Feil::Ulest("metadata"))?;
            let (slag, navn, av) = endring.gjort_av.kolonner();
            sqlx::query(sql::NY_HISTORIKK)
                .bind($person.id.0)
                .bind(endring.id.0)
                .bind(&d.id.0)
                .bind(endring.sekvensnummer)
                .bind(endring.aktiv)
                .bind(mikro(e.tidspunkt))
                .bind(slag)
                .bind(navn)
                .bind(endring.tekst_versjon)
                .bind(&metadata)
                .bind(endring.kanal.kode())
                .bind(av)
                .execute(&mut **$tx)
                .await?;
            let ledd = Ledd { utsteder: $signering.utsteder(), pseudonym: &pseudonym, nr, forrige };
            let jws = $signering.signer(&kvittering::innhold(register, d, &endring, ledd))?;
            let sammendrag = kvittering::sammendrag(&jws);
            sqlx::query(sql::NY_KVITTERING)
                .bind($person.id.0)
                .bind(endring.id.0)
                .bind(nr)
                .bind(&jws)
                .bind(&sammendrag)
                .bind(e.i_kraft.map(mikro))
                .execute(&mut **$tx)
                .await?;
            forrige = Some(sammendrag);
            if let Some(frist) = slettes_innen(d, e.valg, e.tidspunkt) {
                sqlx::query(sql::NY_SLETTING)
                    .bind($person.id.0)
                    .bind(&d.id.0)
                    .bind(endring.sekvensnummer)
                    .bind(frist.to_string())
                    .bind(e.slettet.map(mikro))
                    .execute(&mut **$tx)
                    .await?;
            }
            na.insert(&d.id.0, (sekvens + 1, opprettet, e));
        }
        for (guid, (sekvens, opprettet, e)) in na {
            sqlx::query(sql::NY_INNSTILLING)
                .bind($person.id.0)
                .bind(guid)
                .bind(e.valg.aktiv())
                .bind(sekvens)
                .bind(opprettet)
                .bind(mikro(e.tidspunkt))
                .bind(e.i_kraft.map(mikro))
                .bind(serde_json::to_string(&e.metadata).map_err(|_| Feil::Ulest("metadata"))?)
                .execute(&mut **$tx)
                .await?;
        }
    }};
}
use innstillinger;

/// Tickets, requests, reports, participation and relations of one person.
macro_rules! mottatt {
    ($tx:ident, $person:ident) => {{
        for (nr, part) in (0_i64..).zip(&$person.inkludert) {
            sqlx::query(sql::NY_INKLUDERING)
                .bind($person.id.0)
                .bind(&part.0)
                .bind(true)
                .bind(0_i64)
                .execute(&mut **$tx)
                .await?;
            sqlx::query(sql::NY_INKLUDERINGSENDRING)
                .bind($person.id.0)
                .bind(nr)
                .bind(&part.0)
                .bind(true)
                .bind($person.oppfort(part).map_or(0, |dag| mikro(crate::domain::tid::ved_midnatt(dag))))
                .execute(&mut **$tx)
                .await?;
        }
        for f in &$person.foresporsler {
            sqlx::query(sql::NY_FORESPORSEL)
                .bind($person.id.0)
                .bind(f.id.0)
                .bind(&f.part.0)
                .bind(serde_json::to_string(&f.definisjoner).map_err(|_| Feil::Ulest("request"))?)
                .bind(&f.avsender)
                .bind(&f.melding)
                .bind(mikro(f.mottatt))
                .bind(f.svarfrist.map(|d| d.to_string()))
                .bind(f.status.kode())
                .bind(&f.guid)
                .bind(&f.avsender_orgnr)
                .bind(f.formal.kode())
                .bind(f.besvart.map(mikro))
                .execute(&mut **$tx)
                .await?;
            for del in &f.svar {
                sqlx::query(sql::NY_SVAR)
                    .bind($person.id.0)
                    .bind(f.id.0)
                    .bind(&del.definisjon.0)
                    .bind(del.samtykket)
                    .bind(1_i64)
                    .bind(f.besvart.map(mikro))
                    .bind(del.kvittering.map(|id| id.0))
                    .execute(&mut **$tx)
                    .await?;
            }
        }
        for v in &$person.varsler {
            let (slag, gjelder, tekst) = v.innhold.kolonner();
            sqlx::query(sql::NY_VARSEL)
                .bind($person.id.0)
                .bind(v.id.0)
                .bind(slag)
                .bind(&v.part.0)
                .bind(&gjelder)
                .bind(tekst)
                .bind(v.lest.map(mikro))
                .execute(&mut **$tx)
                .await?;
        }
        for (nr, (part, rapport)) in $person.rapporter.iter().enumerate() {
            let id = crate::domain::id::HendelseId::av(rapport.hentet, u32::try_from(nr).unwrap_or(0));
            sqlx::query(sql::NY_RAPPORT)
                .bind($person.id.0)
                .bind(&part.0)
                .bind(id.0)
                .bind(rapport.til_og_med.to_string())
                .bind(serde_json::to_string(rapport).map_err(|_| Feil::Ulest("report"))?)
                .execute(&mut **$tx)
                .await?;
        }
        for (part, deltakelse) in &$person.deltakelse {
            sqlx::query(sql::NY_DELTAKELSE)
                .bind($person.id.0)
                .bind(&part.0)
                .bind(serde_json::to_string(deltakelse).map_err(|_| Feil::Ulest("participation"))?)
                .bind(mikro(sist_hendt($person, part)))
                .execute(&mut **$tx)
                .await?;
        }
        for r in &$person.relasjoner {
            sqlx::query(sql::NY_RELASJON)
                .bind(r.innbygger.0)
                .bind(r.representant.0)
                .bind(r.rolle.kode())
                .bind(r.til.map(|d| d.to_string()))
                .bind(r.omrader.iter().map(|o| o.nummer()).collect::<Vec<_>>().join(","))
                .execute(&mut **$tx)
                .await?;
        }
    }};
}
use mottatt;

/// Log of use and disclosures of one person, and for which days the log is complete.
macro_rules! logg {
    ($tx:ident, $person:ident) => {{
        for rad in &$person.bruk {
            super::bruk::sett_inn!($tx, $person.id, rad)?;
        }
        for u in &$person.utleveringer {
            super::sett_inn_utlevering!($tx, $person.id, u)?;
        }
        for (part, dekning) in &$person.loggdekning {
            sqlx::query(sql::NY_LOGGDEKNING)
                .bind($person.id.0)
                .bind(&part.0)
                .bind(dekning.fra.to_string())
                .bind(dekning.til.to_string())
                .bind(mikro(dekning.mottatt))
                .execute(&mut **$tx)
                .await?;
        }
    }};
}
use logg;

#[cfg(test)]
mod tests;
