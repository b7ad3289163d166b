//! The list of notices. A notice about a sensitive registry does not name it: somebody may look over one's shoulder.

use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::components::navs::Pagination;
use crate::components::row::Row;
use crate::domain::definisjon::PartKode;
use crate::domain::historikk::GjortAv;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Historikkrad;
use crate::domain::varsel::{Varsel, Varselinnhold, Varselrad, Varselside};
use crate::messages::tidspunkt;
use crate::pages::Tittel;
use crate::pages::gjelder::ForPerson;
use crate::t;
use leptos::prelude::*;

/// Where notices are.
pub const ROT: &str = "/varsler";

/// The page.
#[component]
pub fn Liste(side: Varselside) -> impl IntoView {
    let nyeste = side.rader.first().map(|r| r.varsel.id);
    let merk = nyeste.filter(|_| side.kan_merkes && side.side == 1).map(|id| view! { <Merk til=id/> });
    let tom = side.rader.is_empty();
    let rader = side.rader.into_iter().map(|r| view! { <Rad rad=r/> }).collect_view();
    let innhold = if tom {
        view! { <div class="empty"><p>{t!("varsler-tom")}</p><p>{t!("varsler-tom-hva-na")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{rader}</ul> }.into_any()
    };
    view! {
        <Tittel side=t!("varsler-tittel")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("varsler-tittel")}</h1>
        <p class="lead">{t!("varsler-ingress")}</p>
        {merk}
        {innhold}
        <Pagination label=t!("varsler-sider") path=ROT page=side.side pages=side.sider/>
    }
}

#[component]
fn Merk(til: HendelseId) -> impl IntoView {
    view! {
        <div class="tools">
            <form method="post" action=format!("{ROT}/lest")>
                <ForPerson/>
                <input type="hidden" name="til" value=til.lesbar()/>
                <button class="ds-button" data-variant="secondary" type="submit">{t!("varsler-merk-alle")}</button>
            </form>
        </div>
    }
}

#[component]
fn Rad(rad: Varselrad) -> impl IntoView {
    let (sti, tittel, hva) = ord(&rad);
    let nar = tidspunkt(rad.varsel.id.tidspunkt());
    let linje = if hva.is_empty() { nar } else { t!("varsler-tidspunkt", hva = hva, tidspunkt = nar) };
    let tekst = match rad.varsel.innhold {
        Varselinnhold::FraPart { tekst, .. } => Some(view! { <p>{tekst}</p> }),
        _ => None,
    };
    let ny =
        rad.varsel.lest.is_none().then(|| view! { <span class="ds-tag" data-color="info">{t!("varsler-ny")}</span> });
    view! { <Row href=sti title=tittel>{tekst}<p class="row-note">{linje}</p>{ny}</Row> }
}

/// Where a notice leads, its title, and what it is about.
fn ord(rad: &Varselrad) -> (String, String, String) {
    let skjult = rad.register.sensitivt;
    let register = rad.register.kortnavn.clone();
    let om = |register: String| match skjult {
        true => t!("varsler-gjelder-et-register"),
        false => t!("varsler-fra-register", register = register),
    };
    match (&rad.varsel.innhold, &rad.endring) {
        (Varselinnhold::Innstilling(id), endring) => {
            let gjelder = match endring {
                Some(e) if !skjult => t!("varsler-gjelder", tittel = e.definisjon.tittel.clone(), register = register),
                _ => t!("varsler-gjelder-et-register"),
            };
            let tittel = endring.as_ref().map_or_else(|| t!("varsler-selv"), |e| hvem(e, skjult));
            (format!("/personverninnstillinger/kvittering/{id}"), tittel, gjelder)
        }
        (Varselinnhold::Foresporsel(id), _) => (format!("/samtykke/{id}"), t!("varsler-foresporsel"), om(register)),
        (Varselinnhold::RapportKlar(id), _) => {
            (format!("/bestillinger/{id}"), t!("varsler-rapport-klar"), om(register))
        }
        (Varselinnhold::BestillingFeilet(id), _) => {
            (format!("/bestillinger/{id}"), t!("varsler-bestilling-feilet"), om(register))
        }
        (Varselinnhold::FraPart { definisjon, .. }, _) => {
            let tittel = if skjult { t!("varsler-fra-et-register") } else { t!("varsler-fra", register = register) };
            (format!("/innstilling/{}", definisjon.0), tittel, String::new())
        }
        (Varselinnhold::Sak(id), _) => {
            let fra = if skjult {
                t!("varsler-gjelder-et-register")
            } else {
                t!("varsler-fra-register", register = register)
            };
            (format!("/henvendelser/{id}"), t!("varsler-sak"), fra)
        }
        // The address of a registry names it, too.
        (Varselinnhold::NyRapport(_), _) if skjult => {
            ("/helseregistre".to_owned(), t!("varsler-ny-rapport"), t!("varsler-fra-et-register-uten-navn"))
        }
        (Varselinnhold::NyRapport(_), _) => {
            let sti = format!("/helseregistre/{}/innhold", rad.register.slug);
            (sti, t!("varsler-ny-rapport"), t!("varsler-fra-register", register = register))
        }
    }
}

/// Who made a change.
fn hvem(rad: &Historikkrad, skjult: bool) -> String {
    match &rad.endring.gjort_av {
        GjortAv::Selv => t!("varsler-selv"),
        GjortAv::Representant { navn, .. } => t!("varsler-representant", navn = navn.as_str()),
        GjortAv::Virksomhet(_) if skjult => t!("varsler-et-register-endret"),
        GjortAv::Virksomhet(navn) => t!("varsler-virksomhet", navn = navn.as_str()),
    }
}

/// Notices of every kind, for the gallery.
fn prove() -> Varselside {
    use crate::domain::historikk::{Endring, Kanal};
    use crate::domain::id::InnbyggerId;
    use crate::domain::metadata::Metadata;
    use crate::domain::representasjon::Rolle;
    let tid = jiff::Timestamp::constant(1_795_340_520, 0);
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let line =
        GjortAv::Representant { id: InnbyggerId(1), rolle: Rolle::Foreldreansvar, navn: "Line Danser".to_owned() };
    let endret = |nr: u32, slug: &str, gjort_av: GjortAv, ny: bool| {
        let register = katalog.register(slug)?.clone();
        let definisjon = register.definisjoner.first()?.clone();
        let id = HendelseId::av(tid, nr);
        let endring = Endring {
            id,
            definisjon: definisjon.id.clone(),
            sekvensnummer: 1,
            aktiv: true,
            metadata: Metadata::default(),
            tidspunkt: tid,
            gjort_av,
            kanal: Kanal::Portal,
            tekst_versjon: 1,
        };
        let innhold = Varselinnhold::Innstilling(id);
        let varsel = Varsel { id, part: register.part.clone(), innhold, lest: (!ny).then_some(tid) };
        let endring = Some(Historikkrad { endring, register: register.clone(), definisjon });
        Some(Varselrad { varsel, register, endring })
    };
    let mottatt = |nr: u32, slug: &str, innhold: Varselinnhold| {
        let register = katalog.register(slug)?.clone();
        let part = PartKode(register.part.0.clone());
        Some(Varselrad {
            varsel: Varsel { id: HendelseId::av(tid, nr), part, innhold, lest: None },
            register,
            endring: None,
        })
    };
    let fra = |slug: &str| {
        let definisjon = katalog.register(slug)?.definisjoner.first()?.id.clone();
        Some(Varselinnhold::FraPart { definisjon, tekst: "Vi har skrevet forklaringen på nytt.".to_owned() })
    };
    let rader = [
        mottatt(7, "sysvak", Varselinnhold::Sak(HendelseId::av(tid, 7))),
        endret(6, "nyfodt", line, true),
        mottatt(8, "kvarus", Varselinnhold::NyRapport(HendelseId::av(tid, 8))),
        mottatt(7, "diabetes", Varselinnhold::NyRapport(HendelseId::av(tid, 7))),
        mottatt(5, "als", Varselinnhold::Foresporsel(HendelseId::av(tid, 5))),
        fra("kvarus").and_then(|i| mottatt(4, "kvarus", i)),
        fra("diabetes").and_then(|i| mottatt(3, "diabetes", i)),
        mottatt(2, "ms", Varselinnhold::RapportKlar(HendelseId::av(tid, 2))),
        mottatt(1, "als", Varselinnhold::BestillingFeilet(HendelseId::av(tid, 1))),
        endret(2, "ms", GjortAv::Virksomhet("Haukeland universitetssjukehus".to_owned()), false),
        endret(1, "kvarus", GjortAv::Virksomhet("Helse Stavanger HF".to_owned()), false),
        endret(0, "nprkpr", GjortAv::Selv, false),
    ];
    Varselside { rader: rader.into_iter().flatten().collect(), side: 1, sider: 1, kan_merkes: true }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: notices",
    states: &[
        ("of every kind", || view! { <Liste side=prove()/> }.into_any()),
        ("none", || {
            view! { <Liste side=Varselside { rader: Vec::new(), side: 1, sider: 1, kan_merkes: false }/> }.into_any()
        }),
    ],
};
