//! What a registry's program tells back: that a change is in force there, and that what it made the registry delete is
//! deleted.

use super::{Pvk, Pvkfeil};
use crate::domain::aktor::{Part, Registerklient};
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Definisjon;
use crate::domain::klient::{Klientavslag, Skop};
use crate::store::Feil;

/// Which change of which citizen a registry speaks of.
#[derive(Clone, Copy)]
pub struct OmEndring<'a> {
    pub fnr: &'a str,
    pub part: &'a str,
    pub guid: &'a str,
    pub sekvensnummer: i64,
}

impl Pvk {
    /// A change is in force at the registry. Said again, the first time stands.
    ///
    /// # Errors
    /// As [`Registerklient::definisjon`]; [`Klientavslag::UkjentInnbygger`]; [`Klientavslag::FinnesIkke`] for a change that
    /// was never made; database.
    pub async fn kvitter(&self, klient: &Registerklient, om: OmEndring<'_>) -> Result<(), Pvkfeil> {
        let (part, definisjon) = self.egen(klient, om)?;
        let innbygger = self.innbygger(om.fnr).await?;
        self.personvern.kvitter(&part, innbygger, &definisjon.id, om.sekvensnummer).await.map_err(pvkfeil)
    }

    /// What a change made the registry delete is deleted. Said twice is said once.
    ///
    /// # Errors
    /// As [`Self::kvitter`]; [`Klientavslag::FinnesIkke`] for a change that started no deletion.
    pub async fn bekreft_slettet(&self, klient: &Registerklient, om: OmEndring<'_>) -> Result<(), Pvkfeil> {
        let (part, definisjon) = self.egen(klient, om)?;
        let innbygger = self.innbygger(om.fnr).await?;
        self.personvern.bekreft_slettet(&part, innbygger, &definisjon.id, om.sekvensnummer).await.map_err(pvkfeil)
    }

    /// The definition, which the client must have a grant to write for, and its part.
    fn egen(&self, klient: &Registerklient, om: OmEndring<'_>) -> Result<(Part, &Definisjon), Klientavslag> {
        let (_, definisjon) = klient.definisjon(&self.katalog, om.part, om.guid, Skop::Skriv)?;
        Ok((klient.part(&self.katalog, om.part, Skop::Skriv)?, definisjon))
    }
}

/// The citizens' door says no in its own words.
fn pvkfeil(feil: Feil) -> Pvkfeil {
    match feil {
        Feil::Avslag(Avslag::FinnesIkke) => Klientavslag::FinnesIkke.into(),
        Feil::Avslag(Avslag::UkjentDefinisjon) => Klientavslag::UkjentDefinisjon.into(),
        annen => annen.into(),
    }
}
