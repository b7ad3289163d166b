//! The scale of a series: the registry's own, or the nearest round figures around its values.

use crate::domain::rapport::Maleserie;

/// Decimals that are drawn; the table has all of them.
const MAKS_DESIMALER: usize = 3;

/// The ends of the scale, the first below the second.
pub(super) fn skala(m: &Maleserie) -> (f64, f64) {
    let brukbar = |(fra, til): &(f64, f64)| fra < til && (til - fra).is_finite();
    m.skala.filter(brukbar).unwrap_or_else(|| rund(m))
}

/// Round figures below the lowest and above the highest value.
fn rund(m: &Maleserie) -> (f64, f64) {
    let verdier = || m.punkter.iter().map(|p| p.verdi);
    let (lavest, hoyest) = (verdier().fold(f64::INFINITY, f64::min), verdier().fold(f64::NEG_INFINITY, f64::max));
    // Of nothing but zeros no figure is near.
    if !(lavest.is_finite() && hoyest.is_finite()) || lavest == 0.0 && hoyest == 0.0 {
        return (0.0, 1.0);
    }
    // Equal values are taken to differ by a fifth of themselves.
    let bredde = if hoyest > lavest { hoyest - lavest } else { (hoyest.abs() / 5.0).max(1.0) };
    let trinn = trinn(bredde / 5.0);
    let (fra, til) = ((lavest / trinn).floor() * trinn, (hoyest / trinn).ceil() * trinn);
    // Values at a round figure do not lie on the edge.
    (if fra < lavest || fra == 0.0 { fra } else { fra - trinn }, if til > hoyest { til } else { til + trinn })
}

/// The least of 1, 2 and 5 times a power of ten that is no smaller.
fn trinn(minst: f64) -> f64 {
    let tier = 10f64.powf(minst.log10().floor());
    [1.0, 2.0, 5.0].into_iter().map(|n| n * tier).find(|t| *t >= minst).unwrap_or(10.0 * tier)
}

/// As many decimals as any value has, up to three.
pub(super) fn desimaler(m: &Maleserie) -> u8 {
    let antall = |v: f64| v.to_string().split_once('.').map_or(0, |(_, d)| d.len());
    let flest = m.punkter.iter().map(|p| antall(p.verdi)).max().unwrap_or(0);
    u8::try_from(flest.min(MAKS_DESIMALER)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rapport::Malepunkt;
    use jiff::civil::date;

    fn serie(skala: Option<(f64, f64)>, verdier: &[f64]) -> Maleserie {
        let punkt =
            |&verdi: &f64| Malepunkt { dato: date(2026, 1, 1), klokkeslett: None, verdi, merknad: None, kilde: None };
        Maleserie { skala, punkter: verdier.iter().map(punkt).collect(), ..Maleserie::default() }
    }

    #[test]
    fn the_registrys_scale_goes_before_ours() {
        assert_eq!(skala(&serie(Some((0.0, 48.0)), &[50.0])), (0.0, 48.0));
        for ubrukelig in [(48.0, 0.0), (1.0, 1.0), (f64::MIN, f64::MAX)] {
            assert_eq!(skala(&serie(Some(ubrukelig), &[48.0, 75.5])), (40.0, 80.0), "{ubrukelig:?}");
        }
    }

    #[test]
    fn without_one_round_figures_hold_every_value() {
        let rader: [(&[f64], (f64, f64)); 6] = [
            (&[48.0, 75.5], (40.0, 80.0)),
            (&[71.0, 71.0], (70.0, 75.0)),
            (&[0.0, 0.4], (0.0, 0.5)),
            (&[-3.0, 3.0], (-4.0, 4.0)),
            (&[0.0], (0.0, 1.0)),
            (&[], (0.0, 1.0)),
        ];
        for (verdier, ventet) in rader {
            let (fra, til) = skala(&serie(None, verdier));
            assert!(fra < til && verdier.iter().all(|v| (fra..=til).contains(v)), "{verdier:?}: {fra} {til}");
            assert!((fra - ventet.0).abs() < 1e-9 && til >= ventet.1 - 1e-9, "{verdier:?}: {fra} {til}");
        }
    }

    #[test]
    fn decimals_are_those_of_the_values() {
        for (verdier, ventet) in [(&[48.0, 75.5][..], 1), (&[1.0], 0), (&[0.123_456], 3), (&[], 0)] {
            assert_eq!(desimaler(&serie(None, verdier)), ventet, "{verdier:?}");
        }
    }
}
