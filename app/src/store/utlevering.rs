//! A disclosure as it is stored: read by both doors, which have the statements.

use super::{Feil, dag};
use crate::domain::bruk::{Identitet, Utlevering};
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;

/// The columns `id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet`.
pub(crate) type Utleveringskolonner = (i64, String, String, String, String, String, String, String);

/// Reads [`Utleveringskolonner`].
pub(crate) fn utlevering(
    part: &PartKode,
    (id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet): Utleveringskolonner,
) -> Result<Utlevering, Feil> {
    Ok(Utlevering {
        id: HendelseId(id),
        part: part.clone(),
        dato: dag(&dato)?,
        mottaker,
        prosjekt,
        formal,
        grunnlag,
        variabler,
        identitet: Identitet::les(&identitet).ok_or(Feil::Ulest("disclosure"))?,
    })
}
