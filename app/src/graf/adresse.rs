//! The view in the address: `?vis=edss&fra=2012&til=2016&teller=1`, as the server reads it.

use crate::charts::kalender as dag;
use crate::charts::{Kurs, Visning};

/// The parameters of this chart as `visning` says, each with `forled` before its name; empty for the first view. `apne_forst`:
/// the hidden tracks of an address that names none, where that is known.
pub fn parametre(forled: &str, kurs: &Kurs, visning: &Visning, apne_forst: Option<&[usize]>) -> String {
    let mut deler = Vec::new();
    let mut si = |navn: &str, verdi: &str| deler.push(format!("{forled}{navn}={verdi}"));
    if apne_forst != Some(&visning.skjulte[..]) {
        let mut synlige = kurs.spor.iter().enumerate().filter(|(nr, _)| visning.viser(*nr)).peekable();
        if synlige.peek().is_none() {
            si("vis", "");
        }
        synlige.for_each(|(_, spor)| si("vis", &spor.id));
    }
    if visning.tid.is_some() {
        let vindu = visning.vindu(kurs);
        let hele_aar = dag::begynner_aar(vindu.fra) && dag::slutter_aar(vindu.til);
        let ord = |nar| if hele_aar { dag::dato(nar).0.to_string() } else { dag::iso(nar) };
        si("fra", &ord(vindu.fra));
        si("til", &ord(vindu.til));
    }
    match visning.nullpunkt {
        Some(0) => {}
        Some(nr) => si("teller", &nr.to_string()),
        None if kurs.nullpunkter.is_empty() => {}
        None => si("teller", "kalender"),
    }
    deler.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::kurs::{Innhold, Nullpunkt, Ord, Spenn, Spor};

    fn kurs() -> Kurs {
        let spor = |id: &str| Spor {
            id: id.to_owned(),
            navn: id.to_owned(),
            ingen: String::new(),
            innhold: Innhold::Hendelser(vec![]),
        };
        let hele = Spenn { fra: dag::minutt(1998, 3, 1), til: dag::minutt(2026, 11, 22) };
        Kurs {
            id: "del-3".to_owned(),
            hele,
            til_og_med: hele.til,
            linjer: vec![],
            nullpunkter: vec![Nullpunkt { navn: String::new(), nar: hele.fra }; 2],
            spor: ["edss", "mr", "attakker"].map(spor).to_vec(),
            ord: Ord { maneder: std::array::from_fn(|_| String::new()), desimaltegn: ',', rolle: String::new() },
        }
    }

    #[test]
    fn the_first_view_has_no_parameters() {
        assert_eq!(parametre("", &kurs(), &Visning::default(), Some(&[])), "");
    }

    #[test]
    fn whole_years_are_said_as_years_and_other_times_as_days() {
        let k = kurs();
        let med = |fra, til| Visning { tid: Some(Spenn { fra, til }), ..Visning::default() };
        let aar = med(dag::minutt(2012, 1, 1), dag::minutt(2016, 12, 31));
        assert_eq!(parametre("", &k, &aar, Some(&[])), "fra=2012&til=2016");
        let dager = med(dag::minutt(2012, 1, 2), dag::minutt(2016, 12, 31));
        assert_eq!(parametre("del-3-", &k, &dager, Some(&[])), "del-3-fra=2012-01-02&del-3-til=2016-12-31");
    }

    #[test]
    fn tracks_are_named_unless_they_are_those_of_an_empty_address() {
        let k = kurs();
        let skjult = |skjulte: &[usize]| Visning { skjulte: skjulte.to_vec(), ..Visning::default() };
        assert_eq!(parametre("", &k, &skjult(&[1]), Some(&[])), "vis=edss&vis=attakker");
        assert_eq!(parametre("", &k, &skjult(&[1]), Some(&[1])), "");
        assert_eq!(parametre("", &k, &skjult(&[]), None), "vis=edss&vis=mr&vis=attakker");
        assert_eq!(parametre("", &k, &skjult(&[0, 1, 2]), Some(&[])), "vis=");
    }

    #[test]
    fn what_years_are_counted_from_is_said_when_it_is_not_the_first() {
        let k = kurs();
        let fra = |nullpunkt| Visning { nullpunkt, ..Visning::default() };
        assert_eq!(parametre("", &k, &fra(Some(1)), Some(&[])), "teller=1");
        assert_eq!(parametre("", &k, &fra(None), Some(&[])), "teller=kalender");
    }
}
