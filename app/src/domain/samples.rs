//! Samples: invented people with invented data, for the demo and for tests. Numbers are synthetic (month + 80).
//! The shape is here; each person has a file in `samples/`, named after them. What is fixed lies before the end of
//! 2026, so `na` should be later; the log of use, deadlines and what a pregnancy needs move with `na`.

use super::aktor::Aktor;
use super::bruk::{Bruk, Loggdekning, Utlevering};
use super::definisjon::Definisjon;
use super::definisjon::{PartKode, Valg};
use super::deltakelse::Deltakelse;
use super::foresporsel::Samtykkeforesporsel;
use super::historikk::{Endring, GjortAv, Kanal};
use super::id::{HendelseId, InnbyggerId};
use super::metadata::Metadata;
use super::rapport::Rapport;
use super::representasjon::{Fakta, Personfakta, Relasjon, Representasjon};
use super::varsel::Varsel;
use jiff::{Timestamp, civil::Date};

mod bygg;
mod deler;
mod filer;
mod logg;
mod mfr;
mod ms;
mod ms_serier;
mod npr;
mod resept;
mod sporsmal;
mod sysvak;

mod amina;
mod arne;
mod arne_tarm;
mod astrid;
mod emil;
mod gunnar;
mod hjordis;
mod hjordis_rapporter;
mod ingrid;
mod jonas;
mod jonas_kvarus;
mod kari;
mod kari_bruk;
mod kari_deltakelse;
mod kari_ms;
mod kari_portal;
mod kari_rapporter;
mod line;
mod line_diabetes;
mod nora;
mod oliver;
mod petter;
mod petter_blodtrykk;
mod petter_hjerte;
mod petter_korona;
mod ragnhild;
mod ragnhild_als;
pub mod saksbehandlere;
mod sunniva;
mod tiril;
mod tiril_lkg;
mod torgeir;
mod torgeir_ryggmarg;
mod torgeir_ulykke;

#[cfg(test)]
mod tests;

/// All invented citizens as they are at `na`; the same for the same `na`, in the order of the login page.
pub fn alle(na: Timestamp) -> Vec<Testperson> {
    let mut alle = vec![
        kari::lag(na),
        line::lag(na),
        oliver::lag(na),
        nora::lag(na),
        arne::lag(na),
        ingrid::lag(),
        gunnar::lag(na),
        sunniva::lag(na),
        jonas::lag(na),
        amina::lag(na),
        hjordis::lag(na),
        emil::lag(na),
        astrid::lag(na),
        tiril::lag(na),
        torgeir::lag(na),
        ragnhild::lag(na),
        petter::lag(na),
    ];
    for p in &mut alle {
        p.varsler.extend(sporsmal::varsler_om(&p.foresporsler, na));
        p.loggdekning = logg::dekning(p, na);
    }
    alle
}

/// An invented citizen and everything the registries hold about them.
#[derive(Clone, Debug)]
pub struct Testperson {
    pub id: InnbyggerId,
    /// Names the person on the login page of the demo.
    pub slug: &'static str,
    /// Synthetic; stored once, in the table of citizens.
    pub fnr: &'static str,
    pub fornavn: &'static str,
    pub etternavn: &'static str,
    pub fodt: Date,
    /// What the case shows, for the list on the login page.
    pub viser: &'static str,
    /// Confidential address: may neither represent nor be represented (contract §9).
    pub adressesperre: bool,
    /// Dwelling, opaque: the same for those who live together.
    pub bosted: &'static str,
    /// A child of 12–15 who has asked that the parents are not told.
    pub skjermet_for_foreldre: bool,
    /// Registries the citizen is listed in, by ticket (contract §3).
    pub inkludert: Vec<PartKode>,
    pub endringer: Vec<Proveendring>,
    pub rapporter: Vec<(PartKode, Rapport)>,
    pub bruk: Vec<Bruk>,
    pub utleveringer: Vec<Utlevering>,
    pub foresporsler: Vec<Samtykkeforesporsel>,
    /// Notices besides those of changes.
    pub varsler: Vec<Varsel>,
    /// Those the person may act for; a relation stands with the representative only.
    pub relasjoner: Vec<Relasjon>,
    /// For which days each registry's log is complete; a registry that is not here has not said.
    pub loggdekning: Vec<(PartKode, Loggdekning)>,
    /// Projects and programmes the person takes part in, by the registry that told of them.
    pub deltakelse: Vec<(PartKode, Vec<Deltakelse>)>,
}

/// A change in an invented history, in the order they happened; definitions by part and slug of the catalogue.
#[derive(Clone, Debug)]
pub struct Proveendring {
    pub part: &'static str,
    pub definisjon: &'static str,
    pub valg: Valg,
    pub tidspunkt: Timestamp,
    pub gjort_av: GjortAv,
    pub metadata: Metadata,
    /// When the registry confirmed the deletion that the change started.
    pub slettet: Option<Timestamp>,
    /// When the registry confirmed it.
    pub i_kraft: Option<Timestamp>,
}

impl Proveendring {
    /// As the history has it; `nr` is its place in the person's history.
    pub fn endring(&self, d: &Definisjon, sekvensnummer: i64, nr: i64) -> Endring {
        Endring {
            id: HendelseId::av(self.tidspunkt, u32::try_from(nr).unwrap_or(0)),
            definisjon: d.id.clone(),
            sekvensnummer,
            aktiv: self.valg.aktiv(),
            metadata: self.metadata.clone(),
            tidspunkt: self.tidspunkt,
            gjort_av: self.gjort_av.clone(),
            kanal: if matches!(self.gjort_av, GjortAv::Virksomhet(_)) { Kanal::Papir } else { Kanal::Portal },
            tekst_versjon: d.versjon_den(super::tid::dag(self.tidspunkt)),
        }
    }
}

impl Testperson {
    /// The first day the person was listed in a registry: the day of the first consent or of the oldest thing the
    /// registry has reported; none when nothing tells.
    pub fn oppfort(&self, part: &PartKode) -> Option<Date> {
        let valg = self.endringer.iter().find(|e| e.part == part.0).map(|e| super::tid::dag(e.tidspunkt));
        let rapport = self.rapporter.iter().filter(|(p, _)| p == part).filter_map(|(_, r)| r.eldste()).min();
        valg.into_iter().chain(rapport).min()
    }

    /// The person acting for another, for tests of the doors: the facts as they are at `na`. None without a relation.
    pub fn representant(&self, for_annen: &Self, na: Timestamp) -> Option<Aktor> {
        let relasjon = self.relasjoner.iter().find(|r| r.innbygger == for_annen.id)?;
        let fakta = Fakta::den(super::tid::dag(na), &self.fakta(), &for_annen.fakta(), relasjon);
        let representasjon = Representasjon {
            innbygger: for_annen.id,
            rolle: relasjon.rolle,
            fakta,
            til: relasjon.til,
            representant_navn: format!("{} {}", self.fornavn, self.etternavn),
        };
        Some(Aktor::representant(self.id, representasjon))
    }

    fn fakta(&self) -> Personfakta {
        Personfakta {
            fodt: self.fodt,
            adressesperre: self.adressesperre,
            bosted: self.bosted.to_owned(),
            skjermet_for_foreldre: self.skjermet_for_foreldre,
        }
    }

    /// The person as an actor, for tests of the doors.
    pub fn aktor(&self) -> Aktor {
        Aktor::innbygger(self.id)
    }
}
