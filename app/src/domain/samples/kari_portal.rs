//! What the portal itself holds about Kari, as it stood when the report was made: counted from her own choices.

use super::Proveendring;
use super::bygg::{celle, dag_for, fakta, rapport, tabell};
use super::deler::{dato, ja, mangler, tall, tekst};
use crate::domain::rapport::{Celle, Rapport};
use crate::domain::tid;
use jiff::{Timestamp, civil::Date};

/// Days before `na` that the report is from.
const DAGER: i64 = 2;

/// The report of the portal, made of the changes up to its day.
pub(super) fn rapport_portal(na: Timestamp, endringer: &[Proveendring]) -> Rapport {
    let dag = dag_for(na, DAGER);
    let kjent: Vec<&Proveendring> = endringer.iter().filter(|e| tid::dag(e.tidspunkt) <= dag).collect();
    let tatt_i_bruk: Option<Date> = kjent.iter().find(|e| e.part == "HELSENORGE").map(|e| tid::dag(e.tidspunkt));
    let antall = f64::from(u16::try_from(kjent.len()).unwrap_or(u16::MAX));
    let om_deg = vec![
        tekst("Navn", "Kari Danser"),
        tekst("Fødselsnummer", "Lagret ett sted, og aldri i adresser eller logger"),
        tekst("Nivå for bruk", "Full bruk"),
        tatt_i_bruk.map_or_else(|| mangler("Tatt i bruk"), |d| dato("Tatt i bruk", d)),
        ja("Sperret ved mistanke om misbruk", false),
        ja("Innsyn i pasientjournal", true),
    ];
    let valg = vec![
        tall("Valg du har gjort", antall),
        tall("Kvitteringer", antall).forklart("Hvert valg har en signert kvittering som du kan laste ned."),
    ];
    let lagres = [
        ("Valg, historikk og kvitteringer", "Så lenge du bruker tjenesten, og etterpå som bevis"),
        ("Rapporter som registre har levert", "Til du slutter, eller til registeret sletter"),
        ("Forespørsler og varsler", "Til du slutter"),
        ("Logg over bruk", "Så lenge loven krever"),
        ("Innlogginger", "Til du logger ut"),
    ];
    let rader = lagres.map(|(hva, hvor_lenge)| vec![celle(hva), Celle::Tekst(hvor_lenge.to_owned())]);
    let lagres = tabell("Dette lagrer tjenesten", &["Hva", "Hvor lenge"], rader.into(), "Ingenting er lagret.");
    rapport(na, DAGER, vec![fakta("Om deg", om_deg), fakta("Valgene dine", valg), lagres])
}
