//! The model: one citizen's settings as a table, the rules in the order in which a citizen is told of them, and the dice.

use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Valg::{self, Aktiv, Inaktiv};
use crate::domain::id::HendelseId;
use crate::domain::metadata::{Metadata, Mottaker, Mottakerslag, Niva};
use crate::domain::tid::{self, Periode};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;

/// What an active answer takes besides its yes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Slag {
    Enkel,
    Niva,
    Utvalgt,
    Perioder,
}

/// A setting of the model.
pub(super) struct Innstilling {
    pub(super) part: &'static str,
    pub(super) slug: &'static str,
    pub(super) slag: Slag,
    /// The one it needs, by its place in the list.
    pub(super) krever: Option<usize>,
    /// The answer that deletes, within thirty days.
    pub(super) sletter: Option<Valg>,
    /// The answer that must be ticked.
    pub(super) hake: Option<Valg>,
    /// For those with a ticket only.
    pub(super) inkluderte: bool,
}

const fn enkel(part: &'static str, slug: &'static str) -> Innstilling {
    Innstilling { part, slug, slag: Slag::Enkel, krever: None, sletter: None, hake: None, inkluderte: false }
}

const fn ms(slug: &'static str, krever: Option<usize>) -> Innstilling {
    Innstilling { krever, sletter: Some(Inaktiv), inkluderte: true, ..enkel("ms", slug) }
}

pub(super) const ALLE: [Innstilling; 11] = [
    ms("data", None),
    ms("biobank", Some(0)),
    ms("sporreskjema", Some(0)),
    enkel("nprkpr", "utlevering-fodselsnummer"),
    enkel("nprkpr", "utlevering-formal"),
    Innstilling { sletter: Some(Aktiv), hake: Some(Aktiv), ..enkel("nprkpr", "oppbevaring") },
    Innstilling { sletter: Some(Aktiv), hake: Some(Aktiv), ..enkel("kjernejournal", "ha-kjernejournal") },
    Innstilling { slag: Slag::Utvalgt, ..enkel("kjernejournal", "utvalgt-personell") },
    Innstilling { slag: Slag::Perioder, ..enkel("kjernejournal", "besokshistorikk") },
    Innstilling { slag: Slag::Niva, sletter: Some(Inaktiv), ..enkel("tjenesten", "bruk") },
    enkel("tjenesten", "akuttsperre"),
];
pub(super) const SPERRE: usize = 10;

/// Random numbers that are the same for the same seed (SplitMix64).
pub(super) struct Terning(pub(super) u64);

impl Terning {
    pub(super) fn neste(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below `antall`.
    pub(super) fn av(&mut self, antall: usize) -> usize {
        usize::try_from(self.neste() % antall as u64).expect("small")
    }

    pub(super) fn prosent(&mut self, prosent: usize) -> bool {
        self.av(100) < prosent
    }
}

/// A form as it is sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Form {
    pub(super) innstilling: usize,
    pub(super) valg: Valg,
    pub(super) metadata: Metadata,
    pub(super) sekvens: i64,
    pub(super) forstar: bool,
    pub(super) nokkel: u32,
}

/// One thing that happens.
#[derive(Clone, Debug)]
pub(super) enum Steg {
    Form(Form),
    /// The registry, or another one, confirms a deletion.
    Slettet {
        innstilling: usize,
        sekvens: i64,
        egen: bool,
    },
    Tid(SignedDuration),
}

/// What a step comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Svar {
    Endret,
    /// The same form again: the receipt it got the first time.
    Igjen(HendelseId),
    Uendret,
    Nei(Avslag),
    Ok,
}

/// A change that must be stored, with all it leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rad {
    pub(super) innstilling: usize,
    pub(super) sekvens: i64,
    pub(super) aktiv: bool,
    pub(super) metadata: Metadata,
    pub(super) tid: Timestamp,
}

impl Rad {
    pub(super) fn frist(&self) -> Option<String> {
        let sletter = ALLE[self.innstilling].sletter == Some(Valg::av(self.aktiv));
        sletter.then(|| tid::om_dager(tid::dag(self.tid), 30).to_string())
    }
}

/// Everything the model knows of one citizen.
pub(super) struct Modell {
    pub(super) inkludert: bool,
    pub(super) na: Vec<(bool, i64, Metadata)>,
    /// Forms that changed something, by key, with their receipt.
    pub(super) nokler: HashMap<u32, (Form, HendelseId)>,
    /// Changes since the start, in the order of their receipts.
    pub(super) rader: Vec<Rad>,
    /// Deletions and whether they are confirmed.
    pub(super) slettinger: HashMap<(usize, i64), bool>,
    pub(super) siste: Option<Form>,
}

fn metadata(variant: usize) -> Metadata {
    // Two of the directory: a number that nobody has is refused before anything else.
    let hos = |(nummer, navn): (&str, &str)| Mottaker {
        slag: Mottakerslag::Helsepersonell,
        nummer: nummer.to_owned(),
        navn: navn.to_owned(),
    };
    let (ida, beate) = (("9900001", "Ida Holm"), ("9900111", "Beate Sandvik"));
    match variant {
        0 => Metadata::default(),
        1 => Metadata::niva(Niva::Basis),
        2 => Metadata::niva(Niva::Full),
        3 => Metadata { mottakere: vec![hos(ida)], ..Metadata::default() },
        4 => Metadata { mottakere: vec![hos(ida), hos(beate)], ..Metadata::default() },
        5 => Metadata { perioder: vec![Periode { fra: Some(date(2026, 1, 1)), til: None }], ..Metadata::default() },
        _ => Metadata { perioder: vec![Periode::default()], ..Metadata::default() },
    }
}

impl Modell {
    /// What the next step is, from the model's state and the dice.
    pub(super) fn steg(&self, t: &mut Terning) -> Steg {
        match t.av(100) {
            0..6 => Steg::Tid(SignedDuration::from_mins(i64::try_from(t.av(60 * 24 * 3)).expect("small"))),
            6 => Steg::Tid(SignedDuration::from_mins(-5)),
            7..12 => {
                let innstilling = t.av(ALLE.len());
                let sekvens = self.na[innstilling].1 - i64::try_from(t.av(3)).expect("small");
                Steg::Slettet { innstilling, sekvens, egen: t.prosent(90) }
            }
            12..17 => self.siste.clone().map_or(Steg::Tid(SignedDuration::from_mins(1)), |f| Steg::Form(igjen(f, t))),
            _ => Steg::Form(self.form(t)),
        }
    }

    fn form(&self, t: &mut Terning) -> Form {
        let innstilling = match t.av(100) {
            0..3 => SPERRE,
            _ if self.na[SPERRE].0 && t.prosent(30) => SPERRE,
            // Those without a ticket are told no, which need not be often.
            _ if !self.inkludert && t.prosent(95) => 3 + t.av(SPERRE - 3),
            _ => t.av(SPERRE),
        };
        let (aktiv, sekvens, _) = &self.na[innstilling];
        let valg = Valg::av(if innstilling == SPERRE { !aktiv } else { t.prosent(50) });
        let passer: &[usize] = match (ALLE[innstilling].slag, valg) {
            (_, Inaktiv) | (Slag::Enkel, _) => &[0],
            (Slag::Niva, _) => &[1, 2],
            (Slag::Utvalgt, _) => &[3, 4],
            (Slag::Perioder, _) => &[0, 5],
        };
        let variant = if t.prosent(92) { passer[t.av(passer.len())] } else { t.av(7) };
        let foreldet = if t.prosent(8) { [-1, 1, 5][t.av(3)] } else { 0 };
        Form {
            innstilling,
            valg,
            metadata: metadata(variant),
            sekvens: sekvens + foreldet,
            forstar: t.prosent(85),
            nokkel: if t.prosent(3) { u32::try_from(t.av(50)).expect("small") } else { t.neste() as u32 },
        }
    }

    /// The rules, in the order in which a citizen is told of them.
    pub(super) fn ta(&self, f: &Form) -> Svar {
        let i = &ALLE[f.innstilling];
        let (aktiv, sekvens, holder) = &self.na[f.innstilling];
        if self.na[SPERRE].0 && f.innstilling != SPERRE {
            return Svar::Nei(Avslag::Sperret);
        }
        if let Some((brukt, id)) = self.nokler.get(&f.nokkel) {
            // A tick is no part of the answer.
            let samme = Form { forstar: brukt.forstar, ..f.clone() } == *brukt;
            return if samme { Svar::Igjen(*id) } else { Svar::Nei(Avslag::BruktNokkel) };
        }
        if i.inkluderte && !self.inkludert && *sekvens == 0 {
            return Svar::Nei(Avslag::UkjentDefinisjon);
        }
        if f.sekvens != *sekvens {
            return Svar::Nei(Avslag::EndretImens);
        }
        if let Some(nei) = metadatafeil(i.slag, f) {
            return Svar::Nei(nei);
        }
        if *aktiv == f.valg.aktiv() && (!aktiv || *holder == f.metadata) {
            return Svar::Uendret;
        }
        if f.valg.aktiv() && i.krever.is_some_and(|k| !self.na[k].0) {
            return Svar::Nei(Avslag::KreverAnnetSamtykke);
        }
        if i.hake == Some(f.valg) && !f.forstar {
            return Svar::Nei(Avslag::ManglerBekreftelse);
        }
        Svar::Endret
    }

    /// Takes a change in, and those that fall with it.
    pub(super) fn endre(&mut self, innstilling: usize, aktiv: bool, metadata: &Metadata, tid: Timestamp) {
        let sekvens = self.na[innstilling].1 + 1;
        self.na[innstilling] = (aktiv, sekvens, metadata.clone());
        let rad = Rad { innstilling, sekvens, aktiv, metadata: metadata.clone(), tid };
        if rad.frist().is_some() {
            self.slettinger.insert((innstilling, sekvens), false);
        }
        self.rader.push(rad);
        for (nr, annen) in ALLE.iter().enumerate() {
            if !aktiv && annen.krever == Some(innstilling) && self.na[nr].0 {
                self.endre(nr, false, &Metadata::default(), tid);
            }
        }
    }

    pub(super) fn slettet(&mut self, innstilling: usize, sekvens: i64, egen: bool) -> Svar {
        match self.slettinger.get_mut(&(innstilling, sekvens)) {
            _ if !egen => Svar::Nei(Avslag::UkjentDefinisjon),
            None => Svar::Nei(Avslag::FinnesIkke),
            Some(bekreftet) => {
                *bekreftet = true;
                Svar::Ok
            }
        }
    }
}

fn metadatafeil(slag: Slag, f: &Form) -> Option<Avslag> {
    let m = &f.metadata;
    if !f.valg.aktiv() {
        return (*m != Metadata::default()).then_some(Avslag::UgyldigMetadata);
    }
    match slag {
        _ if m.niva.is_some() != (slag == Slag::Niva) => Some(Avslag::UgyldigMetadata),
        Slag::Utvalgt if m.mottakere.is_empty() => Some(Avslag::ManglerUtvalg),
        Slag::Enkel | Slag::Niva | Slag::Perioder if !m.mottakere.is_empty() => Some(Avslag::UgyldigMetadata),
        Slag::Perioder => m.perioder.iter().any(|p| p.fra.is_none()).then_some(Avslag::UgyldigMetadata),
        _ => (!m.perioder.is_empty()).then_some(Avslag::UgyldigMetadata),
    }
}

/// The same form once more, or its key under another answer.
fn igjen(mut f: Form, t: &mut Terning) -> Form {
    match t.av(4) {
        0 => f.valg = Valg::av(!f.valg.aktiv()),
        1 => f.sekvens += 1,
        _ => (),
    }
    f
}
