//! The rules behind [`super::virkning`], one per field.

use super::*;
use crate::domain::definisjon::{DefinisjonId, TypePi};
use crate::domain::foresporsel::Foresporselstatus;
use crate::domain::innstilling::slettes_innen;
use crate::domain::rapport::{Celle, Seksjon};
use crate::domain::register::{Apenhet, Grunnlagsslag, Registerslag};
use crate::domain::tid;
use crate::domain::tjenesten::{self, Bruksvalg};

impl<'a> Situasjon<'a> {
    fn aktiv(&self, id: &DefinisjonId) -> bool {
        self.innstillinger.iter().any(|i| i.definisjon == *id && i.aktiv)
    }

    fn er_portalen(&self) -> bool {
        self.register.part.0 == tjenesten::PART
    }

    /// Whether the choice deletes all that the registry holds.
    fn sletter_alt(&self) -> bool {
        self.definisjon.sletter(self.valg) && self.definisjon.slettes.is_empty()
    }

    /// The active consents that fall with this one.
    pub(super) fn faller(&self) -> Vec<&'a Definisjon> {
        if self.valg.aktiv() {
            return Vec::new();
        }
        self.register.avhengige(self.definisjon).into_iter().filter(|d| self.aktiv(&d.id)).collect()
    }

    /// Whether a section of the report is among what is deleted.
    fn rammer(&self, faller: &[&Definisjon], tittel: &str) -> bool {
        let dekker = |d: &Definisjon| d.slettes.is_empty() || d.slettes.iter().any(|t| t == tittel);
        dekker(self.definisjon) || faller.iter().any(|d| dekker(d))
    }

    pub(super) fn slettes(&self, faller: &[&Definisjon]) -> Option<Slettes> {
        let egen = slettes_innen(self.definisjon, self.valg, self.na)?;
        let frister = faller.iter().filter_map(|d| slettes_innen(d, self.valg, self.na));
        let innen = frister.fold(egen, Date::max);
        let (innhold, kilde) = self.deler(|tittel| self.rammer(faller, tittel));
        Some(Slettes { innen, innhold, kilde })
    }

    /// The contents in the sections that `velg` takes, and where the numbers are from.
    fn deler(&self, velg: impl Fn(&str) -> bool) -> (Vec<Innhold>, Kilde) {
        if self.er_portalen() {
            let Antall { rapporter, foresporsler, varsler, .. } = self.antall;
            let rader = [
                (Innholdsslag::Rapporter, rapporter),
                (Innholdsslag::Foresporsler, foresporsler),
                (Innholdsslag::Varsler, varsler),
            ];
            let rader = rader.into_iter().filter(|(_, antall)| *antall > 0);
            return (rader.map(|(hva, antall)| Innhold { hva, antall, dager: None }).collect(), Kilde::Portalen);
        }
        let aldri = !self.innstillinger.iter().any(|i| i.definisjon == self.definisjon.id);
        if self.definisjon.type_pi == TypePi::Samtykke && aldri {
            return (Vec::new(), Kilde::AldriSamtykket);
        }
        let Some(holdt) = self.holdt else { return (Vec::new(), Kilde::Skjult) };
        let Some(siste) = holdt.rapport else { return (Vec::new(), Kilde::IngenRapport) };
        let seksjoner = siste.seksjoner.iter().filter(|s| velg(&s.tittel));
        let innhold = seksjoner.map(innhold).filter(|i| i.antall > 0).collect();
        (innhold, Kilde::Rapporter(holdt.rapportdager.to_vec()))
    }

    pub(super) fn blir(&self, faller: &[&Definisjon], sletter: bool) -> Vec<Blir> {
        let mut blir = Vec::new();
        if sletter && !self.er_portalen() {
            let (resten, _) = self.deler(|tittel| !self.rammer(faller, tittel));
            if !resten.is_empty() {
                blir.push(Blir::Innhold(resten));
            }
        }
        if sletter && self.er_portalen() {
            blir.push(Blir::AlleValg);
        }
        let andre = self
            .register
            .definisjoner
            .iter()
            .filter(|d| d.id != self.definisjon.id && self.aktiv(&d.id) && !faller.iter().any(|f| f.id == d.id));
        let andre: Vec<String> = andre.map(|d| d.tittel.clone()).collect();
        if !andre.is_empty() {
            blir.push(Blir::Innstillinger(andre));
        }
        let grunnlag = self.register.grunnlag(tid::dag(self.na));
        if let Some(g) = grunnlag.filter(|g| sletter && g.slag == Grunnlagsslag::Lovbestemt) {
            blir.push(Blir::Hjemmel(g.hjemmel.clone()));
        }
        if self.sletter_alt()
            && self.definisjon.type_pi == TypePi::Reservasjon
            && self.register.slag != Registerslag::Tjeneste
        {
            blir.push(Blir::Minimum);
        }
        if sletter && self.antall.bruk > 0 {
            blir.push(Blir::Logg(self.antall.bruk));
        }
        if self.antall.endringer > 0 {
            blir.push(Blir::Historikk(self.antall.endringer));
        }
        blir
    }

    /// Copies of this registry, where the choice says no to use: none of them can be called back.
    pub(super) fn kopier(&self) -> Option<Vec<Kopi>> {
        let nei = self.definisjon.sletter(self.valg) || self.valg.aktiv() && self.definisjon.stanser.is_some();
        if !nei {
            return None;
        }
        let alle = self.holdt?.utleveringer.iter().filter(|u| u.part == self.register.part);
        let mut kopier: Vec<Kopi> = alle
            .map(|u| Kopi {
                dato: u.dato,
                mottaker: u.mottaker.clone(),
                prosjekt: u.prosjekt.clone(),
                identitet: u.identitet,
                stanses: self.sletter_alt() || self.definisjon.stanser.as_ref().is_some_and(|s| s.rammer(u)),
            })
            .collect();
        kopier.sort_by_key(|k| std::cmp::Reverse(k.dato));
        Some(kopier)
    }

    pub(super) fn tap(&self) -> Option<Tap> {
        if !self.sletter_alt() || self.er_portalen() {
            return None;
        }
        match self.register.apent_for {
            Apenhet::Oppforte => Some(Tap::Register { rapporter: self.holdt.map_or(0, |h| h.rapportdager.len()) }),
            Apenhet::Alle => Some(Tap::Innsyn),
        }
    }

    /// The services that close, and those that open.
    pub(super) fn tjenester(&self) -> (Vec<Tjeneste>, Vec<Tjeneste>) {
        if !self.er_portalen() {
            return (Vec::new(), Vec::new());
        }
        let for_: Vec<_> =
            self.innstillinger.iter().filter(|i| i.aktiv).map(|i| (&i.definisjon, i.metadata.niva)).collect();
        let denne = self.valg.aktiv().then_some((&self.definisjon.id, self.metadata.niva));
        let andre = for_.iter().copied().filter(|(id, _)| **id != self.definisjon.id);
        let (for_, etter) = (Bruksvalg::fra(for_.iter().copied()), Bruksvalg::fra(andre.chain(denne)));
        let skifter = |fra: Bruksvalg, til: Bruksvalg| {
            let alle = Tjeneste::ALLE.into_iter().filter(|t| fra.apner(*t).is_ok() && til.apner(*t).is_err());
            alle.collect()
        };
        (skifter(for_, etter), skifter(etter, for_))
    }

    pub(super) fn berorte(&self, faller: &[&Definisjon]) -> Vec<Berort> {
        let gjelder = |id: &DefinisjonId| *id == self.definisjon.id || faller.iter().any(|d| d.id == *id);
        let alle = self.foresporsler.iter().filter(|f| f.part == self.register.part);
        alle.filter(|f| f.definisjoner.iter().any(gjelder))
            .filter_map(|f| {
                let besvart = match f.status {
                    Foresporselstatus::Sendt | Foresporselstatus::Lest => false,
                    Foresporselstatus::Besvart if !self.valg.aktiv() => true,
                    _ => return None,
                };
                Some(Berort { avsender: f.avsender.clone(), mottatt: tid::dag(f.mottatt), besvart })
            })
            .collect()
    }

    pub(super) fn apner(&self) -> Option<Apner> {
        let d = self.definisjon;
        let lagring = d.slettefrist_dager.is_some() || d.tilbakevirkende;
        let ja = match d.type_pi {
            TypePi::Samtykke => self.valg.aktiv(),
            TypePi::Reservasjon => !self.valg.aktiv() && (lagring || d.stanser.is_some()),
            TypePi::Tilgangsbegrensning | TypePi::Niva => false,
        };
        let hele = d.type_pi == TypePi::Samtykke && d.krever.is_empty() || d.slettes.is_empty();
        let hva = match (d.stanser.is_some(), hele) {
            (true, _) => Vec::new(),
            (_, true) => self.register.lagres.clone(),
            (_, false) => d.slettes.clone(),
        };
        ja.then(|| Apner { hva, hvem: self.register.far_utlevert.clone(), bakover: d.tilbakevirkende })
    }

    pub(super) fn angre(&self, innen: Option<Date>) -> Angre {
        let d = self.definisjon;
        let motsatt = Valg::av(!self.valg.aktiv());
        match (innen, d.slettefrist_dager) {
            (Some(dag), _) if d.kommer_tilbake => Angre::TilbakeFor(dag),
            (Some(_), _) => Angre::IkkeTilbake,
            (None, Some(dager)) if d.sletter(motsatt) => Angre::Sletter(dager),
            _ if d.tilbakevirkende && self.valg.aktiv() => Angre::Bakover,
            _ => Angre::Fritt,
        }
    }
}

/// How much a section holds. A value that the registry lacks is nothing.
fn innhold(s: &Seksjon) -> Innhold {
    let tittel = s.tittel.clone();
    let rader = s.tabeller.iter().flat_map(|t| t.rader.iter().map(move |r| t.celler(r).next().flatten()));
    let radantall = s.tabeller.iter().map(|t| t.rader.len()).sum::<usize>();
    let forste = rader.filter_map(|c| match c {
        Some(Celle::Dato(dag)) => Some(*dag),
        _ => None,
    });
    let hendelser = s.tidslinjer.iter().flat_map(|t| &t.hendelser);
    let malt = s.maleserier.iter().flat_map(|m| &m.punkter).map(|p| p.dato);
    let registrert = s.poster.len() + radantall + hendelser.clone().count() + malt.clone().count();
    let opplysninger = s.tekst.len() + s.felt.iter().filter(|f| f.verdi.is_some()).count();
    let (hva, antall, dager): (_, usize, Vec<Date>) = if let Some(f) = &s.forlop {
        (Innholdsslag::Punkter(tittel), f.antall(), f.edss.iter().map(|e| e.dato).collect())
    } else if registrert > 0 || s.felt.is_empty() && s.tekst.is_empty() {
        let poster = s.poster.iter().map(|p| p.dato);
        let dager = poster.chain(forste).chain(hendelser.map(|h| h.fra.tidligst())).chain(malt);
        // Facts that stand beside the records go with them.
        (Innholdsslag::Registreringer(tittel), registrert + opplysninger, dager.collect())
    } else {
        (Innholdsslag::Opplysninger(tittel), opplysninger, Vec::new())
    };
    let dager = dager.iter().min().copied().zip(dager.iter().max().copied());
    Innhold { hva, antall: i64::try_from(antall).unwrap_or(i64::MAX), dager }
}
