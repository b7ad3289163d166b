//! Notes what came of an attempt to send: what the message told of moves on in the same transaction.

use super::{BORTFALT, IKKE_TILKOBLET, Ko, Utfall, Utsending, sql};
use crate::domain::bestilling::{Bestillingshendelse, Bestillingsstatus, neste};
use crate::domain::replikering::{Svar, Ventetider};
use crate::innsyn::bestilling;
use crate::innsyn::system::{Meldingsslag, Mottak, Systemfeil};
use crate::personvern::lagre::las;
use crate::store::{self, Feil, fullfor, mikro, ny_id, tilfeldig, transaksjon};
use jiff::Timestamp;

/// Statuses of 400–499 that say nothing about the message: it is sent again as it is.
const OM_IGJEN: [u16; 6] = [401, 403, 408, 423, 425, 429];
/// Longest number of a case that is kept.
const MAKS_SAKSNUMMER: usize = 100;

/// A failure as it is stored.
struct Notat {
    /// When to try again; none when a person must see to it, or nobody.
    neste: Option<Timestamp>,
    feil: String,
    talt: i64,
}

impl Ko {
    /// Notes what came of an attempt. Who comes after the lease has run out changes nothing: somebody else sends it again.
    ///
    /// # Errors
    /// Database, randomness; then nothing is noted, and it is sent again.
    pub async fn noter(&self, u: Utsending, utfall: Utfall, ventetider: &Ventetider) -> Result<(), Feil> {
        let na = self.klokke.na();
        let door = self.clone();
        let mottak = match utfall {
            Utfall::Sendt(mottak) => mottak,
            // Nothing to cancel there: that is what was wanted.
            Utfall::Feilet(Systemfeil::Avvist(404 | 409 | 410)) if u.slag == Meldingsslag::Avbestilling => {
                Mottak::default()
            }
            feilet => {
                let notat = notat(&u, &feilet, ventetider, na)?;
                return fullfor(async move { door.noter_feil(&u, notat).await }).await;
            }
        };
        fullfor(async move { door.noter_levert(&u, mottak, na).await }).await
    }

    async fn noter_feil(&self, u: &Utsending, notat: Notat) -> Result<(), Feil> {
        transaksjon!(&self.basis, tx => {
            sqlx::query(sql::FEILET)
                .bind(u.innbygger.0)
                .bind(u.id.0)
                .bind(u.laast_til)
                .bind(notat.neste.map(mikro))
                .bind(&notat.feil)
                .bind(notat.talt)
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    }

    async fn noter_levert(&self, u: &Utsending, mottak: Mottak, na: Timestamp) -> Result<(), Feil> {
        let register = self.katalog.part(&u.part.0).ok_or(Feil::Ulest("part of a message"))?;
        transaksjon!(&self.basis, tx => {
            las!(tx, u.innbygger);
            let var_min: Option<(i64,)> = sqlx::query_as(sql::LEVERT)
                .bind(u.innbygger.0)
                .bind(u.id.0)
                .bind(u.laast_til)
                .bind(mikro(na))
                .fetch_optional(&mut **tx)
                .await?;
            match u.slag {
                _ if var_min.is_none() => (),
                Meldingsslag::Bestilling => {
                    let rad: Option<(String,)> = sqlx::query_as(bestilling::sql::STATUS)
                        .bind(u.innbygger.0)
                        .bind(u.gjelder)
                        .fetch_optional(&mut **tx)
                        .await?;
                    let status = rad.and_then(|(s,)| Bestillingsstatus::les(&s)).ok_or(Feil::Ulest("order"))?;
                    // Cancelled while it was under way: the cancellation is next in the queue.
                    if let Ok(Some(ny)) = neste(status, Bestillingshendelse::Mottatt) {
                        sqlx::query(bestilling::sql::MOTTATT)
                            .bind(u.innbygger.0)
                            .bind(u.gjelder)
                            .bind(ny.kode())
                            .bind(mikro(na))
                            .execute(&mut **tx)
                            .await?;
                    }
                }
                Meldingsslag::Sak => {
                    sqlx::query(sql::SAK_MOTTATT)
                        .bind(u.innbygger.0)
                        .bind(u.gjelder)
                        .bind(saksnummer(&mottak))
                        .bind(mottak.frist.map(|f| f.to_string()))
                        .bind(mikro(na))
                        .execute(&mut **tx)
                        .await?;
                    let sendt: Option<(i64,)> = sqlx::query_as(sql::SAK_FRA_SENDT)
                        .bind(u.innbygger.0)
                        .bind(u.gjelder)
                        .fetch_optional(&mut **tx)
                        .await?;
                    if sendt.is_some() {
                        sqlx::query(sql::NY_SAKSHENDELSE)
                            .bind(u.innbygger.0)
                            .bind(u.gjelder)
                            .bind(ny_id(na)?.0)
                            .bind(&register.navn)
                            .bind(format!("utsending {}", u.guid))
                            .execute(&mut **tx)
                            .await?;
                    }
                }
                Meldingsslag::Avbestilling
                | Meldingsslag::Purring
                | Meldingsslag::Svar
                | Meldingsslag::Klage
                | Meldingsslag::Slettepurring => (),
            }
            Ok(())
        })
    }
}

/// The number as a registry gave it, cleaned and bounded; empty when it gave none.
fn saksnummer(mottak: &Mottak) -> String {
    let gitt = mottak.saksnummer.as_deref().unwrap_or_default();
    crate::domain::rapport::ren(gitt).trim().chars().take(MAKS_SAKSNUMMER).collect()
}

fn notat(u: &Utsending, utfall: &Utfall, ventetider: &Ventetider, na: Timestamp) -> Result<Notat, Feil> {
    let uten_flere = |feil: &str, talt| Notat { neste: None, feil: feil.to_owned(), talt };
    let svar = match utfall {
        Utfall::Sendt(_) | Utfall::Bortfalt => return Ok(uten_flere(BORTFALT, 0)),
        Utfall::Feilet(Systemfeil::IkkeTilkoblet) => return Ok(uten_flere(IKKE_TILKOBLET, 0)),
        Utfall::Feilet(Systemfeil::Avvist(s)) if (400..500).contains(s) && !OM_IGJEN.contains(s) => {
            return Ok(uten_flere(&s.to_string(), 1));
        }
        Utfall::Feilet(Systemfeil::Avvist(s)) => Svar::Senere { feil: s.to_string(), vent: None },
        Utfall::Feilet(Systemfeil::Tregt) => Svar::uten_svar("timeout"),
        Utfall::Feilet(Systemfeil::Nede) => Svar::uten_svar("network"),
        Utfall::Feilet(Systemfeil::Uforstaelig) => Svar::uten_svar("unreadable"),
    };
    let lodd = u32::from_le_bytes(tilfeldig()?);
    let neste = ventetider.neste(&svar, u.forsok + 1, lodd, na);
    let feil = match svar {
        Svar::Senere { feil, .. } | Svar::Avvist { feil } => feil,
        Svar::Mottatt => String::new(),
    };
    Ok(Notat { neste, feil, talt: 1 })
}
