//! Invented cases, for the gallery.

use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Navn;
use crate::domain::rapport::Hovedtype;
use crate::domain::sak::{Gjelder, Saksslag, Saksstatus};
use crate::domain::saksgang::{Apenbestilling, Hendelsesav, Saksfil, Sakshendelse, Saksrad, Saksside};
use jiff::Timestamp;
use jiff::civil::date;

const TID: Timestamp = Timestamp::constant(1_795_340_520, 0);

fn rad(slug: &str, slag: Saksslag, status: Saksstatus, sen: bool) -> Option<Saksrad> {
    let katalog = crate::catalogue::innebygd().ok()?;
    Some(Saksrad {
        register: katalog.register(slug)?.clone(),
        guid: "6f1c0d0e-7a8f-4a55-9a53-0d1c3a6f1b11".to_owned(),
        nummer: Fnr::les("01819945620", Godtar::Syntetiske).ok()?,
        navn: Navn { fornavn: "Kari".to_owned(), etternavn: "Danser".to_owned() },
        slag,
        status,
        saksnummer: if status == Saksstatus::Sendt { String::new() } else { "2026/1234".to_owned() },
        frist: if sen { date(2026, 11, 10) } else { date(2026, 12, 22) },
        opprettet: TID,
        endret: TID,
        sen,
    })
}

pub fn rader() -> Vec<Saksrad> {
    [
        rad("ms", Saksslag::Feil, Saksstatus::Mottatt, true),
        rad("ms", Saksslag::Sletting, Saksstatus::Sendt, false),
        rad("diabetes", Saksslag::Sporsmal, Saksstatus::TrengerMer, false),
        rad("sysvak", Saksslag::Oppslag, Saksstatus::Besvart, false),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A new error report, a question that waits, a late one, a decided one, and one complained of.
pub fn side(nr: usize) -> Option<Saksside> {
    let (slag, status, sen) = [
        (Saksslag::Feil, Saksstatus::Sendt, false),
        (Saksslag::Sporsmal, Saksstatus::TrengerMer, false),
        (Saksslag::Sperring, Saksstatus::UnderBehandling, true),
        (Saksslag::Sletting, Saksstatus::Avslatt, false),
        (Saksslag::Feil, Saksstatus::Avslatt, false),
    ]
    .get(nr)
    .copied()?;
    let hendelse = |nr: u32, hvem: Hendelsesav, status: Option<Saksstatus>, tekst: &str| Sakshendelse {
        id: HendelseId::av(TID, nr),
        hvem,
        navn: if hvem == Hendelsesav::Register { "Solveig Prøve, Helse Bergen HF".into() } else { String::new() },
        status,
        tekst: tekst.to_owned(),
    };
    let mut hendelser = vec![hendelse(1, Hendelsesav::Innbygger, Some(Saksstatus::Sendt), "")];
    if status != Saksstatus::Sendt {
        hendelser.push(hendelse(2, Hendelsesav::Register, Some(status), "Vi har sett på opplysningene i journalen."));
    }
    if nr == 4 {
        hendelser.push(hendelse(3, Hendelsesav::Innbygger, None, "Jeg klager. Datoen er fortsatt feil."));
    }
    Some(Saksside {
        rad: rad("ms", slag, status, sen)?,
        gjelder: Gjelder {
            seksjon: "Diagnose".to_owned(),
            felt: "diagnosedato".to_owned(),
            ord: "Diagnosedato: 3. mai 2012".to_owned(),
            ..Gjelder::default()
        },
        tekst: "Jeg fikk diagnosen i 2011.".to_owned(),
        onsket: "3. mai 2011".to_owned(),
        filer: vec![
            Saksfil {
                nr: 1,
                fra_registeret: false,
                navn: "Epikrise.pdf".into(),
                mime: "application/pdf".into(),
                byte: 48_000,
            },
            Saksfil {
                nr: 2,
                fra_registeret: true,
                navn: "Svarbrev.pdf".into(),
                mime: "application/pdf".into(),
                byte: 900,
            },
        ],
        sett: HendelseId::av(TID, 3),
        klaget: nr == 4,
        hendelser,
    })
}

pub fn bestillinger() -> Vec<Apenbestilling> {
    let en = |sen: bool, hovedtype: Hovedtype| {
        let rad = rad("ms", Saksslag::Feil, Saksstatus::Sendt, sen)?;
        Some(Apenbestilling {
            register: rad.register,
            guid: rad.guid,
            nummer: rad.nummer,
            navn: rad.navn,
            hovedtype,
            bestilt: TID,
            frist: rad.frist,
            purret: sen.then_some(TID),
            sen,
        })
    };
    [en(true, Hovedtype::Standard), en(false, Hovedtype::Full)].into_iter().flatten().collect()
}
