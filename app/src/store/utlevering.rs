//! A disclosure as it is stored: read by both doors, which have the statements, and written when it is delivered.

use super::{Feil, dag};
use crate::domain::bruk::{Identitet, Utlevering};
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;

/// The columns `id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, orgnr, land, antall, bruk_til,
/// reservasjon, lenke, forklaring, nokkel`.
pub(crate) type Utleveringskolonner = (
    i64,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    Option<i64>,
    Option<String>,
    Option<bool>,
    String,
    String,
    String,
);

/// Reads [`Utleveringskolonner`].
#[rustfmt::skip]
pub(crate) fn utlevering(
    part: &PartKode,
    (id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, orgnr, land, antall, bruk_til, reservasjon,
     lenke, forklaring, nokkel): Utleveringskolonner,
) -> Result<Utlevering, Feil> {
    let (dato, bruk_til) = (dag(&dato)?, bruk_til.as_deref().map(dag).transpose()?);
    let identitet = Identitet::les(&identitet).ok_or(Feil::Ulest("disclosure"))?;
    let (id, part) = (HendelseId(id), part.clone());
    Ok(Utlevering {
        id, part, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, orgnr, land, antall, bruk_til,
        reservasjon, lenke, forklaring, nokkel,
    })
}

/// Inserts one disclosure in a transaction that is under way; one that its source has delivered before changes nothing.
macro_rules! sett_inn_utlevering {
    ($tx:expr, $innbygger:expr, $u:expr) => {{
        let u = &$u;
        sqlx::query($crate::store::sql::NY_UTLEVERING)
            .bind($innbygger.0)
            .bind(&u.part.0)
            .bind(u.id.0)
            .bind(u.dato.to_string())
            .bind(&u.mottaker)
            .bind(&u.prosjekt)
            .bind(&u.formal)
            .bind(&u.grunnlag)
            .bind(&u.variabler)
            .bind(u.identitet.kode())
            .bind(&u.orgnr)
            .bind(&u.land)
            .bind(u.antall)
            .bind(u.bruk_til.map(|d| d.to_string()))
            .bind(u.reservasjon)
            .bind(&u.lenke)
            .bind(&u.forklaring)
            .bind(&u.nokkel)
            .execute(&mut **$tx)
            .await
    }};
}
pub(crate) use sett_inn_utlevering;
