//! Forklaring: a stretch of a course in words, from rules and from what is drawn alone. It tells and counts, never
//! foretells or advises. The server alone tells: the browser asks it, and so needs neither rules nor templates.

use super::kalender::Dag as Date;
use super::kurs::{Innhold, Kurs, Minutt, Monster, Periode, Punkt, Serie, Spenn, Stopp};
use super::skala::figure;

/// Periods of one track that are told one by one; the rest are counted.
pub const MAKS_PERIODER: usize = 12;

/// Templates of the sentences: `{0}`, `{1}` … stand for what is filled in. A registry's words are filled in as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forklaringsord {
    /// Full names of the months, January first.
    pub maneder: [String; 12],
    /// {0} day, {1} month, {2} year.
    pub dag: String,
    /// {0} month, {1} year.
    pub maned: String,
    /// A time that is neither a day, a month nor a year: {0} first, {1} last day.
    pub mellom: String,
    /// Before a month or a year: «i {0}».
    pub i: String,
    /// What is explained: {0} first, {1} last day.
    pub vindu: String,
    pub behandling: Periodemal,
    /// What a treatment without a name is called in the drawing, and what within a sentence.
    pub uten_navn: (String, String),
    /// A recorded period without treatment.
    pub uten: Periodemal,
    /// A phase of the disease.
    pub fase: Periodemal,
    /// Any other period.
    pub vanlig: Periodemal,
    /// After a treatment that was stopped for this reason.
    pub bivirkning: String,
    pub manglende_effekt: String,
    /// {0} how many more periods there are.
    pub flere_perioder: String,
    /// {0} everything that is counted.
    pub registrert: String,
    /// Between the two last of a list.
    pub og: String,
    /// {0} names of tracks with nothing in them.
    pub ingen: String,
    /// How many of a number of events may lie outside, since their day is not known: {0} the count, {1} how many.
    pub usikre: String,
    /// A count with one value ({0}, {1}), and with the lowest and the highest ({0}, {1}, {2}).
    pub en_verdi: String,
    pub fra_verdi: String,
    /// {0} track, {1} first value, {2} its day, {3} last value, {4} its day.
    pub forste_siste: String,
    /// Tracks whose contents have a name of their own.
    pub tellere: Vec<Tellerord>,
    /// Other series and other events: {0} how many, {1} the track.
    pub maling: (String, String),
    pub hendelse: (String, String),
}

/// A period in words: {0} start, {1} end or the report's day, {2} its name, {3} why it was stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Periodemal {
    pub avsluttet: String,
    pub pagar: String,
    /// It began and ended on the same day, or in the same month or year; {0} is that.
    pub oyeblikk: String,
}

/// One and several of what a track holds: «{0} attakk», «{0} attakker».
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tellerord {
    /// The track's id.
    pub spor: String,
    pub en: String,
    pub flere: String,
}

/// What a track holds within a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Sporfakta<'k> {
    /// Those that touch it, in order.
    Perioder(Vec<&'k Periode>),
    /// How many there are, and how many of them may lie outside, since their day is not known.
    Hendelser { antall: usize, usikre: usize },
    /// None: no value.
    Serie(Option<Seriefakta>),
}

/// The values of a series within a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seriefakta {
    pub antall: usize,
    pub lavest: f64,
    pub hoyest: f64,
    pub forste: Punkt,
    pub siste: Punkt,
}

/// What each track holds within `vindu`, in the order of the tracks.
pub fn forklar(kurs: &Kurs, vindu: Spenn) -> Vec<Sporfakta<'_>> {
    kurs.spor.iter().map(|s| fakta(&s.innhold, vindu, kurs.til_og_med)).collect()
}

fn fakta(innhold: &Innhold, vindu: Spenn, til_og_med: Minutt) -> Sporfakta<'_> {
    match innhold {
        Innhold::Perioder(p) => Sporfakta::Perioder(p.iter().filter(|p| p.spenn(til_og_med).beroerer(vindu)).collect()),
        Innhold::Hendelser(h) => {
            let i_vindu: Vec<Spenn> = h.iter().map(|h| h.nar).filter(|n| n.beroerer(vindu)).collect();
            let usikre = i_vindu.iter().filter(|n| n.fra < vindu.fra || n.til > vindu.til).count();
            Sporfakta::Hendelser { antall: i_vindu.len(), usikre }
        }
        Innhold::Serie(s) => Sporfakta::Serie(seriefakta(s, vindu)),
    }
}

/// The values of a series from the first to the last moment of a time; None when there are none.
pub fn seriefakta(s: &Serie, vindu: Spenn) -> Option<Seriefakta> {
    let fra = s.punkter.partition_point(|p| p.nar < vindu.fra);
    let til = s.punkter.partition_point(|p| p.nar <= vindu.til);
    let valgt = s.punkter.get(fra..til)?;
    let (forste, siste) = (*valgt.first()?, *valgt.last()?);
    let ende = |velg: fn(f64, f64) -> f64| valgt.iter().map(|p| p.verdi).fold(forste.verdi, velg);
    Some(Seriefakta { antall: valgt.len(), lavest: ende(f64::min), hoyest: ende(f64::max), forste, siste })
}

/// The time in words: what was given when, how much is recorded, and what is not.
pub fn setninger(kurs: &Kurs, ord: &Forklaringsord, vindu: Spenn) -> Vec<String> {
    let fakta = forklar(kurs, vindu);
    let (fra, til) = (ord.dagen(dato(vindu.fra)), ord.dagen(dato(vindu.til)));
    let mut ut = vec![fyll(&ord.vindu, &[&fra, &til])];
    for f in &fakta {
        if let Sporfakta::Perioder(p) = f {
            ut.extend(p.iter().take(MAKS_PERIODER).map(|p| periode(kurs, ord, p)));
            if p.len() > MAKS_PERIODER {
                ut.push(fyll(&ord.flere_perioder, &[&(p.len() - MAKS_PERIODER).to_string()]));
            }
        }
    }
    let talt: Vec<String> = (0..).zip(&fakta).filter_map(|(nr, f)| antall(kurs, ord, nr, f)).collect();
    if !talt.is_empty() {
        ut.push(fyll(&ord.registrert, &[&liste(&talt, &ord.og)]));
    }
    ut.extend((0..).zip(&fakta).filter_map(|(nr, f)| forste_siste(kurs, ord, nr, f)));
    let tomme: Vec<String> =
        kurs.spor.iter().zip(&fakta).filter(|(_, f)| f.er_tomt()).map(|(s, _)| s.navn.clone()).collect();
    if !tomme.is_empty() {
        ut.push(fyll(&ord.ingen, &[&liste(&tomme, &ord.og)]));
    }
    ut
}

impl Sporfakta<'_> {
    /// Nothing is recorded within the time.
    pub fn er_tomt(&self) -> bool {
        match self {
            Self::Perioder(p) => p.is_empty(),
            Self::Hendelser { antall, .. } => *antall == 0,
            Self::Serie(s) => s.is_none(),
        }
    }
}

fn periode(kurs: &Kurs, ord: &Forklaringsord, p: &Periode) -> String {
    let mal = match p.monster {
        Monster::Moderat | Monster::Hoyeffektiv | Monster::Puls => &ord.behandling,
        Monster::Uten => &ord.uten,
        Monster::Fase(_) => &ord.fase,
        Monster::Vanlig => &ord.vanlig,
    };
    let stopp = match p.stopp {
        Some(Stopp::Bivirkning) => ord.bivirkning.as_str(),
        Some(Stopp::ManglendeEffekt) => ord.manglende_effekt.as_str(),
        Some(Stopp::Annet) | None => "",
    };
    let start = ord.tid(p.start);
    let hva = if p.etikett == ord.uten_navn.0 { &ord.uten_navn.1 } else { &p.etikett };
    let setning = match p.slutt {
        None => fyll(&mal.pagar, &[&start, &ord.dagen(dato(kurs.til_og_med)), hva, ""]),
        Some(slutt) if slutt == p.start => fyll(&mal.oyeblikk, &[&ord.nar(slutt), "", hva, stopp]),
        Some(slutt) => fyll(&mal.avsluttet, &[&start, &ord.tid(slutt), hva, stopp]),
    };
    stor_forbokstav(&setning)
}

/// What a track holds, counted; None where there is nothing to count.
fn antall(kurs: &Kurs, ord: &Forklaringsord, nr: usize, fakta: &Sporfakta<'_>) -> Option<String> {
    let spor = kurs.spor.get(nr)?;
    let eget = ord.tellere.iter().find(|t| t.spor == spor.id).map(|t| (&t.en, &t.flere));
    let talt = |antall: usize, ellers: &(String, String)| {
        let (en, flere) = eget.unwrap_or((&ellers.0, &ellers.1));
        fyll(if antall == 1 { en } else { flere }, &[&antall.to_string(), &spor.navn])
    };
    match (fakta, &spor.innhold) {
        (Sporfakta::Hendelser { antall, usikre }, _) if *antall > 0 => {
            let talt = talt(*antall, &ord.hendelse);
            Some(if *usikre == 0 { talt } else { fyll(&ord.usikre, &[&talt, &usikre.to_string()]) })
        }
        (Sporfakta::Serie(Some(f)), Innhold::Serie(s)) => {
            let [lavest, hoyest] = [f.lavest, f.hoyest].map(|v| tall(kurs, s, v));
            let talt = talt(f.antall, &ord.maling);
            Some(if lavest == hoyest {
                fyll(&ord.en_verdi, &[&talt, &med_enhet(&lavest, s)])
            } else {
                fyll(&ord.fra_verdi, &[&talt, &lavest, &med_enhet(&hoyest, s)])
            })
        }
        _ => None,
    }
}

fn forste_siste(kurs: &Kurs, ord: &Forklaringsord, nr: usize, fakta: &Sporfakta<'_>) -> Option<String> {
    let (Sporfakta::Serie(Some(f)), spor) = (fakta, kurs.spor.get(nr)?) else { return None };
    let Innhold::Serie(s) = &spor.innhold else { return None };
    let av = |p: Punkt| (med_enhet(&tall(kurs, s, p.verdi), s), ord.dagen(dato(p.nar)));
    let ((forste, dag), (siste, siste_dag)) = (av(f.forste), av(f.siste));
    (f.antall > 1).then(|| fyll(&ord.forste_siste, &[&spor.navn, &forste, &dag, &siste, &siste_dag]))
}

/// A value with the series' decimals and its unit.
pub fn verdi(kurs: &Kurs, s: &Serie, verdi: f64) -> String {
    med_enhet(&tall(kurs, s, verdi), s)
}

/// A value with the series' decimals.
pub fn tall(kurs: &Kurs, s: &Serie, verdi: f64) -> String {
    figure(verdi, usize::from(s.desimaler), kurs.ord.desimaltegn)
}

fn med_enhet(tall: &str, s: &Serie) -> String {
    if s.enhet.is_empty() { tall.to_owned() } else { format!("{tall}\u{a0}{}", s.enhet) }
}

/// The day a moment lies in.
fn dato(nar: Minutt) -> Date {
    Date::av(nar)
}

impl Forklaringsord {
    fn maneden(&self, d: Date) -> &str {
        usize::try_from(d.month() - 1).ok().and_then(|nr| self.maneder.get(nr)).map_or("", String::as_str)
    }

    fn dagen(&self, d: Date) -> String {
        fyll(&self.dag, &[&d.day().to_string(), self.maneden(d), &d.year().to_string()])
    }

    /// A day, a month or a year, as much as is known.
    fn tid(&self, s: Spenn) -> String {
        let (fra, til) = (dato(s.fra), dato(s.til));
        if fra == til {
            self.dagen(fra)
        } else if fra == fra.first_of_year() && til == fra.last_of_year() {
            fra.year().to_string()
        } else if fra == fra.first_of_month() && til == fra.last_of_month() {
            fyll(&self.maned, &[self.maneden(fra), &fra.year().to_string()])
        } else {
            fyll(&self.mellom, &[&self.dagen(fra), &self.dagen(til)])
        }
    }

    /// As [`Self::tid`], to stand alone: «i mars 2016», «3. mars 2016».
    fn nar(&self, s: Spenn) -> String {
        let (tid, hel_dag) = (self.tid(s), dato(s.fra) == dato(s.til));
        if hel_dag { tid } else { fyll(&self.i, &[&tid]) }
    }
}

/// A template with its places filled. What is filled in is not read for places.
pub fn fyll(mal: &str, verdier: &[&str]) -> String {
    let mut ut = String::with_capacity(mal.len() + 32);
    let mut rest = mal;
    while let Some((foran, etter)) = rest.split_once('{') {
        ut.push_str(foran);
        let plass =
            etter.split_once('}').and_then(|(nr, etter)| Some((verdier.get(nr.parse::<usize>().ok()?)?, etter)));
        let (verdi, etter) = plass.unwrap_or((&"{", etter));
        ut.push_str(verdi);
        rest = etter;
    }
    ut.push_str(rest);
    ut
}

/// «a, b og c».
fn liste(ledd: &[String], og: &str) -> String {
    match ledd {
        [] => String::new(),
        [ett] => ett.clone(),
        [foran @ .., siste] => format!("{}{og}{siste}", foran.join(", ")),
    }
}

/// Of the letters of Norwegian and its neighbours; the table of all alphabets is large.
fn stor_forbokstav(tekst: &str) -> String {
    let mut tegn = tekst.chars();
    let stor = |c: char| match c {
        'à'..='þ' if c != '÷' => char::from_u32(u32::from(c) - 32).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    };
    tegn.next().map_or_else(String::new, |forste| [stor(forste)].into_iter().chain(tegn).collect())
}

#[cfg(test)]
mod tests;
