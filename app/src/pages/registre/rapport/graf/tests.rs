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

/// The chart's table in an order: the titles of its groups, each with its rows.
fn grupper(tegning: &Tegning, valg: &valg::Grafvalg) -> Vec<(String, Vec<usize>)> {
    let (tegning, visning) = (tegning.clone(), valg.visning(&tegning.kurs));
    let (ovrige, rekke) = (valg.ovrige(&tegning.kurs), valg.rekke(&tegning.kurs));
    let graf = || {
        view! { <Graf tegning=tegning visning=visning ovrige=ovrige rekke=rekke omtale=Omtale::default()/> }.to_html()
    };
    let html = Owner::new().with(graf);
    let gruppe = |del: &str| {
        let tittel = side::tekst(del.split_once("</th>").expect("a title").0.rsplit_once("<th").expect("a title").1);
        let rader = del.split("data-rad=\"").skip(1).map(|r| r.split('"').next().and_then(|n| n.parse().ok()));
        (tittel.rsplit('>').next().unwrap_or_default().to_owned(), rader.map(|nr| nr.expect("a number")).collect())
    };
    html.split("<tbody").skip(1).map(gruppe).collect()
}

#[test]
fn the_table_can_be_read_year_by_year_with_the_same_rows() {
    for (navn, rapport) in forlop() {
        let tegning = forste(&rapport);
        let les = |rekke: &str| grupper(&tegning, &valg::Grafvalg::av_sporring(&format!("rekke={rekke}")));
        let alle = |g: &[(String, Vec<usize>)]| {
            let mut rader: Vec<usize> = g.iter().flat_map(|(_, r)| r.clone()).collect();
            rader.sort_unstable();
            rader
        };
        let (spor, eldst, nyest) = (les("spor"), les("eldst"), les("nyest"));
        assert_eq!(les("tull"), spor, "{navn}");
        assert_eq!(alle(&spor), (0..tegning.rader.len()).collect::<Vec<_>>(), "{navn}");
        assert_eq!((alle(&eldst), alle(&nyest)), (alle(&spor), alle(&spor)), "{navn}");
        let ar = |g: &[(String, Vec<usize>)]| g.iter().map(|(t, _)| t.parse().expect("a year")).collect::<Vec<i32>>();
        assert!(ar(&eldst).is_sorted_by(|a, b| a < b), "{navn}: {:?}", ar(&eldst));
        assert!(ar(&nyest).is_sorted_by(|a, b| a > b), "{navn}: {:?}", ar(&nyest));
        for (tittel, rader) in &eldst {
            for rad in rader {
                assert!(tegning.rader[*rad].nar.contains(tittel.as_str()), "{navn}: {:?}", tegning.rader[*rad]);
            }
        }
    }
}

#[test]
fn another_order_keeps_the_view_and_the_form_keeps_the_order() {
    let (_, rapport) = forlop().remove(0);
    let tegning = forste(&rapport);
    let valg = valg::Grafvalg::av_sporring("?vis=edss&fra=2012-03-04&rekke=nyest&del-3-fra=2001&apne=1&x=y");
    let (visning, ovrige, rekke) = (valg.visning(&tegning.kurs), valg.ovrige(&tegning.kurs), valg.rekke(&tegning.kurs));
    let side = view! { <Graf tegning=tegning visning=visning ovrige=ovrige rekke=rekke omtale=Omtale::default()/> };
    let html = Owner::new().with(|| side.to_html());
    let lenke = html.split("href=\"").find(|l| l.contains("rekke=eldst")).and_then(|l| l.split('"').next());
    let lenke = lenke.expect("a link").replace("&amp;", "&");
    let ventet = "?del-3-fra=2001&apne=1&vis=edss&fra=2012-03-04&til=";
    assert!(lenke.starts_with(ventet) && lenke.ends_with("&rekke=eldst#graf-tabell"), "{lenke}");
    assert!(html.contains("<input type=\"hidden\" name=\"rekke\" value=\"nyest\""), "kept by the form");
    let tabell = html.split("<details").find(|d| d.contains("data-graf-tabell")).and_then(|d| d.split('>').next());
    assert!(tabell.is_some_and(|t| t.contains(" open")), "what was asked for is open: {tabell:?}");
}
