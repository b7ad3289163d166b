//! Sample requests, from the invented people: for the gallery and for tests.

use crate::domain::dokument::Dokumentslag;
use crate::domain::foresporsel::svar::{SisteEndring, apne_deler, fingeravtrykk, stilling};
use crate::domain::foresporsel::visning::{
    Foresporselsdel, Foresporselsliste, Foresporselsrad, Foresporselsside, Vedleggsrad,
};
use crate::domain::foresporsel::{Delsvar, Foresporselstatus, Samtykkeforesporsel};
use crate::domain::katalog::Katalog;
use crate::domain::oversikt::Navn;
use crate::domain::representasjon::Representasjonsavslag;
use crate::domain::samples::{self, Testperson};
use crate::domain::tid;
use jiff::Timestamp;
use std::sync::Arc;

const TID: Timestamp = Timestamp::constant(1_795_340_520, 0);

fn person(slug: &str) -> Option<Testperson> {
    samples::alle(TID).into_iter().find(|p| p.slug == slug)
}

/// The latest changes of a person's own settings.
fn siste(p: &Testperson, katalog: &Katalog) -> Vec<SisteEndring> {
    let en = |e: &samples::Proveendring| {
        let d = katalog.part(e.part)?.definisjon(e.definisjon)?;
        let endring = e.endring(d, 1, 1);
        Some(SisteEndring {
            definisjon: d.id.clone(),
            aktiv: endring.aktiv,
            sekvensnummer: 1,
            tidspunkt: e.tidspunkt,
            kanal: endring.kanal,
        })
    };
    p.endringer.iter().rev().filter_map(en).collect()
}

fn rad(f: &Samtykkeforesporsel, siste: &[SisteEndring], katalog: &Katalog) -> Option<Foresporselsrad> {
    let register = Arc::clone(katalog.part(&f.part.0)?);
    Some(Foresporselsrad { register, foresporsel: f.clone(), stilling: stilling(f, siste, tid::dag(TID)) })
}

pub(super) fn liste(slug: &str) -> Foresporselsliste {
    use crate::domain::foresporsel::svar::Stilling;
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let rader = person(slug).map(|p| {
        let siste = siste(&p, &katalog);
        p.foresporsler.iter().filter_map(|f| rad(f, &siste, &katalog)).collect::<Vec<_>>()
    });
    let (venter, tidligere) = rader.unwrap_or_default().into_iter().partition(|r| r.stilling == Stilling::Venter);
    Foresporselsliste { venter, tidligere, dag: tid::dag(TID) }
}

/// A person's request, by its place in the samples.
pub(super) fn side(slug: &str, nr: usize) -> Option<Foresporselsside> {
    let katalog = crate::catalogue::innebygd().ok()?;
    let p = person(slug)?;
    let (f, siste) = (p.foresporsler.get(nr)?, siste(&p, &katalog));
    let definisjoner = f.definisjoner.iter().map(|id| Some(katalog.definisjon(id)?.1)).collect::<Option<Vec<_>>>()?;
    let apne = apne_deler(f, &definisjoner, &siste);
    let rad = rad(f, &siste, &katalog)?;
    Some(Foresporselsside {
        fingeravtrykk: fingeravtrykk(f, &rad.register, &definisjoner),
        deler: definisjoner
            .iter()
            .map(|d| Foresporselsdel {
                definisjon: (*d).clone(),
                apen: apne.iter().any(|a| a.id == d.id),
                siste: siste.iter().find(|e| e.definisjon == d.id).cloned(),
            })
            .collect(),
        vedlegg: vec![Vedleggsrad {
            nr: 1,
            slag: Dokumentslag::Pdf,
            tittel: "Informasjonsskriv".to_owned(),
            byte: 83_000,
        }],
        gjelder: Navn { fornavn: p.fornavn.to_owned(), etternavn: p.etternavn.to_owned() },
        ikke_svare: None,
        rad,
    })
}

/// The request as somebody else sees it.
pub(super) fn for_annen(side: Foresporselsside) -> Foresporselsside {
    Foresporselsside { ikke_svare: Some(Representasjonsavslag::KunSelv), ..side }
}

/// The request, answered yes to all but the second part.
pub(super) fn besvart(mut side: Foresporselsside) -> Foresporselsside {
    let f = &mut side.rad.foresporsel;
    let svar = f.definisjoner.iter().enumerate().map(|(nr, d)| Delsvar {
        definisjon: d.clone(),
        samtykket: nr != 1,
        kvittering: (nr != 1).then_some(f.id),
    });
    f.svar = svar.collect();
    f.status = Foresporselstatus::Besvart;
    f.besvart = Some(TID);
    side
}
