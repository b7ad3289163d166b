//! Reports of any contents that a registry could write.

use app::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Fase, Faseslag, Forlop, Mr, Skar};
use app::domain::rapport::{
    Celle, Faktum, Hendelse, Hovedtype, Klokkeslett, Kode, Kodeliste, Kolonne, Kolonneslag, Malepunkt, Maleserie,
    Opphav, Post, Postslag, Rad, Rapport, Retning, Seksjon, Skalaband, StottetRapport, Tabell, Tidslinje, Vedlegg, ren,
};
use app::domain::tid::Dato;
use jiff::{Timestamp, civil::Date};
use proptest::collection::{btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Any text as it is once it has been read.
fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..8).prop_map(|t| ren(&t.into_iter().collect::<String>()))
}

fn title() -> impl Strategy<Value = String> {
    text().prop_map(|t| format!("T{t}"))
}

fn day() -> impl Strategy<Value = Date> {
    (1900i16..2200, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

fn date() -> impl Strategy<Value = Dato> {
    prop_oneof![
        (1900i16..=2200).prop_map(Dato::aar),
        (1900i16..=2200, 1i8..=12).prop_map(|(y, m)| Dato::maaned(y, m)),
        day().prop_map(Dato::from),
    ]
}

fn instant() -> impl Strategy<Value = Timestamp> {
    (0i64..4_000_000_000, 0i32..1_000_000_000).prop_map(|(s, n)| Timestamp::new(s, n).expect("an instant"))
}

fn number() -> impl Strategy<Value = f64> {
    any::<i32>().prop_map(|n| f64::from(n) / 8.0)
}

fn source() -> impl Strategy<Value = Opphav> {
    (of(text()), of(day()), of(day())).prop_map(|(virksomhet, registrert, endret)| Opphav {
        virksomhet,
        registrert,
        endret,
    })
}

fn value() -> impl Strategy<Value = Celle> {
    prop_oneof![
        any::<bool>().prop_map(Celle::Ja),
        number().prop_map(Celle::Tall),
        day().prop_map(Celle::Dato),
        instant().prop_map(Celle::Tid),
        title().prop_map(Celle::Tekst),
        (text(), of(text()), text()).prop_map(|(kode, kodeverk, verdi)| Celle::Kode { kode, kodeverk, verdi }),
    ]
}

fn fact() -> impl Strategy<Value = Faktum> {
    (text(), of(value()), of(text()), of(text()), of(text()), of(text()), of(source())).prop_map(
        |(navn, verdi, kode, kodeverk, enhet, forklaring, kilde)| Faktum {
            navn,
            verdi,
            kode,
            kodeverk,
            enhet,
            forklaring,
            kilde,
        },
    )
}

fn records() -> impl Strategy<Value = Vec<Post>> {
    use Postslag::{Kontakt, Maling, Resept, Vaksinasjon};
    let slag = of(select(vec![Kontakt, Vaksinasjon, Maling, Resept]));
    let one = (day(), slag, text(), vec(fact(), 0..3), of(source()));
    vec((text(), one), 0..3).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        numbered
            .map(|(nr, (id, (dato, slag, tittel, fakta, kilde)))| Post {
                id: format!("{nr}{id}"),
                dato,
                slag,
                tittel,
                fakta,
                kilde,
            })
            .collect()
    })
}

fn timeline() -> impl Strategy<Value = Tidslinje> {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let slag = of(select(vec![Moderat, Hoyeffektiv, Puls, Ingen]));
    let event = (date(), of(date()), any::<bool>(), text(), slag, of(text()), of(text()), of(source())).prop_map(
        |(fra, til, pagar, tittel, slag, beskrivelse, grunn, kilde)| Hendelse {
            fra,
            til,
            pagar,
            tittel,
            slag,
            beskrivelse,
            grunn,
            kilde,
        },
    );
    (text(), of(text()), vec(event, 0..3), text()).prop_map(|(tittel, forklaring, hendelser, tom)| Tidslinje {
        tittel,
        forklaring,
        hendelser,
        tom,
    })
}

fn series() -> impl Strategy<Value = Maleserie> {
    let time = (0u16..24, 0u16..60).prop_map(|(h, m)| Klokkeslett::try_from(format!("{h:02}:{m:02}")).expect("a time"));
    let point = (day(), of(time), number(), of(text()), of(source()))
        .prop_map(|(dato, klokkeslett, verdi, merknad, kilde)| Malepunkt { dato, klokkeslett, verdi, merknad, kilde });
    let about = (text(), of(text()), text(), of(text()), of(text()));
    let scale = (of(select(vec![Retning::Hoyere, Retning::Lavere])), of((number(), number())));
    let bands = vec((any::<i16>(), text()), 0..4).prop_map(|all| {
        let by_value: std::collections::BTreeMap<i16, String> = all.into_iter().collect();
        by_value.into_iter().map(|(fra, navn)| Skalaband { fra: f64::from(fra), navn }).collect()
    });
    (about, scale, bands, vec(point, 0..4), text()).prop_map(|(about, (bedre, skala), band, mut punkter, tom)| {
        punkter.sort_by_key(|p| (p.dato, p.klokkeslett));
        let (tittel, forklaring, enhet, kode, kodeverk) = about;
        Maleserie { tittel, forklaring, enhet, kode, kodeverk, bedre, skala, band, punkter, tom }
    })
}

fn table() -> impl Strategy<Value = Tabell> {
    use Kolonneslag::{Dato, Kode, Tall, Tekst};
    let column = (text(), select(vec![Tekst, Dato, Tall, Kode]), of(text()));
    let columns = (btree_set("[a-z æøå]{0,6}", 1..4), vec(column, 3));
    let row = (of(source()), vec(of(value()), 3));
    (text(), of(text()), columns, vec(row, 0..3), text()).prop_map(|(tittel, forklaring, (ids, about), rows, tom)| {
        let ids: Vec<String> = ids.into_iter().filter(|id| id != "kilde").collect();
        let rader = rows.into_iter().map(|(kilde, values)| {
            let verdier = ids.iter().cloned().zip(values).filter_map(|(id, v)| Some((id, v?))).collect();
            Rad { kilde, verdier }
        });
        let rader = rader.collect();
        let kolonner = ids.iter().cloned().zip(about);
        let kolonner = kolonner.map(|(id, (navn, slag, enhet))| Kolonne { id, navn, slag, enhet }).collect();
        Tabell { tittel, forklaring, kolonner, rader, tom }
    })
}

fn course() -> impl Strategy<Value = Forlop> {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let edss = (day(), 0u8..=20, text(), of(source())).prop_map(|(dato, s, sykehus, kilde)| Edss {
        dato,
        skar: Skar::av_halve(s).expect("a score"),
        sykehus,
        kilde,
    });
    let recovery = select(vec![Bedring::Full, Bedring::Delvis, Bedring::Ingen, Bedring::Ukjent]);
    let relapse = (date(), recovery, of(any::<bool>()), of(text()), text(), of(source())).prop_map(
        |(dato, bedring, steroider, beskrivelse, sykehus, kilde)| Attakk {
            dato,
            bedring,
            steroider,
            beskrivelse,
            sykehus,
            kilde,
        },
    );
    let kind = select(vec![Moderat, Hoyeffektiv, Puls, Ingen]);
    let treatment = (any::<u16>(), of(text()), of(text()), kind, date(), of(day()), of(text()), (text(), of(source())))
        .prop_map(|(nr, legemiddel, virkestoff, slag, fra, til, grunn, (sykehus, kilde))| Behandling {
            nr,
            legemiddel,
            virkestoff,
            slag,
            fra,
            til,
            grunn,
            sykehus,
            kilde,
        });
    let scan = (day(), text(), of(any::<u16>()), of(any::<u16>()), text(), of(source())).prop_map(
        |(dato, omrade, nye_t2, kontrastladende, sykehus, kilde)| Mr {
            dato,
            omrade,
            nye_t2,
            kontrastladende,
            sykehus,
            kilde,
        },
    );
    use Faseslag::{Cis, Ppms, Ris, Rrms, Spms};
    let phase = (select(vec![Rrms, Spms, Ppms, Cis, Ris]), date(), of(source())).prop_map(|(slag, fra, kilde)| Fase {
        slag,
        fra,
        kilde,
    });
    let about = (date(), of(day()), day());
    let also = (vec(phase, 0..3), vec(series(), 0..2));
    (about, vec(edss, 0..3), vec(relapse, 0..3), vec(treatment, 0..3), vec(scan, 0..3), also).prop_map(
        |((debut, diagnose, til_og_med), edss, attakker, behandlinger, mr, (faser, maleserier))| Forlop {
            debut,
            diagnose,
            til_og_med,
            edss,
            attakker,
            behandlinger,
            mr,
            faser,
            maleserier,
        },
    )
}

fn section() -> impl Strategy<Value = Seksjon> {
    let head = (title(), of(text()), of(source()), vec(text(), 0..3));
    let body = (vec(fact(), 0..3), records(), vec(timeline(), 0..2), vec(series(), 0..2), of(course()));
    (head, body, vec(table(), 0..2)).prop_map(|((tittel, forklaring, kilde, tekst), body, tabeller)| {
        let (felt, poster, tidslinjer, maleserier, forlop) = body;
        Seksjon { tittel, forklaring, kilde, tekst, felt, poster, tidslinjer, maleserier, forlop, tabeller }
    })
}

fn attachment() -> impl Strategy<Value = Vedlegg> {
    let file = select(vec![
        ("application/pdf", "JVBERi0xLjQK"),
        ("image/png", "iVBORw0KGgo="),
        ("image/jpeg", "/9j/4A=="),
        ("text/plain", "SGVp"),
    ]);
    (file, text()).prop_map(|((mimetype, innhold), innholdsbeskrivelse)| Vedlegg {
        mimetype: mimetype.to_owned(),
        innhold: innhold.to_owned(),
        innholdsbeskrivelse,
    })
}

pub fn report() -> impl Strategy<Value = Rapport> {
    use Hovedtype::{Flyttbar, Full, Lokal, Standard};
    let code = (text(), text()).prop_map(|(kode, tekst)| Kode { kode, tekst });
    let list =
        (text(), text(), vec(code, 0..3)).prop_map(|(kodeverk, navn, koder)| Kodeliste { kodeverk, navn, koder });
    let other = (select(vec![Standard, Full, Flyttbar, Lokal]), of(text()), of(text())).prop_map(
        |(rapport_hoved_type, lokal_rapport_type, lokal_rapport_beskrivelse)| StottetRapport {
            rapport_hoved_type,
            lokal_rapport_type,
            lokal_rapport_beskrivelse,
        },
    );
    let head = (of(Just("Demo".to_owned())), instant(), of(instant()), day(), vec(text(), 0..3));
    let tail = (vec(list, 0..3), vec(other, 0..3), vec(attachment(), 0..3));
    (head, vec(section(), 0..3), tail).prop_map(|(head, seksjoner, (kodelister, stottede_rapporter, vedlegg))| {
        let (register, hentet, data_sist_endret, til_og_med, mangler) = head;
        Rapport {
            register,
            hentet,
            data_sist_endret,
            til_og_med,
            mangler,
            seksjoner,
            kodelister,
            stottede_rapporter,
            vedlegg,
        }
    })
}
