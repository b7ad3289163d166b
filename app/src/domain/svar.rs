//! Svar: an answer on its way through the pages of a setting, as address and form hold it: yes or no, a level, whom a
//! restriction is aimed at (numbers only; names come from the directory), the period it is for.

use super::datofelt::les_dag;
use super::definisjon::{Definisjon, TypePi, Valg};
use super::metadata::{FLEST_MOTTAKERE, Metadata, Mottaker, Mottakerslag, Niva};
use super::tid::Periode;
use jiff::civil::Date;

/// Whom, or what, a restriction is aimed at, before it has a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Utvalgt {
    pub slag: Mottakerslag,
    pub nummer: String,
}

/// Longest number that is read.
const LENGSTE_NUMMER: usize = 64;

impl Utvalgt {
    pub fn av(mottaker: &Mottaker) -> Self {
        Self { slag: mottaker.slag, nummer: mottaker.nummer.clone() }
    }

    /// As forms spell it: `helsepersonell:1234567`.
    pub fn kode(&self) -> String {
        format!("{}:{}", self.slag.kode(), self.nummer)
    }

    /// Reads [`Self::kode`].
    pub fn les(kode: &str) -> Option<Self> {
        let (slag, nummer) = kode.split_once(':')?;
        let ok = !nummer.is_empty() && nummer.len() <= LENGSTE_NUMMER && !nummer.chars().any(char::is_control);
        ok.then_some(Self { slag: Mottakerslag::les(slag)?, nummer: nummer.to_owned() })
    }
}

/// What came with an address or a form, not yet read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raasvar {
    pub valg: String,
    /// None when the address says nothing of recipients; empty when it says that there are none.
    pub m: Option<Vec<String>>,
    pub omfang: String,
    pub fra: String,
    pub til: String,
}

/// A whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svar {
    pub valg: Valg,
    pub niva: Option<Niva>,
    /// Sorted, without doubles.
    pub utvalg: Vec<Utvalgt>,
    /// None when it holds for all time.
    pub periode: Option<Periode>,
}

/// What is still missing for an answer to be whole, in the order it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mangel {
    /// No answer to the question.
    Valg,
    /// Something that the portal's pages never send.
    Ulest,
    /// Nobody chosen.
    Utvalg,
    /// More than [`FLEST_MOTTAKERE`].
    ForMange,
    Periode(Vec<Periodefeil>),
}

/// What is wrong with a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Periodefeil {
    /// Neither all nor a period was chosen.
    Omfang,
    FraMangler,
    FraUlest,
    TilUlest,
    /// Ends before it starts.
    Omvendt,
}

/// The spelling of "for all time" and "for a period".
pub const ALT: &str = "alt";
pub const PERIODE: &str = "periode";

impl Svar {
    /// A plain yes or no.
    pub const fn enkelt(valg: Valg) -> Self {
        Self { valg, niva: None, utvalg: Vec::new(), periode: None }
    }

    /// The answer to `d` that `raa` holds.
    ///
    /// # Errors
    /// What is to be asked for first.
    pub fn les(d: &Definisjon, raa: &Raasvar) -> Result<Self, Mangel> {
        let (valg, niva) = les_valg(d, &raa.valg).ok_or(Mangel::Valg)?;
        let utvalg = les_utvalg(raa.m.as_deref().unwrap_or_default())?;
        if !valg.aktiv() {
            return Ok(Self { valg, niva, utvalg, periode: None });
        }
        if !d.mottakere.is_empty() && utvalg.is_empty() {
            return Err(Mangel::Utvalg);
        }
        let uten = raa.omfang.is_empty() && raa.fra.is_empty() && raa.til.is_empty();
        let periode = if !d.perioder && uten {
            None
        } else {
            les_periode(&raa.omfang, &raa.fra, &raa.til).map_err(Mangel::Periode)?
        };
        Ok(Self { valg, niva, utvalg, periode })
    }

    /// As forms spell the choice itself.
    pub fn kode(&self) -> &'static str {
        self.niva.map_or(self.valg.kode(), Niva::kode)
    }

    /// What the answer holds; recipients without names.
    pub fn metadata(&self) -> Metadata {
        let navnlos = |u: &Utvalgt| Mottaker { slag: u.slag, nummer: u.nummer.clone(), navn: String::new() };
        let mottakere = self.utvalg.iter().map(navnlos).collect();
        Metadata { niva: self.niva, mottakere, perioder: self.periode.into_iter().collect() }.ordnet()
    }

    /// The answer as the query of an address.
    pub fn query(&self, d: &Definisjon) -> String {
        let mut ut = sporring(self.kode(), &self.utvalg, !d.mottakere.is_empty() && self.valg.aktiv());
        if d.perioder && self.valg.aktiv() {
            match self.periode {
                Some(p) => {
                    let dag = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
                    ut.push_str(&format!("&omfang={PERIODE}&fra={}&til={}", dag(p.fra), dag(p.til)));
                }
                None => ut.push_str(&format!("&omfang={ALT}")),
            }
        }
        ut
    }
}

/// `valg` and the chosen ones as a query; with `uttalt`, an empty choice is said, too.
pub fn sporring(valg: &str, utvalg: &[Utvalgt], uttalt: bool) -> String {
    let mut ut = format!("valg={valg}");
    for u in utvalg {
        ut.push_str("&m=");
        ut.push_str(&prosent(&u.kode()));
    }
    if utvalg.is_empty() && uttalt {
        ut.push_str("&m=");
    }
    ut
}

fn les_valg(d: &Definisjon, kode: &str) -> Option<(Valg, Option<Niva>)> {
    match (d.type_pi, Valg::les(kode)) {
        (TypePi::Niva, Some(Valg::Inaktiv)) => Some((Valg::Inaktiv, None)),
        (TypePi::Niva, _) => Niva::les(kode).map(|n| (Valg::Aktiv, Some(n))),
        (_, valg) => valg.map(|v| (v, None)),
    }
}

/// Reads chosen ones, sorted and without doubles; empty texts stand for "none".
pub fn les_utvalg(koder: &[String]) -> Result<Vec<Utvalgt>, Mangel> {
    let koder = koder.iter().filter(|k| !k.is_empty());
    let mut utvalg = koder.map(|k| Utvalgt::les(k).ok_or(Mangel::Ulest)).collect::<Result<Vec<_>, _>>()?;
    utvalg.sort();
    utvalg.dedup();
    if utvalg.len() > FLEST_MOTTAKERE { Err(Mangel::ForMange) } else { Ok(utvalg) }
}

/// Reads a period: none when it is for all time.
///
/// # Errors
/// Everything that is wrong with it.
pub fn les_periode(omfang: &str, fra: &str, til: &str) -> Result<Option<Periode>, Vec<Periodefeil>> {
    match omfang {
        ALT => return Ok(None),
        PERIODE => (),
        _ => return Err(vec![Periodefeil::Omfang]),
    }
    let (fra, til) = (fra.trim(), til.trim());
    let (start, slutt) = (dag(fra), dag(til));
    let mut feil = Vec::new();
    if fra.is_empty() {
        feil.push(Periodefeil::FraMangler);
    } else if start.is_none() {
        feil.push(Periodefeil::FraUlest);
    }
    if !til.is_empty() && slutt.is_none() {
        feil.push(Periodefeil::TilUlest);
    }
    if let (Some(s), Some(t)) = (start, slutt)
        && t < s
    {
        feil.push(Periodefeil::Omvendt);
    }
    if feil.is_empty() { Ok(Some(Periode { fra: start, til: slutt })) } else { Err(feil) }
}

/// A day of a period: any that the calendar of a life holds.
fn dag(tekst: &str) -> Option<Date> {
    les_dag(tekst).filter(|d| (1900..=2200).contains(&d.year()))
}

/// A text as the value of a query parameter.
pub fn prosent(tekst: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:".contains(&b);
    tekst.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Reads [`prosent`].
pub fn fra_prosent(tekst: &str) -> Option<String> {
    let mut ut = Vec::with_capacity(tekst.len());
    let mut byte = tekst.bytes();
    while let Some(b) = byte.next() {
        if b != b'%' {
            ut.push(b);
            continue;
        }
        let par = [byte.next()?, byte.next()?];
        ut.push(u8::from_str_radix(std::str::from_utf8(&par).ok()?, 16).ok()?);
    }
    String::from_utf8(ut).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn definisjon(part: &str, slug: &str) -> Definisjon {
        let katalog = crate::catalogue::innebygd().expect("the embedded catalogue is sound");
        katalog.register(part).and_then(|r| r.definisjon(slug)).cloned().expect(slug)
    }

    fn raa(valg: &str, m: &[&str]) -> Raasvar {
        let m = Some(m.iter().map(|m| (*m).to_owned()).collect());
        Raasvar { valg: valg.to_owned(), m, ..Raasvar::default() }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for tekst in
            ["3.11.2026", "03.11.2026", " 3/11/2026", "3. november 2026", "3 nov 2026", "2026-11-03", "3-11-2026"]
        {
            assert_eq!(dag(tekst), Some(date(2026, 11, 3)), "{tekst}");
        }
        for tekst in [
            "",
            "3.11",
            "3.11.26",
            "31.2.2026",
            "0.1.2026",
            "1.13.2026",
            "3.11.20266",
            "a.b.cccc",
            "3.11.1899",
            "+3.11.2026",
        ] {
            assert_eq!(dag(tekst), None, "{tekst}");
        }
    }

    #[test]
    fn a_period_needs_a_start_and_ends_after_it() {
        use Periodefeil::{FraMangler, FraUlest, Omfang, Omvendt, TilUlest};
        assert_eq!(les_periode("alt", "tull", "tull"), Ok(None));
        let p = Periode { fra: Some(date(2020, 1, 1)), til: None };
        assert_eq!(les_periode("periode", "1.1.2020", " "), Ok(Some(p)));
        let en_dag = Periode { til: p.fra, ..p };
        assert_eq!(les_periode("periode", "1.1.2020", "1.1.2020"), Ok(Some(en_dag)));
        for (omfang, fra, til, feil) in [
            ("", "1.1.2020", "", vec![Omfang]),
            ("periode", "", "", vec![FraMangler]),
            ("periode", "", "32.1.2020", vec![FraMangler, TilUlest]),
            ("periode", "i fjor", "1.1.2020", vec![FraUlest]),
            ("periode", "2.1.2020", "1.1.2020", vec![Omvendt]),
        ] {
            assert_eq!(les_periode(omfang, fra, til), Err(feil), "{omfang} {fra} {til}");
        }
    }

    #[test]
    fn a_level_is_an_answer_to_the_level_only() {
        let bruk = definisjon("tjenesten", "bruk");
        for (kode, niva) in [("full", Some(Niva::Full)), ("basis-pluss", Some(Niva::BasisPluss)), ("inaktiv", None)] {
            let svar = Svar::les(&bruk, &raa(kode, &[])).expect(kode);
            assert_eq!((svar.niva, svar.kode(), svar.valg.aktiv()), (niva, kode, niva.is_some()));
        }
        assert_eq!(Svar::les(&bruk, &raa("aktiv", &[])), Err(Mangel::Valg), "a yes without a level");
        assert_eq!(Svar::les(&definisjon("diabetes", "lagring"), &raa("full", &[])), Err(Mangel::Valg));
    }

    #[test]
    fn chosen_ones_are_sorted_read_back_and_never_too_many() {
        let d = definisjon("kjernejournal", "utvalgt-personell");
        let (a, b) = ("helsepersonell:1000001", "virksomhet:900000001");
        let svar = Svar::les(&d, &raa("aktiv", &[b, a, b])).expect("an answer");
        assert_eq!(svar.query(&d), format!("valg=aktiv&m={a}&m={b}"));
        assert_eq!(Svar::les(&d, &raa("aktiv", &[])), Err(Mangel::Utvalg));
        assert_eq!(Svar::les(&d, &raa("inaktiv", &[])), Ok(Svar::enkelt(Valg::Inaktiv)));
        for ulest in ["x", "lege:1", "helsepersonell:", "helsepersonell:1\n2", &format!("resept:{}", "1".repeat(65))] {
            assert_eq!(Svar::les(&d, &raa("aktiv", &[ulest])), Err(Mangel::Ulest), "{ulest}");
        }
        let mange: Vec<String> = (0..51).map(|n| format!("resept:{n}")).collect();
        assert_eq!(les_utvalg(&mange), Err(Mangel::ForMange));
    }

    #[test]
    fn an_answer_with_a_period_is_the_same_after_the_address() {
        let d = definisjon("kjernejournal", "besokshistorikk");
        assert_eq!(Svar::les(&d, &raa("aktiv", &[])), Err(Mangel::Periode(vec![Periodefeil::Omfang])));
        let fra = Raasvar { omfang: PERIODE.to_owned(), fra: "3.11.2020".to_owned(), ..raa("aktiv", &[]) };
        let svar = Svar::les(&d, &fra).expect("a period");
        assert_eq!(svar.query(&d), "valg=aktiv&omfang=periode&fra=2020-11-03&til=");
        assert_eq!(svar.metadata().kontroller(&d, svar.valg), Ok(()));
    }

    #[test]
    fn hostile_numbers_stay_one_parameter() {
        let u = Utvalgt { slag: Mottakerslag::Resept, nummer: "a&m=x#\"æ".to_owned() };
        assert_eq!(fra_prosent(&prosent(&u.kode())), Some(u.kode()));
        assert_eq!(
            [fra_prosent("%"), fra_prosent("%2"), fra_prosent("%zz"), fra_prosent("%ff")],
            [None, None, None, None]
        );
        assert_eq!(sporring("aktiv", &[u], true), "valg=aktiv&m=resept:a%26m%3Dx%23%22%C3%A6");
    }
}
