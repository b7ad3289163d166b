//! What differs between two of the citizen's reports from one registry.

use super::Innsyn;
use crate::domain::aktor::Aktor;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Rapportforskjell;
use crate::domain::rapport::forskjell::forskjell;
use crate::domain::representasjon::Operasjon;
use crate::store::Feil;

impl Innsyn {
    /// The two reports held against each other, the older first whatever the order they are named in.
    ///
    /// # Errors
    /// As [`Self::rapport`], of either.
    pub async fn rapportforskjell(
        &self,
        aktor: &Aktor,
        slug: &str,
        (en, annen): (HendelseId, HendelseId),
    ) -> Result<Rapportforskjell, Feil> {
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), "rapport").await?;
        let (eldre, nyere) = if en < annen { (en, annen) } else { (annen, en) };
        let (a, b) =
            (self.les_rapport(aktor, &register, eldre).await?, self.les_rapport(aktor, &register, nyere).await?);
        Ok(Rapportforskjell {
            forskjell: forskjell(&a, &b),
            eldre: (eldre, a.til_og_med),
            nyere: (nyere, b.til_og_med),
            register,
        })
    }
}
