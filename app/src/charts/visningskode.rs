//! A view as it stands in the page for the browser (`data-visning`): `skjulte;fra;til;nullpunkt`, such as `2,5;21914400;23492159;0`.
//! Places in the course and minutes, not an address: an address is for people.

use super::kurs::Spenn;
use super::visning::{BREDDE, Visning};

impl Visning {
    /// As [`Visning::les`] reads it. The width is not in it: it is the reader's.
    pub fn kode(&self) -> String {
        let skjulte: Vec<String> = self.skjulte.iter().map(usize::to_string).collect();
        let tid = self.tid.map_or_else(|| ";".to_owned(), |t| format!("{};{}", t.fra, t.til));
        let nullpunkt = self.nullpunkt.map_or_else(String::new, |n| n.to_string());
        format!("{};{tid};{nullpunkt}", skjulte.join(","))
    }

    /// Reads what [`Visning::kode`] wrote; None for anything else.
    pub fn les(kode: &str) -> Option<Self> {
        let deler: Vec<&str> = kode.split(';').collect();
        let [skjulte, fra, til, nullpunkt] = deler[..] else { return None };
        let skjulte = skjulte.split(',').filter(|s| !s.is_empty()).map(|s| s.parse().ok()).collect::<Option<_>>()?;
        let tid = match (fra, til) {
            ("", "") => None,
            _ => Some(Spenn { fra: fra.parse().ok()?, til: til.parse().ok()? }),
        };
        let nullpunkt = if nullpunkt.is_empty() { None } else { Some(nullpunkt.parse().ok()?) };
        Some(Self { skjulte, tid, nullpunkt, bredde: BREDDE })
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
        ) {
            let tid = tid.map(|(fra, til)| Spenn { fra, til });
            let visning = Visning { skjulte, tid, nullpunkt, bredde: BREDDE };
            prop_assert_eq!(Visning::les(&visning.kode()), Some(visning));
        }
    }

    #[test]
    fn anything_else_is_no_view() {
        for kode in ["", ";;", "a;;;", ";1;;", ";;;x", ";;;;"] {
            assert_eq!(Visning::les(kode), None, "{kode}");
        }
        assert_eq!(Visning::les(";;;0"), Some(Visning::default()));
    }
}
