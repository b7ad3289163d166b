//! What the citizen adds to a drawn course: the band of a reference group behind EDSS, and the track of own notes.

use super::graf::valg::minutt;
use super::graf::{Grafrad, Setning, Tegning};
use crate::charts::kurs::{DOGN, Hendelse, Innhold, Kurs, Sammenligning, Serie, Spenn, Spor, Tegn, Trinn};
use crate::domain::forlop::Forlop;
use crate::domain::forlop::sammenligning::{Egensammenligning, Referanse};
use crate::domain::notat::Notat;
use crate::domain::tid::Dato;
use crate::messages::dato_som_oppgitt;
use crate::t;

/// The track that is compared.
const EDSS: &str = "edss";
/// The track of notes.
const NOTATER: &str = "notater";

/// Puts the band of the chosen group behind the EDSS of a course; nothing when none is chosen, or where the table says
/// nothing about the time of the course.
pub(super) fn sammenlign(kurs: &mut Kurs, egen: &Egensammenligning, f: &Forlop) {
    let Some(skala) = egen.valg.skala() else { return };
    let referanse = Referanse { skala, debut: f.debut, fodt: egen.fodt };
    let trinn: Vec<Trinn> = referanse
        .trinn(f.til_og_med)
        .into_iter()
        .map(|t| Trinn { fra: minutt(t.fra), til: minutt(t.til), grenser: t.grenser.map(|g| g.verdi()) })
        .collect();
    if let Some(serie) = edss(kurs).filter(|_| !trinn.is_empty()) {
        serie.sammenligning = Some(Sammenligning { trinn, usikker_til: minutt(referanse.sikker_fra()) });
    }
}

fn edss(kurs: &mut Kurs) -> Option<&mut Serie> {
    match &mut kurs.spor.iter_mut().find(|s| s.id == EDSS)?.innhold {
        Innhold::Serie(serie) => Some(serie),
        Innhold::Perioder(_) | Innhold::Hendelser(_) => None,
    }
}

/// Adds the notes as the last track, with a row for each mark, and widens the course to hold them. Nothing without notes.
pub(super) fn notatspor(tegning: &mut Tegning, notater: &[Notat]) {
    let mut ordnet: Vec<(Spenn, &Notat)> = notater.iter().map(|n| (spenn(n.dato), n)).collect();
    ordnet.sort_by_key(|(nar, _)| nar.fra);
    let hele = ordnet.iter().map(|(nar, _)| *nar).reduce(|a, b| Spenn { fra: a.fra.min(b.fra), til: a.til.max(b.til) });
    let (Some(egne), kurs) = (hele, &mut tegning.kurs) else { return };
    kurs.hele = Spenn { fra: kurs.hele.fra.min(egne.fra), til: kurs.hele.til.max(egne.til) };
    let hendelser = ordnet.iter().map(|(nar, _)| Hendelse { nar: *nar, tegn: Tegn::Notat }).collect();
    kurs.spor.push(Spor {
        id: NOTATER.to_owned(),
        navn: t!("notater-tittel"),
        ingen: t!("notater-ingen"),
        innhold: Innhold::Hendelser(hendelser),
    });
    // The citizen's words may run either way, as a registry's may.
    let rad = |n: &Notat| Grafrad {
        hva: Setning::var(t!("notater-ett")),
        nar: dato_som_oppgitt(n.dato),
        mer: Setning::register(n.tekst.clone()),
        kilde: Setning::var(t!("notater-kilde")),
        ..Grafrad::default()
    };
    tegning.rader.extend(ordnet.into_iter().map(|(_, n)| rad(n)));
}

/// All that a date can mean.
fn spenn(dato: Dato) -> Spenn {
    let fra = minutt(dato.tidligst());
    if dato.dag.is_some() { Spenn::ved(fra) } else { Spenn { fra, til: minutt(dato.senest()) + DOGN - 1 } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::kurs::{Hoyde, Ord};
    use crate::domain::forlop::sammenligning::{Sammenligningsvalg, Skala};
    use crate::domain::id::HendelseId;
    use jiff::civil::{Date, date};

    fn kurs() -> Kurs {
        let serie = Serie {
            skala: (0.0, 9.5),
            enhet: String::new(),
            desimaler: 1,
            band: Vec::new(),
            bedre: None,
            hoyde: Hoyde::Stor,
            opphold: None,
            sammenligning: None,
            punkter: Vec::new(),
        };
        let spor =
            Spor { id: EDSS.to_owned(), navn: String::new(), ingen: String::new(), innhold: Innhold::Serie(serie) };
        let hele = Spenn { fra: minutt(date(2008, 2, 1)), til: minutt(date(2026, 11, 1)) };
        let ord = Ord { maneder: Default::default(), desimaltegn: ',', rolle: String::new() };
        let (linjer, nullpunkter) = (Vec::new(), Vec::new());
        Kurs { id: "graf".to_owned(), hele, til_og_med: hele.til, linjer, nullpunkter, spor: vec![spor], ord }
    }

    fn forlop() -> Forlop {
        let tid = jiff::Timestamp::constant(1_795_340_520, 0);
        let folk = crate::domain::samples::alle(tid);
        let seksjoner = folk.into_iter().flat_map(|p| p.rapporter).flat_map(|(_, r)| r.seksjoner);
        seksjoner.filter_map(|s| s.forlop).find(|f| !f.edss.is_empty()).expect("a course")
    }

    fn notat(nr: i64, dato: &str, tekst: &str) -> Notat {
        let dato = Dato::try_from(dato.to_owned()).expect("a date");
        Notat { id: HendelseId(nr), dato, tekst: tekst.to_owned() }
    }

    fn egen(valg: Sammenligningsvalg) -> Egensammenligning {
        Egensammenligning { valg, fodt: Date::constant(1979, 2, 14) }
    }

    #[test]
    fn a_band_is_drawn_only_when_it_is_asked_for() {
        let f = forlop();
        for valg in [Sammenligningsvalg::Ikke, Sammenligningsvalg::Aldri] {
            let mut k = kurs();
            sammenlign(&mut k, &egen(valg), &f);
            assert_eq!(k, kurs(), "{valg:?}");
        }
        let mut uten = kurs();
        uten.spor.clear();
        sammenlign(&mut uten, &egen(Sammenligningsvalg::Vis(Skala::Msss)), &f);
        assert!(uten.spor.is_empty());
    }

    #[test]
    fn a_band_has_the_steps_of_the_table_and_moves_nothing() {
        let f = forlop();
        for skala in Skala::ALLE {
            let mut k = kurs();
            sammenlign(&mut k, &egen(Sammenligningsvalg::Vis(skala)), &f);
            let Innhold::Serie(serie) = &mut k.spor[0].innhold else { panic!("EDSS is a series") };
            let s = serie.sammenligning.take().expect("a band");
            let referanse = Referanse { skala, debut: f.debut, fodt: egen(Sammenligningsvalg::Ikke).fodt };
            assert_eq!(s.trinn.len(), referanse.trinn(f.til_og_med).len());
            assert_eq!(s.usikker_til, minutt(referanse.sikker_fra()));
            assert!(s.trinn.windows(2).all(|w| w[0].til == w[1].fra), "no gap and no overlap");
            let siste = s.trinn.last().expect("a step");
            assert_eq!(siste.til, minutt(f.til_og_med) + DOGN, "up to the end of the last day");
            let ventet = referanse.trinn(f.til_og_med).last().expect("a step").grenser.map(|g| g.verdi());
            assert_eq!(siste.grenser, ventet);
            assert_eq!(k, kurs(), "nothing else is changed");
        }
    }

    #[test]
    fn every_note_is_a_mark_and_a_row_in_the_same_order() {
        let mut t = Tegning { kurs: kurs(), rader: Vec::new() };
        notatspor(&mut t, &[]);
        assert_eq!(t, Tegning { kurs: kurs(), rader: Vec::new() }, "no track without notes");
        let notater =
            [notat(1, "2019-03-14", "b"), notat(2, "2019", "a"), notat(3, "1999-02", "c"), notat(4, "2026-11-20", "d")];
        notatspor(&mut t, &notater);
        assert_eq!(t.kurs.merker().count(), t.rader.len());
        let ord: Vec<String> = t.rader.iter().map(|r| r.mer.ren()).collect();
        assert_eq!(ord, ["c", "a", "b", "d"]);
        let nar: Vec<Spenn> = t.kurs.merker().filter_map(|p| t.kurs.spenn(p)).collect();
        let ar = |a| Spenn { fra: minutt(date(a, 1, 1)), til: minutt(date(a, 12, 31)) + DOGN - 1 };
        assert_eq!((nar[1], nar[2]), (ar(2019), Spenn::ved(minutt(date(2019, 3, 14)))), "an unknown month is a span");
        assert_eq!(t.rader[1].nar, "2019");
        assert_eq!(
            t.kurs.hele,
            Spenn { fra: minutt(date(1999, 2, 1)), til: minutt(date(2026, 11, 20)) },
            "room for all"
        );
        assert_eq!(t.kurs.til_og_med, kurs().til_og_med, "the report speaks of no more than it did");
    }
}
