//! The first screen of the comparison, which is also where the choice is changed.

use crate::components::choices::{Choice, ErrorSummary, HintedChoices};
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::domain::forlop::sammenligning::{Egensammenligning, Sammenligningsvalg, Skala};
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Rapportside;
use crate::messages::dato;
use crate::pages::Tittel;
use crate::pages::gjelder::ForPerson;
use crate::pages::ord::sammenligning_med;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The form: its one-time key, and whether it was sent without a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utkast {
    pub nokkel: String,
    pub mangler: bool,
}

/// The report that one came from.
pub(super) fn rapporten(register: &str, id: HendelseId) -> String {
    format!("/helseregistre/{register}/rapport/{id}")
}

/// The page.
#[component]
pub fn Side(side: Rapportside, utkast: Utkast) -> impl IntoView {
    let rapport = rapporten(&side.register.slug, side.id);
    let valg = side.sammenligning.map(|s| s.valg).unwrap_or_default();
    let til_og_med = dato(side.rapport.til_og_med);
    let na = match valg {
        Sammenligningsvalg::Ikke => None,
        Sammenligningsvalg::Aldri => Some(t!("sammenligning-na-aldri")),
        Sammenligningsvalg::Vis(skala) => Some(t!("sammenligning-na", gruppe = sammenligning_med(skala))),
    };
    let feil = utkast.mangler.then(|| t!("sammenligning-mangler"));
    let oppsummering = feil.clone().map(|tekst| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![("skala".to_owned(), tekst)]/> }
    });
    let om = |skala| match skala {
        Skala::Msss => t!("sammenligning-msss-om"),
        Skala::Armss => t!("sammenligning-armss-om"),
    };
    let skalaer =
        Skala::ALLE.map(|s| (Choice { value: s.kode().to_owned(), label: sammenligning_med(s) }, om(s))).to_vec();
    view! {
        <Tittel side=t!("sammenligning-tittel") del=t!("registre-navn") feil=utkast.mangler/>
        <div class="measure">
            {oppsummering}
            <BackLink href=rapport.clone() text=t!("sammenligning-tilbake", dato = til_og_med)/>
            <h1>{t!("sammenligning-tittel")}</h1>
            <p class="lead">{t!("sammenligning-ingress")}</p>
            <p>{t!("sammenligning-hva")}</p>
            <p>{t!("sammenligning-grupper")}</p>
            {na.map(|tekst| view! { <p><strong>{tekst}</strong></p> })}
            <form method="post" action=format!("{rapport}/sammenligning") novalidate>
                <ForPerson/>
                <input type="hidden" name="nokkel" value=utkast.nokkel/>
                <HintedChoices name="skala" legend=t!("sammenligning-skala") hint=t!("sammenligning-skala-hjelp")
                    choices=skalaer chosen=valg.skala().map(|s| s.kode().to_owned()) error=feil below=true/>
                <div class="form-actions">
                    <button class="ds-button" type="submit" name="valg" value="vis">{t!("sammenligning-vis")}</button>
                    <button class="ds-button" data-variant="secondary" type="submit" name="valg" value="ikke">
                        {t!("sammenligning-ikke-na")}
                    </button>
                    <button class="ds-button" data-variant="tertiary" type="submit" name="valg" value="aldri">
                        {t!("sammenligning-aldri")}
                    </button>
                </div>
                <p>{t!("sammenligning-ombestemme")}</p>
            </form>
        </div>
    }
}

fn vist(valg: Sammenligningsvalg, mangler: bool) -> AnyView {
    let register = crate::catalogue::innebygd().ok().and_then(|k| k.part("MS").cloned());
    let tid = jiff::Timestamp::constant(1_795_340_520, 0);
    let folk = crate::domain::samples::alle(tid);
    let rapport = folk.into_iter().flat_map(|p| p.rapporter).find(|(part, _)| part.0 == "MS").map(|(_, r)| r);
    let sammenligning = Some(Egensammenligning { valg, fodt: Date::constant(1979, 2, 14) });
    let side = register.zip(rapport).map(|(register, rapport)| Rapportside {
        register,
        id: HendelseId(1),
        rapport,
        notater: Vec::new(),
        sammenligning,
    });
    side.map(|side| view! { <Side side=side utkast=Utkast { nokkel: "n".to_owned(), mangler }/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: comparison with a group",
    states: &[
        ("not asked before", || vist(Sammenligningsvalg::Ikke, false)),
        ("no group chosen", || vist(Sammenligningsvalg::Ikke, true)),
        ("shown now", || vist(Sammenligningsvalg::Vis(Skala::Msss), false)),
        ("not to be asked again", || vist(Sammenligningsvalg::Aldri, false)),
    ],
};
