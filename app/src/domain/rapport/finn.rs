//! Items of a report by their address: what a link «Meld feil» names, found again in the report.

use super::{Celle, Rapport, Seksjon};
use crate::domain::forlop::Forlop;

/// An item, in the registry's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnet<'r> {
    /// The title of its section.
    pub seksjon: &'r str,
    /// The item's own title; of a row, its table's.
    pub tittel: &'r str,
    /// The day of a record, measurement or event, as it is recorded.
    pub dag: Option<String>,
    /// What it says now, where it is one value.
    pub verdi: Option<String>,
}

impl Rapport {
    /// The item at an address. `seksjon` counts from 1; `felt` is a record's id, or `felt-N`, `tabell-N`, `serie-N` or
    /// `tidslinje-N` with N from 1; of a disease course `forlop-edss`, `-attakk`, `-behandling`, `-mr`, `-fase`, `-serie-N`,
    /// `-debut` and `-diagnose`. `rad` counts from 1 in the report's own order. A record comes before the others.
    pub fn finn(&self, seksjon: usize, felt: &str, rad: Option<usize>) -> Option<Funnet<'_>> {
        self.seksjoner.get(seksjon.checked_sub(1)?)?.finn(felt, rad)
    }
}

impl Seksjon {
    /// The item of this section at an address; see [`Rapport::finn`].
    pub fn finn(&self, felt: &str, rad: Option<usize>) -> Option<Funnet<'_>> {
        let s = self;
        let ny = |tittel, dag, verdi| Some(Funnet { seksjon: s.tittel.as_str(), tittel, dag, verdi });
        if let Some(p) = s.poster.iter().find(|p| p.id == felt) {
            return ny(p.tittel.as_str(), Some(p.dato.to_string()), None);
        }
        if let (Some(del), Some(f)) = (felt.strip_prefix("forlop-"), &s.forlop) {
            let (tittel, dag, verdi) = i_forlop(f, del, rad)?;
            return ny(tittel, Some(dag), verdi);
        }
        let (slag, nr) = felt.rsplit_once('-')?;
        let nr = nr.parse::<usize>().ok()?.checked_sub(1)?;
        let rad = rad.map(|n| n.checked_sub(1));
        match (slag, rad) {
            ("felt", None) => {
                let f = s.felt.get(nr)?;
                ny(f.navn.as_str(), None, f.verdi.as_ref().map(Celle::som_tekst))
            }
            ("tabell", Some(rad)) => {
                let t = s.tabeller.get(nr)?;
                let celler = t.celler(t.rader.get(rad?)?).flatten().map(Celle::som_tekst);
                ny(t.tittel.as_str(), None, Some(celler.collect::<Vec<_>>().join(" · ")))
            }
            ("serie", Some(rad)) => {
                let m = s.maleserier.get(nr)?;
                let p = m.punkter.get(rad?)?;
                ny(m.tittel.as_str(), Some(p.dato.to_string()), Some(format!("{} {}", p.verdi, m.enhet)))
            }
            ("tidslinje", Some(rad)) => {
                let h = s.tidslinjer.get(nr)?.hendelser.get(rad?)?;
                ny(h.tittel.as_str(), Some(String::from(h.fra)), h.beskrivelse.clone())
            }
            _ => None,
        }
    }
}

/// Title, day and value of an item of a disease course. What a registry has no name of its own for has the form's.
fn i_forlop<'r>(f: &'r Forlop, del: &str, rad: Option<usize>) -> Option<(&'r str, String, Option<String>)> {
    let Some(nr) = rad else {
        return match del {
            "debut" => Some(("Debut", String::from(f.debut), None)),
            "diagnose" => Some(("Diagnose", f.diagnose?.to_string(), None)),
            _ => None,
        };
    };
    let nr = nr.checked_sub(1)?;
    Some(match del {
        "edss" => f.edss.get(nr).map(|e| ("EDSS", e.dato.to_string(), Some(e.skar.tekst())))?,
        "attakk" => f.attakker.get(nr).map(|a| ("Attakk", String::from(a.dato), a.beskrivelse.clone()))?,
        "mr" => f.mr.get(nr).map(|m| ("MR", m.dato.to_string(), Some(m.omrade.clone())))?,
        "fase" => f.faser.get(nr).map(|f| ("Sykdomstype", String::from(f.fra), Some(f.slag.kode().to_owned())))?,
        "behandling" => {
            let b = f.behandlinger.get(nr)?;
            (b.legemiddel.as_deref().unwrap_or("Behandling"), String::from(b.fra), b.grunn.clone())
        }
        _ => {
            let serie = del.strip_prefix("serie-")?.parse::<usize>().ok()?.checked_sub(1)?;
            let m = f.maleserier.get(serie)?;
            let p = m.punkter.get(nr)?;
            (m.tittel.as_str(), p.dato.to_string(), Some(format!("{} {}", p.verdi, m.enhet)))
        }
    })
}

impl Celle {
    /// The value as it stands in the report's JSON, as text.
    pub fn som_tekst(&self) -> String {
        match self {
            Self::Ja(ja) => ja.to_string(),
            Self::Tall(n) => n.to_string(),
            Self::Dato(d) => d.to_string(),
            Self::Tid(t) => t.to_string(),
            Self::Tekst(t) => t.clone(),
            Self::Kode { kode, verdi, .. } if verdi.is_empty() => kode.clone(),
            Self::Kode { verdi, .. } => verdi.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::rapport::les;

    const FULL: &str = include_str!("../../../rapport.example.json");

    #[test]
    fn an_address_finds_its_item_and_nothing_else() {
        let r = les(FULL.as_bytes(), "DEMO").expect("a report");
        let funnet = |s, felt: &str, rad| r.finn(s, felt, rad).map(|f| (f.tittel.to_owned(), f.dag, f.verdi));
        let ut = |tittel: &str, dag: Option<&str>, verdi: Option<&str>| {
            Some((tittel.to_owned(), dag.map(str::to_owned), verdi.map(str::to_owned)))
        };
        assert_eq!(funnet(1, "felt-1", None), ut("Hoveddiagnose", None, Some("Multippel sklerose")));
        assert_eq!(funnet(2, "k/2 «ø»", None), ut("Legevakt", Some("2019-02-11"), None));
        assert_eq!(funnet(3, "serie-1", Some(2)), ut("HbA1c", Some("2020-05-14"), Some("75.5 mmol/mol")));
        let hendelse = ut("Interferon", Some("2009"), Some("Sprøyte under huden."));
        assert_eq!(funnet(3, "tidslinje-1", Some(1)), hendelse);
        assert_eq!(funnet(4, "tabell-1", Some(2)), ut("Behandlinger", None, Some("2022-02-03 · 1234.5")));
        assert_eq!(funnet(5, "forlop-edss", Some(2)), ut("EDSS", Some("2020-09-01"), Some("4,5")));
        assert_eq!(funnet(5, "forlop-attakk", Some(1)), ut("Attakk", Some("2004-10"), Some("Nedsatt syn på ett øye")));
        assert_eq!(funnet(5, "forlop-behandling", Some(1)), ut("Avonex", Some("2002-01"), Some("Manglende effekt")));
        assert_eq!(funnet(5, "forlop-mr", Some(1)), ut("MR", Some("2019-11-11"), Some("hjerne")));
        assert_eq!(funnet(5, "forlop-fase", Some(2)), ut("Sykdomstype", Some("2018"), Some("SPMS")));
        assert_eq!(funnet(5, "forlop-serie-1", Some(1)), ut("SDMT", Some("2019-11-12"), Some("47 riktige svar")));
        assert_eq!(funnet(5, "forlop-debut", None), ut("Debut", Some("1999-05"), None));
        assert_eq!(funnet(5, "forlop-diagnose", None), ut("Diagnose", Some("2001-02-13"), None));
        for (s, felt, rad) in [
            (5, "forlop-edss", None),
            (5, "forlop-edss", Some(0)),
            (5, "forlop-edss", Some(3)),
            (5, "forlop-serie-0", Some(1)),
            (5, "forlop-serie-2", Some(1)),
            (5, "forlop-debut", Some(1)),
            (5, "forlop-", Some(1)),
            (1, "forlop-debut", None),
            (0, "felt-1", None),
            (9, "felt-1", None),
            (1, "felt-0", None),
            (1, "felt-11", None),
            (1, "felt", None),
            (1, "felt-1", Some(1)),
            (4, "tabell-1", None),
            (4, "tabell-1", Some(0)),
            (4, "tabell-1", Some(3)),
            (3, "serie-9", Some(1)),
            (2, "finnes-ikke", None),
            (1, "", None),
        ] {
            assert_eq!(funnet(s, felt, rad), None, "{s} {felt} {rad:?}");
        }
    }
}
