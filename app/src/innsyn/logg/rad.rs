//! A row of the log as it is stored.

use crate::domain::bruk::{Bruk, Handling, Hvem, Vilkar};
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;
use crate::domain::representasjon::Rolle;
use crate::store::{self, Feil};

/// The columns of [`super::sql::BRUK`].
#[rustfmt::skip]
pub(in crate::innsyn) type Brukskolonner = (
    i64, i64, String, Option<String>, String, String, String, String, String, String, String, String, String, String,
);

/// The columns of [`super::sql::ALL_BRUK`]: the part, then those of [`super::sql::BRUK`].
#[rustfmt::skip]
pub(super) type Partsrad = (
    String, i64, i64, String, Option<String>, String, String, String, String, String, String, String, String, String,
    String,
);

#[rustfmt::skip]
pub(super) fn delt((part, a, b, c, d, e, f, g, h, i, j, k, l, m, n): Partsrad) -> (String, Brukskolonner) {
    (part, (a, b, c, d, e, f, g, h, i, j, k, l, m, n))
}

#[rustfmt::skip]
pub(in crate::innsyn) fn bruk(
    part: &PartKode,
    (id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal, orgnr, grunnlag, vilkar, forklaring,
     nokkel): Brukskolonner,
) -> Result<Bruk, Feil> {
    Ok(Bruk {
        id: HendelseId(id),
        part: part.clone(),
        tidspunkt: store::tid(tidspunkt)?,
        hvem: match hvem.as_str() {
            "selv" => Hvem::Selv,
            "representant" => Hvem::Representant {
                rolle: Rolle::les(&rolle).ok_or(Feil::Ulest("role of a representative"))?,
                navn: navn.unwrap_or_default(),
            },
            "person" => Hvem::Person { navn, rolle, virksomhet },
            "automatisk" => Hvem::Automatisk { virksomhet },
            _ => return Err(Feil::Ulest("who used data")),
        },
        handling: Handling::les(&handling).ok_or(Feil::Ulest("use of data"))?,
        kategorier,
        formal,
        orgnr,
        grunnlag,
        vilkar: match vilkar.as_str() {
            "" => None,
            kode => Some(Vilkar::les(kode).ok_or(Feil::Ulest("condition of use"))?),
        },
        forklaring,
        nokkel,
    })
}
