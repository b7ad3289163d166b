//! The walk by keyboard: from one mark to the next, over the whole course, in time and from track to track.

use super::vindu::AAR;
use crate::charts::kurs::{Kurs, Minutt, Plass};

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steg {
    Neste,
    Forrige,
    Forste,
    Siste,
    /// By a year.
    AarFrem,
    AarTilbake,
    /// To another track, at the nearest date.
    Ned,
    Opp,
}

/// Where a step leads from the mark `fra`; none when there is nothing further that way. From no mark, or from one of a
/// track that is hidden, every step leads to the first. `viser`: whether a track is shown.
pub fn gaa(kurs: &Kurs, fra: Option<usize>, steg: Steg, viser: impl Fn(usize) -> bool) -> Option<usize> {
    let merker: Vec<Plass> = kurs.merker().filter(|p| viser(p.spor)).collect();
    let Some(na) = fra.and_then(|rad| merker.iter().find(|p| p.rad == rad)) else {
        return merker.first().map(|p| p.rad);
    };
    let i_sporet = || merker.iter().filter(|p| p.spor == na.spor);
    let tid = |p: &Plass| kurs.spenn(*p).map_or(0, |s| s.fra);
    let funnet = match steg {
        Steg::Neste => i_sporet().find(|p| p.post > na.post),
        Steg::Forrige => i_sporet().rfind(|p| p.post < na.post),
        Steg::Forste => i_sporet().next(),
        Steg::Siste => i_sporet().next_back(),
        Steg::AarFrem => {
            let maal = tid(na).saturating_add(AAR);
            i_sporet().find(|p| p.post > na.post && tid(p) >= maal).or_else(|| i_sporet().next_back())
        }
        Steg::AarTilbake => {
            let maal = tid(na).saturating_sub(AAR);
            i_sporet().rfind(|p| p.post < na.post && tid(p) <= maal).or_else(|| i_sporet().next())
        }
        Steg::Ned => merker.iter().find(|p| p.spor > na.spor).and_then(|s| narmest(&merker, s.spor, tid(na), tid)),
        Steg::Opp => merker.iter().rfind(|p| p.spor < na.spor).and_then(|s| narmest(&merker, s.spor, tid(na), tid)),
    };
    funnet.map(|p| p.rad).filter(|rad| *rad != na.rad)
}

fn narmest(merker: &[Plass], spor: usize, nar: Minutt, tid: impl Fn(&Plass) -> Minutt) -> Option<&Plass> {
    let avstand = |p: &&Plass| (i64::from(tid(p)) - i64::from(nar)).abs();
    merker.iter().filter(|p| p.spor == spor).min_by_key(avstand)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::kurs::{DOGN, Hendelse, Innhold, Ord, Spenn, Spor, Tegn};

    /// Tracks of events, by their days.
    fn kurs(spor: &[&[Minutt]]) -> Kurs {
        let spor = spor.iter().enumerate().map(|(nr, dager)| {
            let hendelser = dager.iter().map(|d| Hendelse { nar: Spenn::ved(d * DOGN), tegn: Tegn::Punkt }).collect();
            Spor {
                id: nr.to_string(),
                navn: nr.to_string(),
                ingen: String::new(),
                innhold: Innhold::Hendelser(hendelser),
            }
        });
        Kurs {
            id: "graf".to_owned(),
            hele: Spenn { fra: 0, til: 4000 * DOGN },
            til_og_med: 4000 * DOGN,
            linjer: vec![],
            nullpunkter: vec![],
            spor: spor.collect(),
            ord: Ord { maneder: std::array::from_fn(|_| String::new()), desimaltegn: ',', rolle: String::new() },
        }
    }

    fn alle(_: usize) -> bool {
        true
    }

    #[test]
    fn a_track_is_walked_from_end_to_end_and_no_further() {
        let k = kurs(&[&[0, 10, 900], &[], &[5]]);
        assert_eq!(gaa(&k, None, Steg::Neste, alle), Some(0));
        assert_eq!(gaa(&k, Some(0), Steg::Neste, alle), Some(1));
        assert_eq!(gaa(&k, Some(2), Steg::Neste, alle), None);
        assert_eq!(gaa(&k, Some(2), Steg::Forrige, alle), Some(1));
        assert_eq!(gaa(&k, Some(0), Steg::Forrige, alle), None);
        assert_eq!(gaa(&k, Some(1), Steg::Siste, alle), Some(2));
        assert_eq!(gaa(&k, Some(1), Steg::Forste, alle), Some(0));
    }

    #[test]
    fn a_year_leads_to_the_first_mark_a_year_away_or_to_the_end() {
        let k = kurs(&[&[0, 10, 400, 800, 900]]);
        assert_eq!(gaa(&k, Some(0), Steg::AarFrem, alle), Some(2));
        assert_eq!(gaa(&k, Some(3), Steg::AarFrem, alle), Some(4));
        assert_eq!(gaa(&k, Some(4), Steg::AarTilbake, alle), Some(2));
        assert_eq!(gaa(&k, Some(1), Steg::AarTilbake, alle), Some(0));
    }

    #[test]
    fn up_and_down_pass_empty_and_hidden_tracks_and_keep_near_the_date() {
        let k = kurs(&[&[0, 500], &[], &[5, 490, 1000], &[480]]);
        assert_eq!(gaa(&k, Some(1), Steg::Ned, alle), Some(3));
        assert_eq!(gaa(&k, Some(1), Steg::Ned, |s| s != 2), Some(5));
        assert_eq!(gaa(&k, Some(4), Steg::Opp, alle), Some(1));
        assert_eq!(gaa(&k, Some(0), Steg::Opp, alle), None);
        assert_eq!(gaa(&k, Some(3), Steg::Neste, |s| s != 2), Some(0), "from a hidden track: to the first");
    }

    #[test]
    fn every_mark_is_reached_by_keys_alone() {
        let k = kurs(&[&[0, 500, 501], &[], &[5, 490, 1000], &[480]]);
        let mut sett = vec![];
        let mut na = gaa(&k, None, Steg::Neste, alle);
        while let Some(rad) = na {
            sett.push(rad);
            let ned = || gaa(&k, Some(rad), Steg::Ned, alle).map(|r| gaa(&k, Some(r), Steg::Forste, alle).unwrap_or(r));
            na = gaa(&k, Some(rad), Steg::Neste, alle).or_else(ned);
        }
        assert_eq!(sett, k.merker().map(|p| p.rad).collect::<Vec<_>>());
    }
}
