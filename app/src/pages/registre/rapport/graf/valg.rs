//! What the address of a page asks to see of a chart: `?vis=edss&vis=attakker&fra=2012&til=2016&teller=1`. Of a chart that
//! is not the page's first, the names carry its id in front (`del-3-fra`). `rekke=nyest` asks for the order of its table. What
//! cannot be read is as if it were left out.

use crate::charts::Visning;
use crate::charts::kurs::{DOGN, Kurs, Minutt, Spenn};
use crate::pages::registre::rapport::ramme::prosent;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The id of a page's first chart, whose parameters have no id in front.
pub const FORSTE: &str = "graf";
/// The value of `teller` for the calendar alone.
pub const KALENDER: &str = "kalender";
/// Parameters that are kept; an address has no use for more.
const FLEST: usize = 200;

/// The parameters of a chart, without its id in front.
const EGNE: [&str; 5] = ["vis", "fra", "til", "teller", "rekke"];

/// The order of the rows of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rekkefolge {
    /// Track by track, as in the drawing: the order of the keys.
    #[default]
    Spor,
    /// Year by year, whatever the track.
    Eldst,
    Nyest,
}

impl Rekkefolge {
    pub const ALLE: [Self; 3] = [Self::Spor, Self::Eldst, Self::Nyest];

    /// Its name in an address.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Spor => "spor",
            Self::Eldst => "eldst",
            Self::Nyest => "nyest",
        }
    }
}

/// Names and values of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grafvalg(Vec<(String, String)>);

/// Minutes since 1970 of a day.
pub fn minutt(dag: Date) -> Minutt {
    (dag - date(1970, 1, 1)).get_days().saturating_mul(DOGN)
}

/// The day on which a minute lies.
pub fn dag(nar: Minutt) -> Date {
    date(1970, 1, 1).saturating_add(nar.div_euclid(DOGN).days())
}

impl Grafvalg {
    pub fn ny(par: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(par.into_iter().take(FLEST).collect())
    }

    /// Reads a query as it stands in an address.
    pub fn av_sporring(sporring: &str) -> Self {
        let deler = sporring.trim_start_matches('?').split('&').filter_map(|d| d.split_once('='));
        Self::ny(deler.map(|(n, v)| (dekod(n), dekod(v))))
    }

    fn alle<'a>(&'a self, id: &'a str, navn: &'a str) -> impl Iterator<Item = &'a str> {
        let hel = parameter(id, navn);
        self.0.iter().filter(move |(n, _)| *n == hel).map(|(_, v)| v.as_str())
    }

    fn en(&self, id: &str, navn: &str) -> Option<&str> {
        self.0.iter().rev().find(|(n, _)| *n == parameter(id, navn)).map(|(_, v)| v.as_str())
    }

    /// What is asked of this chart.
    pub fn visning(&self, kurs: &Kurs) -> Visning {
        let id = kurs.id.as_str();
        let valgt: Vec<&str> = self.alle(id, "vis").collect();
        let vist: Vec<bool> = kurs.spor.iter().map(|s| valgt.contains(&s.id.as_str())).collect();
        // Nothing chosen, or nothing that there is: all of it. The browser's part says that none is with an empty name.
        let skjulte = match vist.contains(&true) || valgt == [""] {
            true => (0..vist.len()).filter(|nr| !vist[*nr]).collect(),
            false => Vec::new(),
        };
        let les = |fra: &str, til: &str| {
            let ende = |navn, slutt| self.en(id, navn).and_then(|t| les_dag(t, slutt));
            (ende(fra, false), ende(til, true))
        };
        // Years in the wrong order are put right, each still meant whole.
        let (fra, til) = match les("fra", "til") {
            (Some(fra), Some(til)) if fra > til => les("til", "fra"),
            riktig => riktig,
        };
        let tid = Spenn { fra: fra.unwrap_or(kurs.hele.fra), til: til.unwrap_or(kurs.hele.til) };
        let hele = tid.fra.min(tid.til) <= kurs.hele.fra && tid.til.max(tid.fra) >= kurs.hele.til;
        let forste = (!kurs.nullpunkter.is_empty()).then_some(0);
        let nullpunkt = match self.en(id, "teller") {
            Some(KALENDER) => None,
            Some(nr) => nr.parse().ok().filter(|nr| *nr < kurs.nullpunkter.len()).or(forste),
            None => forste,
        };
        Visning { skjulte, tid: (!hele).then_some(tid), nullpunkt, ..Visning::default() }
    }

    /// The order asked for of the table; None where none is.
    pub fn rekke(&self, kurs: &Kurs) -> Option<Rekkefolge> {
        let kode = self.en(&kurs.id, "rekke")?;
        Rekkefolge::ALLE.into_iter().find(|r| r.kode() == kode)
    }

    /// What the address says besides: what belongs to other charts and to the page, kept by this chart's form.
    pub fn ovrige(&self, kurs: &Kurs) -> Vec<(String, String)> {
        let [vis, andre @ ..] = EGNE.map(|n| parameter(&kurs.id, n));
        let egen = |(navn, verdi): &&(String, String)| {
            andre.contains(navn) || *navn == vis && (verdi.is_empty() || kurs.spor.iter().any(|s| s.id == *verdi))
        };
        let kjent = |(navn, verdi): &&(String, String)| {
            let slutter = EGNE.iter().any(|n| navn == n || navn.ends_with(&format!("-{n}")));
            (slutter || ["alle", "apne"].contains(&navn.as_str())) && [navn, verdi].iter().all(|t| er_enkel(t))
        };
        self.0.iter().filter(|p| !egen(p) && kjent(p)).cloned().collect()
    }

    /// The view of this chart as it would be asked for, for links to the same picture; empty when it is the first view.
    pub fn sporring(kurs: &Kurs, visning: &Visning) -> String {
        let mut par = Vec::new();
        if !visning.skjulte.is_empty() {
            let viste = kurs.spor.iter().enumerate().filter(|(nr, _)| visning.viser(*nr));
            par.extend(viste.map(|(_, s)| ("vis", s.id.clone())));
            if par.is_empty() {
                par.push(("vis", String::new()));
            }
        }
        if let Some(tid) = visning.tid {
            par.extend([("fra", dag(tid.fra).to_string()), ("til", dag(tid.til).to_string())]);
        }
        if visning.nullpunkt != (!kurs.nullpunkter.is_empty()).then_some(0) {
            par.push(("teller", visning.nullpunkt.map_or(KALENDER.to_owned(), |nr| nr.to_string())));
        }
        let ledd = |(navn, verdi): (&str, String)| format!("{}={}", parameter(&kurs.id, navn), prosent(&verdi));
        par.into_iter().map(ledd).collect::<Vec<_>>().join("&")
    }
}

/// What names of tracks and charts, days and numbers are made of; nothing else is carried over from an address.
fn er_enkel(tekst: &str) -> bool {
    tekst.len() <= 60 && tekst.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The name of a parameter of a chart.
pub fn parameter(id: &str, navn: &str) -> String {
    if id == FORSTE { navn.to_owned() } else { format!("{id}-{navn}") }
}

/// A year or a day: its first minute, or its last.
fn les_dag(tekst: &str, slutt: bool) -> Option<Minutt> {
    let sifre = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let (forst, sist) = if tekst.len() == 4 && sifre(tekst) {
        let aar = tekst.parse().ok().filter(|a| (1800..=2300).contains(a))?;
        (date(aar, 1, 1), date(aar, 12, 31))
    } else {
        let dag: Date = tekst.parse().ok().filter(|d: &Date| d.to_string() == tekst)?;
        (1800..=2300).contains(&dag.year()).then_some((dag, dag))?
    };
    Some(if slutt { minutt(sist).saturating_add(DOGN - 1) } else { minutt(forst) })
}

/// Percent and plus; what is no UTF-8 is nothing.
fn dekod(del: &str) -> String {
    let mut ut = Vec::with_capacity(del.len());
    let mut byte = del.bytes();
    while let Some(b) = byte.next() {
        match b {
            b'+' => ut.push(b' '),
            b'%' => {
                let hex: Vec<u8> = byte.by_ref().take(2).collect();
                let tall = std::str::from_utf8(&hex).ok().and_then(|h| u8::from_str_radix(h, 16).ok());
                ut.push(tall.unwrap_or(b'?'));
            }
            _ => ut.push(b),
        }
    }
    String::from_utf8(ut).unwrap_or_default()
}
