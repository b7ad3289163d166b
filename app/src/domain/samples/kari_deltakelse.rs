//! The research project that Kari takes part in through the MS registry.

use super::bygg::{dag_for, part};
use super::ms::HAUKELAND;
use crate::domain::definisjon::PartKode;
use crate::domain::deltakelse::{Deltakelse, Deltakelsesslag, Egenfunksjon, Funksjonstilstand, Opsjon, Steg};
use jiff::Timestamp;

pub(super) fn deltakelse(na: Timestamp) -> Vec<(PartKode, Vec<Deltakelse>)> {
    let prosjekt = Deltakelse {
        id: "hverdag-med-ms".to_owned(),
        slag: Deltakelsesslag::Forskning,
        tittel: "Hverdag med MS".to_owned(),
        forklaring: Some(
            "Forskerne vil vite hvordan det går mellom kontrollene. Du svarer på et kort spørreskjema hver måned i to år."
                .to_owned(),
        ),
        status: "Du er med. Neste spørreskjema kommer om to uker.".to_owned(),
        ansvarlig: HAUKELAND.to_owned(),
        fra: Some(dag_for(na, 196)),
        til: Some(dag_for(na, -534)),
        steg: vec![
            steg("Invitasjon", Some(dag_for(na, 210)), "Du fikk invitasjonen fra MS-registeret."),
            steg("Samtykke", Some(dag_for(na, 196)), "Du sa ja til å være med."),
            steg("Første spørreskjema", Some(dag_for(na, 190)), "Du svarte på alle spørsmålene."),
            steg("Halvveis", None, "Forskerne skriver til deg om det de har funnet så langt."),
            steg("Resultater", None, "Du får et sammendrag når prosjektet er ferdig."),
        ],
        funksjoner: vec![paminnelse(), sprak()],
    };
    vec![(part("MS"), vec![prosjekt])]
}

/// A step: done on a day, or to come.
pub(super) fn steg(tittel: &str, ferdig: Option<jiff::civil::Date>, beskrivelse: &str) -> Steg {
    Steg { tittel: tittel.to_owned(), ferdig, beskrivelse: Some(beskrivelse.to_owned()).filter(|b| !b.is_empty()) }
}

fn paminnelse() -> Egenfunksjon {
    Egenfunksjon {
        kortnavn: "paminnelse".to_owned(),
        tittel: "Påminnelse om spørreskjema".to_owned(),
        forklaring: Some("Vi sender en melding hvis du ikke har svart etter en uke.".to_owned()),
        tilstand: Funksjonstilstand::Enkel { tilstand: true },
    }
}

fn sprak() -> Egenfunksjon {
    let opsjon = |kode: &str, tekst: &str| Opsjon { kode: kode.to_owned(), tekst: tekst.to_owned() };
    Egenfunksjon {
        kortnavn: "sprak".to_owned(),
        tittel: "Språk i spørreskjemaene".to_owned(),
        forklaring: None,
        tilstand: Funksjonstilstand::Radio {
            valgt_opsjon: "nb".to_owned(),
            opsjoner: vec![
                opsjon("nb", "Bokmål"),
                opsjon("nn", "Nynorsk"),
                opsjon("se", "Nordsamisk"),
                opsjon("en", "Engelsk"),
            ],
        },
    }
}
