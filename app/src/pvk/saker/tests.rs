//! What registries do with cases, on both engines.

use super::*;
use crate::domain::avslag::Avslag;
use crate::domain::dokument::{Dokument, Dokumentslag};
use crate::domain::id::HendelseId;
use crate::domain::klient::Klientregister;
use crate::domain::sak::{Saksslag, Saksstatus};
use crate::domain::saksgang::{Hendelsesav, STORSTE_VEDLEGG, Saksavslag, Saksfilter, Saksgruppe, Saksliste};
use crate::domain::samples::saksbehandlere;
use crate::store::Feil;
use crate::store::prove::{Prove, pa_begge};
use std::sync::Arc;

mod lese;
mod status;

const KLIENTER: &str = r#"
[[klient]]
client_id = "ms"
virksomhet = "Helse Bergen HF"
orgnr = "983974724"
tilgang = [{ part_kode = "MS", innsyn = true }, { part_kode = "DIABETES", les = true }]
"#;

fn klient(p: &Prove, skop: &[Skop]) -> Registerklient {
    let alle = Klientregister::les(KLIENTER, &p.portal.katalog).expect("sound clients");
    Registerklient::innsluppet(alle.klient("ms").map(Arc::clone).expect("ms"), skop.to_vec())
}

/// Solveig works for MS and DIABETES, Tor for SYSVAK and others, Berit for MS.
fn saksbehandler(nr: usize) -> Saksbehandler {
    saksbehandlere::alle().swap_remove(nr)
}

/// Kari's error report, Arne's question and Kari's wish to be deleted at MS; one of Kari's at SYSVAK. Put there past the
/// citizens' door, since it is the registries' that is tried.
async fn saker(p: &Prove) {
    for setning in [
        "INSERT INTO sak (innbygger, id, part_kode, guid, slag, status, frist, gjelder, tekst, onsket, opprettet, endret)
         VALUES (1001, 71, 'MS', 'sak-feil', 'feil', 'sendt', '2026-12-20', '{\"seksjon\":\"Diagnose\",\"ord\":\"2012\"}',
                 'Det var i 2011.', '2011', 1795000000000000, 1795000000000000)",
        "INSERT INTO sak (innbygger, id, part_kode, guid, slag, status, frist, gjelder, tekst, onsket, opprettet, endret)
         VALUES (1001, 72, 'MS', 'sak-sletting', 'sletting', 'mottatt', '2026-11-01', '{}', 'Slett.', '', 1790000000000000,
                 1790000000000000)",
        "INSERT INTO sak (innbygger, id, part_kode, guid, slag, status, frist, gjelder, tekst, onsket, opprettet, endret)
         VALUES (1005, 73, 'MS', 'sak-sporsmal', 'sporsmal', 'besvart', '2026-12-01', '{}', 'Hvem ser?', '', 1794000000000000,
                 1794000000000000)",
        "INSERT INTO sak (innbygger, id, part_kode, guid, slag, status, frist, gjelder, tekst, onsket, opprettet, endret)
         VALUES (1001, 74, 'SYSVAK', 'sak-sysvak', 'feil', 'sendt', '2026-12-21', '{}', 'Feil dato.', '', 1795000000000000,
                 1795000000000000)",
        "INSERT INTO sakhendelse (innbygger, sak, id, hvem, navn, status) VALUES (1001, 71, 81, 'innbygger', '', 'sendt')",
        "INSERT INTO sakvedlegg (innbygger, sak, id, hvem, navn, mime, innhold)
         VALUES (1001, 71, 91, 'innbygger', 'brev.pdf', 'application/pdf', 'JVBERi0xLjQK')",
    ] {
        p.utfor(setning).await;
    }
}

fn pdf() -> Dokument {
    Dokument::les(Dokumentslag::Pdf, "JVBERi0xLjQK".to_owned(), STORSTE_VEDLEGG).expect("a file")
}

fn melding(status: Saksstatus, tekst: &str, nokkel: &str) -> Statusmelding {
    let (tekst, nokkel) = (tekst.to_owned(), nokkel.to_owned());
    Statusmelding { status, tekst, saksnummer: None, nokkel, filer: Vec::new(), sett: None }
}

fn guider(liste: &Saksliste) -> Vec<&str> {
    liste.rader.iter().map(|r| r.guid.as_str()).collect()
}

fn avslag<T>(svar: Result<T, Pvkfeil>) -> Klientavslag {
    match svar {
        Err(Pvkfeil::Avslag(avslag)) => avslag,
        Err(Pvkfeil::Feil(feil)) => panic!("{feil}"),
        Ok(_) => panic!("nothing was refused"),
    }
}
