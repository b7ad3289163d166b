//! What a definition covers, for machines: the checks of `[[definisjon.omfang]]`.

use super::{DefinisjonFil, Katalogfeil, Kontroll};
use crate::domain::definisjon::{LogiskOmfang, Omfang, TypePi};

impl Kontroll<'_> {
    /// Short codes in capitals; words wherever some data are listed, and only there; none on the portal's own level.
    pub(super) fn omfang(&self, d: &DefinisjonFil) -> Result<Vec<Omfang>, Katalogfeil> {
        let mut ut = Vec::with_capacity(d.omfang.len());
        for element in &d.omfang {
            let (plass, o) = (element.span().start, element.get_ref());
            let lengde = o.presisering.as_ref().map(|p| p.chars().count());
            let grunn = if d.type_pi == TypePi::Niva {
                "the portal's own level has no omfang"
            } else if !(1..=10).contains(&o.kode.len()) || !o.kode.bytes().all(|b| b.is_ascii_uppercase()) {
                "kode takes 1 to 10 capitals"
            } else if lengde.is_some_and(|l| !(1..=240).contains(&l)) {
                "presisering takes 1 to 240 characters"
            } else if lengde.is_some() == (o.logisk == LogiskOmfang::Alle) {
                "presisering stands where some are listed, and there only"
            } else {
                ut.push(o.clone());
                continue;
            };
            return Err(self.feil(plass, format!("omfang: {grunn}")));
        }
        Ok(ut)
    }
}
