//! Invented cases: for the gallery.

use crate::domain::dokument::Dokumentslag;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Navn;
use crate::domain::register::Register;
use crate::domain::sak::{
    Gjelder, Hendelsesslag, Henvisning, Sak, Sakhendelse, Saksliste, Saksrad, Saksside, Saksslag, Saksstatus,
    Skjemaside, Vedleggslinje, frist,
};
use crate::domain::tid;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// 22 November 2026.
const NA: Timestamp = Timestamp::constant(1_795_340_520, 0);

fn register() -> Option<Arc<Register>> {
    crate::catalogue::innebygd().ok()?.register("sysvak").cloned()
}

fn om() -> Gjelder {
    Gjelder {
        rapport: Some(1),
        seksjon: "Vaksinasjoner".into(),
        felt: "v1".into(),
        ord: "2. juni 2021 – Tetravac (difteri, stivkrampe, kikhoste og polio)".into(),
        ..Gjelder::default()
    }
}

pub(super) fn skjema(slag: Saksslag) -> Option<Skjemaside> {
    let oppslag = Gjelder {
        oppslag: Some(1),
        ord: "3. november 2026 – Nordby legekontor, lege – vaksinasjoner".into(),
        ..Gjelder::default()
    };
    let gjelder = match slag {
        Saksslag::Feil | Saksslag::Sletting => om(),
        Saksslag::Oppslag => oppslag,
        _ => Gjelder::default(),
    };
    Some(Skjemaside { register: register()?, slag, henvisning: Henvisning::default(), gjelder })
}

/// The id of something that happened so many days ago.
fn for_dager(dager: i64, nr: u32) -> HendelseId {
    HendelseId::av(NA.checked_sub(SignedDuration::from_hours(24 * dager)).unwrap_or(NA), nr)
}

fn rad(slag: Saksslag, status: Saksstatus, dager: i64) -> Option<Saksrad> {
    let register = register()?;
    let id = for_dager(dager, 7);
    let sak = Sak {
        id,
        part: register.part.clone(),
        slag,
        status,
        saksnummer: if status == Saksstatus::Sendt { String::new() } else { "2026/1234".into() },
        frist: frist(tid::dag(id.tidspunkt())),
        gjelder: skjema(slag)?.gjelder,
        tekst: "Jeg fikk ikke denne vaksinen.\nJeg var på reise den dagen.".into(),
        onsket: match slag {
            Saksslag::Feil => "At vaksinen ikke er gitt.".into(),
            s if s.ma_bekreftes() => "alt".into(),
            _ => String::new(),
        },
    };
    Some(Saksrad { register, sak })
}

fn hendelse(dager: i64, hvem: Hendelsesslag, status: Option<Saksstatus>, tekst: &str) -> Sakhendelse {
    Sakhendelse { id: for_dager(dager, 9), hvem, status, tekst: tekst.into(), klage: false }
}

/// A case with the events that lead to a status.
pub(super) fn sak(slag: Saksslag, status: Saksstatus) -> Option<Saksside> {
    let fhi = || Hendelsesslag::Register("Folkehelseinstituttet".into());
    let veien = [
        (12, Saksstatus::Sendt, Hendelsesslag::Innbygger, ""),
        (10, Saksstatus::Mottatt, fhi(), ""),
        (8, Saksstatus::UnderBehandling, fhi(), ""),
        (5, Saksstatus::TrengerMer, fhi(), "Har du et vaksinekort fra reisen?"),
    ];
    let til = veien.iter().position(|(_, s, ..)| *s == status).map_or(3, |nr| nr + 1);
    let mut hendelser: Vec<_> =
        veien.into_iter().take(til).map(|(d, s, hvem, tekst)| hendelse(d, hvem, Some(s), tekst)).collect();
    if status.avgjort() {
        let svar = "Vi har sett på saken. Legekontoret har bekreftet det som står i registeret.";
        hendelser.push(hendelse(2, fhi(), Some(status), svar));
    }
    let vedlegg = vec![Vedleggslinje {
        id: for_dager(12, 3),
        eget: true,
        navn: "vaksinekort.pdf".into(),
        slag: Dokumentslag::Pdf,
        byte: 250_000,
    }];
    let navn = Navn { fornavn: "Kari".into(), etternavn: "Nordmann".into() };
    let dag = Date::constant(2026, 11, 22);
    Some(Saksside { rad: rad(slag, status, 12)?, hendelser, vedlegg, kan_skrive: true, navn, dag })
}

/// A case whose deadline has passed.
pub(super) fn sen() -> Option<Saksside> {
    let mut side = sak(Saksslag::Sporsmal, Saksstatus::Mottatt)?;
    side.rad.sak.frist = Date::constant(2026, 11, 1);
    Some(side)
}

/// A case that was refused and complained about.
pub(super) fn klaget() -> Option<Saksside> {
    let mut side = sak(Saksslag::Feil, Saksstatus::Avslatt)?;
    side.rad.sak.status = Saksstatus::Sendt;
    let klage = hendelse(0, Hendelsesslag::Innbygger, Some(Saksstatus::Sendt), "Jeg er uenig i svaret.");
    side.hendelser.push(Sakhendelse { klage: true, ..klage });
    Some(side)
}

/// Cases of every state.
pub(super) fn liste(en: bool) -> Saksliste {
    let rader = [
        (Saksslag::Feil, Saksstatus::TrengerMer, 3),
        (Saksslag::Sporsmal, Saksstatus::Sendt, 5),
        (Saksslag::Oppslag, Saksstatus::Mottatt, 40),
        (Saksslag::Sletting, Saksstatus::UnderBehandling, 45),
        (Saksslag::Feil, Saksstatus::Innvilget, 60),
        (Saksslag::Sletting, Saksstatus::Avslatt, 61),
        (Saksslag::Sporsmal, Saksstatus::Besvart, 90),
    ];
    Saksliste {
        rader: rader.into_iter().filter_map(|(slag, status, dager)| rad(slag, status, dager)).collect(),
        flere: !en,
        register: register().filter(|_| en),
        dag: Date::constant(2026, 11, 22),
    }
}
