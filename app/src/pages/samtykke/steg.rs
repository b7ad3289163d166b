//! The answers so far, in the address: `svar=data.aktiv_biobank.inaktiv`, by the slugs of the parts.

use crate::domain::definisjon::{Definisjon, DefinisjonId, Valg};
use crate::domain::foresporsel::svar::neste_del;
use crate::domain::foresporsel::visning::Foresporselsside;
use crate::domain::id::HendelseId;

/// Where the inbox is.
pub const ROT: &str = "/samtykke";

/// A request and the answers given so far, in the order they were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steg {
    pub side: Foresporselsside,
    pub gitt: Vec<(DefinisjonId, Valg)>,
}

impl Steg {
    /// Reads answers as far as they can be read: each of an open part that is the next to be asked.
    pub fn les(side: Foresporselsside, svar: &str) -> Self {
        let mut gitt: Vec<(DefinisjonId, Valg)> = Vec::new();
        for del in svar.split('_') {
            let lest = del.split_once('.').and_then(|(slug, valg)| Some((slug, Valg::les(valg)?)));
            let neste = neste_del(&side.apne(), &gitt).map(|d| (d.id.clone(), d.slug.clone()));
            match (lest, neste) {
                (Some((slug, valg)), Some((id, navn))) if navn == slug => gitt.push((id, valg)),
                _ => break,
            }
        }
        Self { side, gitt }
    }

    /// The next part to ask about; none when all are answered.
    pub fn neste(&self) -> Option<&Definisjon> {
        neste_del(&self.side.apne(), &self.gitt)
    }

    /// With one answer more.
    #[must_use]
    pub fn med(mut self, valg: Valg) -> Self {
        if let Some(id) = self.neste().map(|d| d.id.clone()) {
            self.gitt.push((id, valg));
        }
        self
    }

    /// Before the last answer, and that answer.
    pub fn for_siste(&self) -> (Self, Option<Valg>) {
        let mut for_ = self.clone();
        let siste = for_.gitt.pop().map(|(_, valg)| valg);
        (for_, siste)
    }

    /// As the address has them.
    pub fn kode(&self) -> String {
        let slug = |id: &DefinisjonId| self.del(id).map_or("", |d| d.slug.as_str());
        let deler: Vec<String> = self.gitt.iter().map(|(id, v)| format!("{}.{}", slug(id), v.kode())).collect();
        deler.join("_")
    }

    /// The place of the next question among the open parts, from 1, and how many there are.
    pub fn nummer(&self) -> (usize, usize) {
        let (apne, neste) = (self.side.apne(), self.neste().map(|d| &d.id));
        (apne.iter().position(|d| Some(&d.id) == neste).map_or(1, |nr| nr + 1), apne.len())
    }

    /// The answer given to a part.
    pub fn svar_pa(&self, id: &DefinisjonId) -> Option<Valg> {
        self.gitt.iter().find(|(d, _)| d == id).map(|(_, valg)| *valg)
    }

    fn del(&self, id: &DefinisjonId) -> Option<&Definisjon> {
        self.side.deler.iter().map(|d| &d.definisjon).find(|d| d.id == *id)
    }

    pub fn id(&self) -> HendelseId {
        self.side.rad.foresporsel.id
    }

    /// The address of the next question; `valg` fills in an answer that is to be changed.
    pub fn sti(&self, valg: Option<Valg>) -> String {
        let sporring: Vec<String> = [
            (!self.gitt.is_empty()).then(|| format!("svar={}", self.kode())),
            valg.map(|v| format!("valg={}", v.kode())),
        ]
        .into_iter()
        .flatten()
        .collect();
        let merke = if sporring.is_empty() { "" } else { "?" };
        format!("{ROT}/{}/svar{merke}{}", self.id(), sporring.join("&"))
    }

    /// The address of the confirming page.
    pub fn bekreft_sti(&self) -> String {
        format!("{ROT}/{}/bekreft?svar={}", self.id(), self.kode())
    }
}

/// The answers as the confirming form sends them, by the GUIDs of the parts.
pub fn til_skjema(gitt: &[(DefinisjonId, Valg)]) -> String {
    gitt.iter().map(|(id, v)| format!("{}.{}", id.0, v.kode())).collect::<Vec<_>>().join("_")
}

/// Reads [`til_skjema`]; nothing when any part of it cannot be read.
pub fn fra_skjema(svar: &str) -> Vec<(DefinisjonId, Valg)> {
    let del = |del: &str| {
        let (id, valg) = del.split_once('.')?;
        Some((DefinisjonId(id.to_owned()), Valg::les(valg)?))
    };
    svar.split('_').map(del).collect::<Option<_>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samtykke::prove;

    #[test]
    fn answers_go_into_the_address_and_come_out_again() {
        let side = prove::side("tiril", 0).expect("a request in three parts");
        let steg = Steg::les(side.clone(), "");
        assert_eq!((steg.nummer(), steg.neste().map(|d| d.slug.as_str())), ((1, 3), Some("data")));
        let steg = steg.med(Valg::Aktiv).med(Valg::Inaktiv);
        assert_eq!((steg.kode().as_str(), steg.nummer()), ("data.aktiv_biobank.inaktiv", (3, 3)));
        assert_eq!(Steg::les(side.clone(), &steg.kode()), steg);
        assert_eq!(steg.for_siste(), (Steg::les(side.clone(), "data.aktiv"), Some(Valg::Inaktiv)));
        assert_eq!(Steg::les(side, "data.inaktiv").neste(), None, "a no to the first is an answer to all");
        assert_eq!(fra_skjema(&til_skjema(&steg.gitt)), steg.gitt);
    }

    #[test]
    fn hostile_answers_are_read_as_far_as_they_make_sense() {
        let side = prove::side("tiril", 0).expect("a request in three parts");
        for svar in ["", "_", "data", "data.kanskje", "biobank.aktiv", "\u{0}.aktiv", "data.aktiv.aktiv"] {
            assert!(Steg::les(side.clone(), svar).gitt.is_empty(), "{svar}");
            assert!(svar == "biobank.aktiv" || svar == "\u{0}.aktiv" || fra_skjema(svar).is_empty(), "{svar}");
        }
        assert_eq!(Steg::les(side, "data.aktiv_data.inaktiv_x").gitt.len(), 1);
    }
}
