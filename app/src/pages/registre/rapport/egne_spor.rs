//! What the citizen adds to a drawn course: the band of a reference group behind EDSS, and the track of own notes.

use crate::charts::kurs::{
    DOGN, Hendelse, Innhold, Kurs, Minutt, Sammenligning, Serie, Spenn, Spor, Tegn, Trinn,
};
use crate::domain::forlop::Forlop;
use crate::domain::forlop::sammenligning::{Egensammenligning, Referanse};
use crate::domain::notat::Notat;
use crate::domain::tid::Dato;
use crate::t;
use jiff::civil::Date;

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

/// Adds the notes as the last track, in the order of their marks, and widens the course to hold them. Nothing without
/// notes.
pub(super) fn notatspor(kurs: &mut Kurs, notater: &[Notat]) {
    let mut hendelser: Vec<Hendelse> =
        notater.iter().map(|n| Hendelse { nar: spenn(n.dato), tegn: Tegn::Notat }).collect();
    hendelser.sort_by_key(|h| h.nar.fra);
    let (Some(fra), Some(til)) = (hendelser.iter().map(|h| h.nar.fra).min(), hendelser.iter().map(|h| h.nar.til).max())
    else {
        return;
    };
    kurs.hele = Spenn { fra: kurs.hele.fra.min(fra), til: kurs.hele.til.max(til) };
    kurs.spor.push(Spor {
        id: NOTATER.to_owned(),
        navn: t!("notater-tittel"),
        ingen: t!("notater-ingen"),
        innhold: Innhold::Hendelser(hendelser),
    });
}

/// All that a date can mean.
fn spenn(dato: Dato) -> Spenn {
    let fra = minutt(dato.tidligst());
    if dato.dag.is_some() { Spenn::ved(fra) } else { Spenn { fra, til: minutt(dato.senest()) + DOGN - 1 } }
}

/// The first minute of a day.
fn minutt(dag: Date) -> Minutt {
    let dager = Date::constant(1970, 1, 1).until(dag).map_or(0, |s| s.get_days());
    dager.saturating_mul(DOGN)
}
