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
