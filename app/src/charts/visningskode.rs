//! A view as it stands in the page for the browser (`data-visning`):
//! `skjulte=2.5&fra=21914400&til=23492159&teller=0&bredde=640`. Places in the course and minutes, and so no address: an address
//! is for people.

use super::kurs::Spenn;
use super::visning::Visning;

impl Visning {
    /// As [`Visning::les`] reads it. What is not chosen is left out.
    pub fn kode(&self) -> String {
        let skjulte: Vec<String> = self.skjulte.iter().map(usize::to_string).collect();
        let mut ut = format!("skjulte={}", skjulte.join("."));
        if let Some(tid) = self.tid {
            ut += &format!("&fra={}&til={}", tid.fra, tid.til);
        }
        if let Some(nr) = self.nullpunkt {
            ut += &format!("&teller={nr}");
        }
        ut + &format!("&bredde={}", self.bredde)
    }

    /// Reads what [`Visning::kode`] wrote; None for anything else.
    pub fn les(kode: &str) -> Option<Self> {
        let mut visning = Self { nullpunkt: None, ..Self::default() };
        let (mut fra, mut til) = (None, None);
        for del in kode.split('&') {
            let (navn, verdi) = del.split_once('=')?;
            match navn {
                "skjulte" => {
                    let deler = verdi.split('.').filter(|s| !s.is_empty());
                    visning.skjulte = deler.map(|s| s.parse().ok()).collect::<Option<_>>()?;
                }
                "fra" => fra = Some(verdi.parse().ok()?),
                "til" => til = Some(verdi.parse().ok()?),
                "teller" => visning.nullpunkt = Some(verdi.parse().ok()?),
                "bredde" => visning.bredde = verdi.parse().ok()?,
                _ => return None,
            }
        }
        visning.tid = match (fra, til) {
            (None, None) => None,
            (Some(fra), Some(til)) => Some(Spenn { fra, til }),
            _ => return None,
        };
        Some(visning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_view_reads_back_as_it_was(
            skjulte in proptest::collection::vec(0_usize..60, 0..5),
            tid in proptest::option::of((any::<i32>(), any::<i32>())),
            nullpunkt in proptest::option::of(0_usize..9),
            bredde in 320_u16..1280,
        ) {
            let tid = tid.map(|(fra, til)| Spenn { fra, til });
            let visning = Visning { skjulte, tid, nullpunkt, bredde };
            prop_assert_eq!(Visning::les(&visning.kode()), Some(visning));
        }
    }

    #[test]
    fn anything_else_is_no_view() {
        for kode in ["", "skjulte", "skjulte=a", "fra=1", "til=1", "fra=1&til=x", "teller=-1", "annet=1"] {
            assert_eq!(Visning::les(kode), None, "{kode}");
        }
        assert_eq!(Visning::les("skjulte=&teller=0&bredde=640"), Some(Visning::default()));
    }
}
