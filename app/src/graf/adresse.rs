//! The view in the address: `?vis=edss&fra=2012&til=2016&teller=1`, as the server reads it.

use crate::charts::kalender as dag;
use crate::charts::{Kurs, Visning};

/// The query with the parameters of this chart as `visning` says; those of others stay as they are. `forled` stands before
/// each of the chart's own. `apne_forst`: the hidden tracks of an address that names none, where that is known.
pub fn sporring(for_: &str, forled: &str, kurs: &Kurs, visning: &Visning, apne_forst: Option<&[usize]>) -> String {
    let egne = ["vis", "fra", "til", "teller"].map(|navn| format!("{forled}{navn}"));
    let andre = for_.trim_start_matches('?').split('&').filter(|del| !del.is_empty());
    let andre = andre.filter(|del| !egne.iter().any(|navn| del.split('=').next() == Some(navn)));
    let mut deler: Vec<String> = andre.map(str::to_owned).collect();
    let [vis, fra, til, teller] = egne;
    if apne_forst != Some(&visning.skjulte[..]) {
        let synlige = kurs.spor.iter().enumerate().filter(|(nr, _)| visning.viser(*nr));
        let antall = deler.len();
        deler.extend(synlige.map(|(_, spor)| format!("{vis}={}", spor.id)));
        if deler.len() == antall {
            deler.push(format!("{vis}="));
        }
    }
    if visning.tid.is_some() {
        let vindu = visning.vindu(kurs);
        let hele_aar = dag::begynner_aar(vindu.fra) && dag::slutter_aar(vindu.til);
        let ord = |nar| if hele_aar { dag::dato(nar).0.to_string() } else { dag::iso(nar) };
        deler.push(format!("{fra}={}", ord(vindu.fra)));
        deler.push(format!("{til}={}", ord(vindu.til)));
    }
    match visning.nullpunkt {
        Some(0) => {}
        Some(nr) => deler.push(format!("{teller}={nr}")),
        None if kurs.nullpunkter.is_empty() => {}
        None => deler.push(format!("{teller}=kalender")),
    }
    if deler.is_empty() { String::new() } else { format!("?{}", deler.join("&")) }
}

/// The address of a link that asks for the view and for one thing more: its own last parameter, with what follows it.
pub fn lenke(sporring: &str, href: &str) -> String {
    let egen = href.rsplit_once(['?', '&']).map_or("", |(_, egen)| egen);
    let navn = egen.split('=').next();
    let andre =
        sporring.trim_start_matches('?').split('&').filter(|del| !del.is_empty() && del.split('=').next() != navn);
    let deler: Vec<&str> = andre.chain([egen]).collect();
    format!("?{}", deler.join("&"))
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
    fn the_first_view_has_no_parameters_and_leaves_those_of_others() {
        let (k, v) = (kurs(), Visning::default());
        assert_eq!(sporring("?fra=2012&apne=alle", "", &k, &v, Some(&[])), "?apne=alle");
        assert_eq!(sporring("?fra=2012&del-3-til=2013", "del-3-", &k, &v, Some(&[])), "?fra=2012");
        assert_eq!(sporring("", "", &k, &v, Some(&[])), "");
    }

    #[test]
    fn whole_years_are_said_as_years_and_other_times_as_days() {
        let k = kurs();
        let med = |fra, til| Visning { tid: Some(Spenn { fra, til }), ..Visning::default() };
        let aar = med(dag::minutt(2012, 1, 1), dag::minutt(2016, 12, 31));
        assert_eq!(sporring("", "", &k, &aar, Some(&[])), "?fra=2012&til=2016");
        let dager = med(dag::minutt(2012, 1, 2), dag::minutt(2016, 12, 31));
        assert_eq!(sporring("", "del-3-", &k, &dager, Some(&[])), "?del-3-fra=2012-01-02&del-3-til=2016-12-31");
    }

    #[test]
    fn tracks_are_named_unless_they_are_those_of_an_empty_address() {
        let k = kurs();
        let skjult = |skjulte: &[usize]| Visning { skjulte: skjulte.to_vec(), ..Visning::default() };
        assert_eq!(sporring("", "", &k, &skjult(&[1]), Some(&[])), "?vis=edss&vis=attakker");
        assert_eq!(sporring("?vis=mr", "", &k, &skjult(&[1]), Some(&[1])), "");
        assert_eq!(sporring("", "", &k, &skjult(&[]), None), "?vis=edss&vis=mr&vis=attakker");
        assert_eq!(sporring("", "", &k, &skjult(&[0, 1, 2]), Some(&[])), "?vis=");
    }

    #[test]
    fn what_years_are_counted_from_is_said_when_it_is_not_the_first() {
        let k = kurs();
        let fra = |nullpunkt| Visning { nullpunkt, ..Visning::default() };
        assert_eq!(sporring("", "", &k, &fra(Some(1)), Some(&[])), "?teller=1");
        assert_eq!(sporring("", "", &k, &fra(None), Some(&[])), "?teller=kalender");
    }

    #[test]
    fn a_link_asks_for_the_view_and_for_its_own() {
        let href = "?fra=2001&del-3-rekke=nyest#del-3-tabell";
        assert_eq!(lenke("", href), "?del-3-rekke=nyest#del-3-tabell");
        let sett = "?rekke=eldst&del-3-rekke=spor&fra=2012";
        assert_eq!(lenke(sett, href), "?rekke=eldst&fra=2012&del-3-rekke=nyest#del-3-tabell");
    }
}
