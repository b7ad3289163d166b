//! Writing the log of use. Every door method that reads a citizen's data calls [`noter`] first: what cannot be logged
//! is not shown.

use super::{Basis, Feil, ny_id, transaksjon};
use crate::domain::aktor::Aktor;
use crate::domain::bruk::{Bruk, Handling, Hvem};
use crate::domain::definisjon::PartKode;
use jiff::Timestamp;

/// The part code of the portal itself, for what is not any registry's.
pub const PORTALEN: &str = "HELSENORGE";

/// A citizen's own look at their data: which, and at which page.
#[derive(Clone, Copy, Debug)]
pub struct EgetOppslag<'a> {
    pub part: &'a str,
    pub kategorier: &'a str,
    pub handling: Handling,
}

/// Logs an actor's use of the data of the citizen acted for.
///
/// # Errors
/// Database or randomness; then the data must not be shown.
pub async fn noter(basis: &Basis, aktor: &Aktor, oppslag: EgetOppslag<'_>, na: Timestamp) -> Result<(), Feil> {
    let (rad, innbygger) = (egen_rad(aktor, oppslag, na)?, aktor.gjelder());
    let basis = basis.clone();
    super::fullfor(async move {
        transaksjon!(&basis, tx => {
            sett_inn!(tx, innbygger, rad)?;
            Ok(())
        })
    })
    .await
}

/// The row of an actor's use.
pub(crate) fn egen_rad(aktor: &Aktor, oppslag: EgetOppslag<'_>, na: Timestamp) -> Result<Bruk, Feil> {
    Ok(Bruk {
        id: ny_id(na)?,
        part: PartKode(oppslag.part.to_owned()),
        tidspunkt: na,
        hvem: match aktor.for_annen() {
            Some(r) => Hvem::Representant { rolle: r.rolle, navn: r.representant_navn.clone() },
            None => Hvem::Selv,
        },
        handling: oppslag.handling,
        kategorier: oppslag.kategorier.to_owned(),
        formal: String::new(),
        orgnr: String::new(),
        grunnlag: String::new(),
        vilkar: None,
        forklaring: String::new(),
        nokkel: String::new(),
    })
}

/// Who used the data, as the columns `hvem, navn, rolle, virksomhet`.
pub(crate) fn hvem_kolonner(hvem: &Hvem) -> (&'static str, Option<&str>, &str, &str) {
    match hvem {
        Hvem::Selv => ("selv", None, "", ""),
        Hvem::Representant { rolle, navn } => ("representant", Some(navn), rolle.kode(), ""),
        Hvem::Person { navn, rolle, virksomhet } => ("person", navn.as_deref(), rolle, virksomhet),
        Hvem::Automatisk { virksomhet } => ("automatisk", None, "", virksomhet),
    }
}

/// Inserts one row of the log in a transaction that is under way; one that its source has delivered before changes nothing.
macro_rules! sett_inn {
    ($tx:expr, $innbygger:expr, $rad:expr) => {{
        let rad = &$rad;
        let (hvem, navn, rolle, virksomhet) = $crate::store::bruk::hvem_kolonner(&rad.hvem);
        sqlx::query($crate::store::sql::NY_BRUK)
            .bind($innbygger.0)
            .bind(&rad.part.0)
            .bind(rad.id.0)
            .bind($crate::store::mikro(rad.tidspunkt))
            .bind(hvem)
            .bind(navn)
            .bind(rolle)
            .bind(virksomhet)
            .bind(rad.handling.kode())
            .bind(&rad.kategorier)
            .bind(&rad.formal)
            .bind(&rad.orgnr)
            .bind(&rad.grunnlag)
            .bind(rad.vilkar.map_or("", $crate::domain::bruk::Vilkar::kode))
            .bind(&rad.forklaring)
            .bind(&rad.nokkel)
            .execute(&mut **$tx)
            .await
    }};
}
pub(crate) use sett_inn;
