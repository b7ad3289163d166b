//! Answering a request: what it comes to on a day, which consents are still to be answered, and what an answer does.
//! Silence is a no, a no makes no setting, and nothing is asked twice.

use super::{Foresporselstatus, Samtykkeforesporsel};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Definisjon, DefinisjonId, Valg};
use crate::domain::historikk::Kanal;
use crate::domain::kvittering;
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use jiff::{Timestamp, civil::Date};

/// The citizen's latest change of one of the consents, however it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SisteEndring {
    pub definisjon: DefinisjonId,
    pub aktiv: bool,
    pub sekvensnummer: i64,
    pub tidspunkt: Timestamp,
    pub kanal: Kanal,
}

/// Where a request stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stilling {
    Venter,
    /// A yes to at least one consent.
    Besvart,
    /// A no to all.
    Avslatt,
    /// The deadline passed without an answer; that is a no.
    Utlopt,
    /// The sender withdrew it.
    Trukket,
    /// Every consent was decided another way (on paper, in the settings) before the deadline: nothing is left to ask.
    Avgjort {
        aktiv: bool,
        tidspunkt: Timestamp,
        kanal: Kanal,
    },
}

/// Where a request stands on `dag`. `siste` are the citizen's latest changes of its consents.
pub fn stilling(f: &Samtykkeforesporsel, siste: &[SisteEndring], dag: Date) -> Stilling {
    match f.status {
        Foresporselstatus::Besvart => return Stilling::Besvart,
        Foresporselstatus::Avslatt => return Stilling::Avslatt,
        Foresporselstatus::Trukket => return Stilling::Trukket,
        Foresporselstatus::Utlopt | Foresporselstatus::IkkeLevert => return Stilling::Utlopt,
        Foresporselstatus::Sendt | Foresporselstatus::Lest => (),
    }
    let avgjort: Vec<&SisteEndring> = f.definisjoner.iter().filter_map(|d| avgjort(f, d, siste)).collect();
    // A yes among them says more than the last no.
    let sist = avgjort.iter().max_by_key(|e| (e.aktiv, e.tidspunkt));
    match sist {
        Some(e) if avgjort.len() == f.definisjoner.len() => {
            Stilling::Avgjort { aktiv: e.aktiv, tidspunkt: e.tidspunkt, kanal: e.kanal }
        }
        _ if f.svarfrist.is_some_and(|frist| frist < dag) => Stilling::Utlopt,
        _ => Stilling::Venter,
    }
}

/// The change that decided a consent of the request without an answer to it: active already, or changed since it came;
/// and not after the deadline.
fn avgjort<'a>(f: &Samtykkeforesporsel, d: &DefinisjonId, siste: &'a [SisteEndring]) -> Option<&'a SisteEndring> {
    let endring = siste.iter().find(|e| e.definisjon == *d)?;
    let i_tide = f.svarfrist.is_none_or(|frist| tid::dag(endring.tidspunkt) <= frist);
    (i_tide && (endring.aktiv || endring.tidspunkt >= f.mottatt)).then_some(endring)
}

impl Stilling {
    /// What the sender is told (contract §4.3).
    pub const fn status(self, lagret: Foresporselstatus) -> Foresporselstatus {
        match self {
            Self::Venter => lagret,
            Self::Besvart | Self::Avgjort { aktiv: true, .. } => Foresporselstatus::Besvart,
            Self::Avslatt | Self::Avgjort { aktiv: false, .. } => Foresporselstatus::Avslatt,
            Self::Utlopt => Foresporselstatus::Utlopt,
            Self::Trukket => Foresporselstatus::Trukket,
        }
    }
}

/// The consents that are still to be answered, in the order they are asked.
pub fn apne_deler<'d>(
    f: &Samtykkeforesporsel,
    definisjoner: &[&'d Definisjon],
    siste: &[SisteEndring],
) -> Vec<&'d Definisjon> {
    definisjoner.iter().filter(|d| avgjort(f, &d.id, siste).is_none()).copied().collect()
}

/// The next consent to ask about after `gitt`, answers in the order of `apne`: one that needs a consent which was
/// answered no does not apply. None when all are answered.
pub fn neste_del<'d>(apne: &[&'d Definisjon], gitt: &[(DefinisjonId, Valg)]) -> Option<&'d Definisjon> {
    apne.iter().find(|d| !gitt.iter().any(|(id, _)| *id == d.id) && !faller(d, gitt)).copied()
}

/// Whether a consent falls because one that it needs was answered no.
fn faller(d: &Definisjon, gitt: &[(DefinisjonId, Valg)]) -> bool {
    d.krever.iter().any(|k| gitt.iter().any(|(id, valg)| id == k && !valg.aktiv()))
}

/// What the citizen is shown and agrees to: message, deadline, version and text of each consent, and what the registry
/// says about itself. Any change in it gives another fingerprint (SHA-256, hexadecimal).
pub fn fingeravtrykk(f: &Samtykkeforesporsel, register: &Register, definisjoner: &[&Definisjon]) -> String {
    let deler: Vec<_> = definisjoner
        .iter()
        .map(|d| (&d.id, d.versjon, &d.navn, &d.tittel, &d.sporsmal, &d.hjelp, &d.valg, &d.virkning))
        .collect();
    let om = (&register.navn, &register.formal, &register.lagres, &register.far_utlevert, &register.lagringstid);
    // These are texts, numbers and lists: they can always be written as JSON.
    let alt = serde_json::to_string(&(&f.melding, &f.avsender, f.svarfrist, deler, om)).unwrap_or_default();
    kvittering::sammendrag(&alt)
}

/// An answer as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svar {
    /// Each consent that was asked about, in the order it was asked.
    pub deler: Vec<(DefinisjonId, Valg)>,
    /// [`fingeravtrykk`] of what was on the page.
    pub fingeravtrykk: String,
}

/// What is to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Besvarelse {
    pub status: Foresporselstatus,
    /// The answer to every consent of the request that was still to be answered.
    pub svar: Vec<(DefinisjonId, Valg)>,
    /// Those that become settings, each with its new sequence number; what another needs comes first.
    pub nye: Vec<(DefinisjonId, i64)>,
}

/// The request, and what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Grunnlag<'a> {
    pub foresporsel: &'a Samtykkeforesporsel,
    pub register: &'a Register,
    /// Of the request, in its order.
    pub definisjoner: &'a [&'a Definisjon],
    /// The citizen's latest changes of these and of what they need.
    pub siste: &'a [SisteEndring],
    pub dag: Date,
}

/// Decides what an answer does.
///
/// # Errors
/// [`Avslag::IkkePaVegneAv`], [`Avslag::ForesporselLukket`], [`Avslag::TekstEndret`], [`Avslag::ManglerSvar`],
/// [`Avslag::KreverAnnetSamtykke`]; [`Avslag::EndretImens`] for a no to what has meanwhile been consented to;
/// [`Avslag::IkkeMulig`] for a yes to what has ended.
pub fn besvar(aktor: &Aktor, g: Grunnlag<'_>, svar: &Svar) -> Result<Besvarelse, Avslag> {
    for d in g.definisjoner {
        aktor.kan(Operasjon::Sette(d))?;
    }
    if stilling(g.foresporsel, g.siste, g.dag) != Stilling::Venter {
        return Err(Avslag::ForesporselLukket);
    }
    if fingeravtrykk(g.foresporsel, g.register, g.definisjoner) != svar.fingeravtrykk {
        return Err(Avslag::TekstEndret);
    }
    let alle = alle_svar(&g, &svar.deler)?;
    let aktiv = |id: &DefinisjonId| g.siste.iter().any(|e| e.definisjon == *id && e.aktiv);
    let mut nye = Vec::new();
    for d in ordnet(g.definisjoner) {
        let Some((_, valg)) = alle.iter().find(|(id, _)| *id == d.id) else { continue };
        match (valg, aktiv(&d.id)) {
            (Valg::Inaktiv, true) => return Err(Avslag::EndretImens),
            (Valg::Inaktiv, false) | (Valg::Aktiv, true) => {}
            (Valg::Aktiv, false) => {
                if !d.periode.dekker(g.dag) {
                    return Err(Avslag::IkkeMulig);
                }
                if !d.krever.iter().all(|k| aktiv(k) || nye.iter().any(|(id, _)| id == k)) {
                    return Err(Avslag::KreverAnnetSamtykke);
                }
                let na = g.siste.iter().find(|e| e.definisjon == d.id).map_or(0, |e| e.sekvensnummer);
                nye.push((d.id.clone(), na + 1));
            }
        }
    }
    let ja = alle.iter().any(|(_, valg)| valg.aktiv());
    let status = if ja { Foresporselstatus::Besvart } else { Foresporselstatus::Avslatt };
    Ok(Besvarelse { status, svar: alle, nye })
}

/// The answers filled up: what falls with a no is a no; what was decided another way meanwhile may be answered or not.
fn alle_svar(g: &Grunnlag<'_>, deler: &[(DefinisjonId, Valg)]) -> Result<Vec<(DefinisjonId, Valg)>, Avslag> {
    let kjent = |id: &DefinisjonId| g.definisjoner.iter().any(|d| d.id == *id);
    let dobbelt = deler.iter().enumerate().any(|(nr, (id, _))| deler[..nr].iter().any(|(annen, _)| annen == id));
    if dobbelt || !deler.iter().all(|(id, _)| kjent(id)) {
        return Err(Avslag::ManglerSvar);
    }
    let mut alle = deler.to_vec();
    for d in ordnet(&apne_deler(g.foresporsel, g.definisjoner, g.siste)) {
        if alle.iter().any(|(id, _)| *id == d.id) {
            continue;
        }
        if !faller(d, &alle) {
            return Err(Avslag::ManglerSvar);
        }
        alle.push((d.id.clone(), Valg::Inaktiv));
    }
    Ok(alle)
}

/// What another needs first; otherwise as they stand.
fn ordnet<'d>(definisjoner: &[&'d Definisjon]) -> Vec<&'d Definisjon> {
    let mut rest = definisjoner.to_vec();
    let mut ut = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let klar = rest.iter().position(|d| !rest.iter().any(|a| d.krever.contains(&a.id)));
        // A ring of consents that need each other is refused by the catalogue; should it come, the order is as given.
        ut.push(rest.remove(klar.unwrap_or(0)));
    }
    ut
}
