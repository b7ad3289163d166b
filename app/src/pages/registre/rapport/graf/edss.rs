//! EDSS in words (ms-course-graph, "EDSS in words"): a short wording of ours for each score, and for the stretches at the
//! side of the chart.

use crate::charts::kurs::Band;
use crate::domain::forlop::Skar;
use crate::t;

/// What a score means; none for 0.5, which does not exist, and for 10, which no living person has.
pub(super) fn edss_ord(skar: Skar) -> Option<String> {
    Some(match skar.halve() {
        0 => t!("edss-0"),
        2 => t!("edss-1"),
        3 => t!("edss-1-5"),
        4 => t!("edss-2"),
        5 => t!("edss-2-5"),
        6 => t!("edss-3"),
        7 => t!("edss-3-5"),
        8 => t!("edss-4"),
        9 => t!("edss-4-5"),
        10 => t!("edss-5"),
        11 => t!("edss-5-5"),
        12 => t!("edss-6"),
        13 => t!("edss-6-5"),
        14 => t!("edss-7"),
        15 => t!("edss-7-5"),
        16 => t!("edss-8"),
        17 => t!("edss-8-5"),
        18 => t!("edss-9"),
        19 => t!("edss-9-5"),
        _ => return None,
    })
}

/// The stretches of the scale, from the lowest: at the right side of the chart.
pub(super) fn band() -> Vec<Band> {
    let navn = [
        (0.0, t!("edss-band-0")),
        (1.0, t!("edss-band-1")),
        (2.0, t!("edss-band-2")),
        (3.0, t!("edss-band-3")),
        (4.0, t!("edss-band-4")),
        (5.0, t!("edss-band-5")),
        (6.0, t!("edss-band-6")),
        (7.0, t!("edss-band-7")),
        (8.0, t!("edss-band-8")),
        (9.0, t!("edss-band-9")),
    ];
    navn.map(|(fra, navn)| Band { fra, navn }).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_score_has_words_of_its_own_but_those_that_no_living_person_has() {
        let ord: Vec<Option<String>> = (0..=20).map(|h| edss_ord(Skar::av_halve(h).expect("a score"))).collect();
        assert_eq!(ord.iter().enumerate().filter(|(_, o)| o.is_none()).map(|(h, _)| h).collect::<Vec<_>>(), [1, 20]);
        let ulike: std::collections::BTreeSet<_> = ord.iter().flatten().collect();
        assert_eq!(ulike.len(), 19);
    }

    #[test]
    fn no_stretch_of_the_scale_names_death() {
        assert!(band().iter().all(|b| b.fra < 9.5) && band().is_sorted_by(|a, b| a.fra < b.fra));
    }
}
