//! The rows of a chart's table are its marks, in number, order and value, for every sample course and any view.

mod lov;
mod side;
mod ytterst;

use super::*;
use crate::charts::kurs::Innhold;
use crate::domain::rapport::Rapport;
use crate::pages::registre::rapport::grafer::{forste_graf, grafer};
use crate::pages::registre::rapport::ramme::Ramme;

fn forlop() -> Vec<(String, Rapport)> {
    let tid = jiff::Timestamp::constant(1_795_340_520, 0);
    let alle = crate::domain::samples::alle(tid).into_iter();
    let alle = alle.flat_map(|p| p.rapporter.into_iter().map(move |(_, r)| (p.slug.to_owned(), r)));
    alle.filter(|(_, r)| r.seksjoner.iter().any(|s| s.forlop.is_some())).collect()
}

fn forste(rapport: &Rapport) -> Tegning {
    grafer(&Ramme::bar(rapport))
        .into_iter()
        .find(|g| g.tegning.kurs.id == valg::FORSTE)
        .expect("the first chart")
        .tegning
}

#[test]
fn every_mark_of_a_sample_course_has_a_row_with_its_words_and_value() {
    let mut antall = 0;
    for (navn, rapport) in forlop() {
        let nr = forste_graf(&rapport).expect("a chart");
        let f = rapport.seksjoner[nr].forlop.as_ref().expect("a course");
        let tegning = forste(&rapport);
        assert_eq!(tegning.rader.len(), f.antall(), "{navn}");
        assert_eq!(tegning.kurs.merker().count(), f.antall(), "{navn}");
        assert_eq!(Kurs::les(&tegning.kurs.kod()), Ok(tegning.kurs.clone()), "{navn}");
        for (plass, rad) in tegning.kurs.merker().zip(&tegning.rader) {
            assert!(!rad.hva.er_tom() && !rad.nar.is_empty(), "{navn} {plass:?}");
            let spor = &tegning.kurs.spor[plass.spor];
            if let Innhold::Serie(s) = &spor.innhold {
                let verdi = s.punkter[plass.post].verdi;
                assert!(rad.hva.ren().contains(crate::messages::tall(verdi).as_str()), "{navn}: {}", rad.hva.ren());
            }
        }
        antall += f.antall();
    }
    assert!(antall > 200, "{antall}");
}

#[test]
fn the_view_of_an_address_is_read_back_and_what_cannot_be_read_is_left_out() {
    let (_, rapport) = forlop().remove(0);
    let kurs = forste(&rapport).kurs;
    let les = |t: &str| valg::Grafvalg::av_sporring(t).visning(&kurs);
    let forste = Visning { nullpunkt: Some(0), ..Visning::default() };
    for feil in
        ["", "vis=x", "fra=x&til=", "fra=99999", "fra=%00", "teller=99", "fra=-1", "teller=<script>", "del-3-fra=2012"]
    {
        assert_eq!(les(feil), forste, "{feil}");
    }
    let valgt = les("?vis=edss&fra=2012&til=2016-03-01&teller=kalender");
    assert_eq!(valgt.skjulte.len(), kurs.spor.len() - 1);
    assert_eq!(valgt.nullpunkt, None);
    assert_eq!(les(&valg::Grafvalg::sporring(&kurs, &valgt)), valgt);
    let ingen = les("vis=");
    assert_eq!(ingen.skjulte.len(), kurs.spor.len(), "no track at all");
    assert_eq!(les(&valg::Grafvalg::sporring(&kurs, &ingen)), ingen);
    assert!(charts::tegn(&kurs, &ingen).merker.is_empty());
    let rader = charts::tegn(&kurs, &valgt).merker.iter().map(|m| m.rad).collect::<Vec<_>>();
    assert_eq!(rader, valgt.synlige(&kurs).iter().map(|p| p.rad).collect::<Vec<_>>());
}
