//! Fetches settings through the door `personvern`.

use super::flyt::{self, Merknad, Steg, Valgt};
use super::kvittering::Kvitteringsside;
use super::utvalg::{self, Kilde};
use super::{bruk, periode, tilgang, view};
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Omrade, TypePi};
use crate::domain::id::HendelseId;
use crate::domain::metadata::{Metadata, Mottaker, Mottakerslag};
use crate::domain::representasjon::Operasjon;
use crate::domain::svar::{Mangel, Raasvar, Svar, Utvalgt, les_periode, les_utvalg, prosent, sporring};
use crate::domain::tid;
use crate::domain::virkning::Virkning;
use crate::pages::{hentet, param, query, query_alle, videre};
use crate::portal::Foresporsel;
use crate::store::{Feil, tilfeldig};
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

#[component]
pub fn Oversikt() -> impl IntoView {
    hentet(
        |f| async move { f.portal.personvern.oversikt(f.aktor()?).await },
        |oversikt| view! { <view::Oversikt oversikt=oversikt/> }.into_any(),
    )
}

#[component]
pub fn Liste() -> impl IntoView {
    let omrade = omrade(&param("omrade"));
    hentet(
        move |f| async move {
            let omrade = omrade?;
            let dag = tid::dag(f.portal.klokke.na());
            Ok((omrade, f.portal.personvern.liste(f.aktor()?, omrade).await?, dag))
        },
        |(omrade, rader, dag)| view! { <view::Liste omrade=omrade rader=rader dag=dag/> }.into_any(),
    )
}

#[component]
pub fn Part() -> impl IntoView {
    let (omrade, part) = (omrade(&param("omrade")), param("part"));
    hentet(
        move |f| async move {
            let omrade = omrade?;
            Ok((omrade, f.portal.personvern.part(f.aktor()?, omrade, &part).await?))
        },
        |(omrade, side)| view! { <view::Part omrade=omrade side=side/> }.into_any(),
    )
}

/// The level of use: the question itself.
#[component]
pub fn Bruk() -> impl IntoView {
    let adresse = Adresse { omrade: "bruk".into(), part: "tjenesten".into(), innstilling: "bruk".into() };
    let (valgt, merknad) = (query("valg"), query("merknad"));
    hentet(
        move |f| async move { adresse.steg(&f).await },
        move |(steg, _)| {
            let forst = merknad.as_deref() == Some("forst");
            let merknad = (merknad.as_deref() == Some("uendret")).then_some(Merknad::Uendret);
            view! { <bruk::Sporsmal steg=steg valgt=valgt merknad=merknad forst=forst/> }.into_any()
        },
    )
}

#[component]
pub fn Tilgang() -> impl IntoView {
    hentet(
        move |f| async move { f.portal.personvern.liste(f.aktor()?, Omrade::Tilgang).await },
        |rader| view! { <tilgang::Tilgang rader=rader/> }.into_any(),
    )
}

#[component]
pub fn Velg() -> impl IntoView {
    let adresse = Adresse::les();
    let (valgt, merknad) = (query("valg"), query("merknad"));
    hentet(
        move |f| async move { adresse.steg(&f).await },
        move |(steg, krever)| {
            let merknad = match merknad.as_deref() {
                Some("uendret") => Some(Merknad::Uendret),
                Some("krever") => krever.map(Merknad::Krever),
                _ => None,
            };
            bruk::velg(steg, valgt, merknad)
        },
    )
}

/// The answer as the address has it.
pub(super) fn raasvar() -> Raasvar {
    let tekst = |navn| query(navn).unwrap_or_default().chars().take(40).collect();
    Raasvar { valg: tekst("valg"), m: query_alle("m"), omfang: tekst("omfang"), fra: tekst("fra"), til: tekst("til") }
}

/// What the confirming page shows.
struct Bekreftes {
    steg: Steg,
    valgt: Valgt,
    nokkel: String,
    navn: String,
    endres: Option<Virkning>,
}

/// What the address of the confirming page leads to.
enum Neste {
    Velg(Box<Steg>),
    Videre(String),
    Bekreft(Box<Bekreftes>),
}

/// The confirming page; without an answer, the choosing page with its error; without the rest, the page that asks for it.
#[component]
pub fn Bekreft() -> impl IntoView {
    let (adresse, raa) = (Adresse::les(), raasvar());
    let feil = query("merknad").as_deref() == Some("forstar");
    // The form of the period always sends its fields; the choosing page never does.
    let spurt = query("fra").is_some();
    hentet(
        move |f| async move { neste(&f, adresse, raa, spurt).await },
        move |neste| match neste {
            Neste::Velg(steg) => bruk::velg(*steg, None, Some(Merknad::Velg)),
            Neste::Videre(adresse) => videre(&adresse),
            Neste::Bekreft(b) => {
                let Bekreftes { steg, valgt, nokkel, navn, endres } = *b;
                view! { <flyt::Bekreft steg=steg valgt=valgt nokkel=nokkel navn=navn feil=feil endres=endres/> }
                    .into_any()
            }
        },
    )
}

async fn neste(f: &Foresporsel, adresse: Adresse, raa: Raasvar, spurt: bool) -> Result<Neste, Feil> {
    let (steg, _) = adresse.steg(f).await?;
    let d = &steg.rad.definisjon;
    let svar = match Svar::les(d, &raa) {
        Ok(svar) => svar,
        Err(mangel) => return Ok(sporsmal(steg, &raa, &mangel, spurt)),
    };
    let er = steg.rad.lagret.as_ref().filter(|l| l.aktiv).and_then(|l| l.metadata.niva);
    let aktiv = steg.rad.lagret.as_ref().is_some_and(|l| l.aktiv);
    if d.type_pi == TypePi::Niva && aktiv == svar.valg.aktiv() && er == svar.niva {
        return Ok(Neste::Videre(format!("{}?merknad=uendret", steg.velg_sti())));
    }
    let aktor = f.aktor()?;
    let mottakere = f.portal.personvern.navngi(aktor, d, svar.metadata()).await?.mottakere;
    let bruk = match d.type_pi {
        TypePi::Niva => Some(f.portal.personvern.bruk(aktor).await?),
        _ => None,
    };
    let navn = f.innlogget.as_ref().map(|i| i.gjelder().navn.helt()).unwrap_or_default();
    let nokkel = BASE64URL_NOPAD.encode(&tilfeldig::<16>()?);
    // What a level opens and closes is said by `bruk`.
    let endres = match bruk {
        Some(_) => None,
        None => {
            let metadata = Metadata { mottakere: mottakere.clone(), ..svar.metadata() };
            let (part, slug) = (&steg.register.slug, &d.slug);
            Some(f.portal.personvern.virkning(aktor, part, slug, svar.valg, &metadata).await?)
        }
    };
    Ok(Neste::Bekreft(Box::new(Bekreftes { steg, valgt: Valgt { svar, mottakere, bruk }, nokkel, navn, endres })))
}

/// The page that asks for what is missing.
fn sporsmal(steg: Steg, raa: &Raasvar, mangel: &Mangel, spurt: bool) -> Neste {
    let utvalg = les_utvalg(raa.m.as_deref().unwrap_or_default()).unwrap_or_default();
    let q = sporring(&raa.valg, &utvalg, raa.m.is_some());
    let merknad = |spurt: bool| if spurt { "&merknad=velg" } else { "" };
    match mangel {
        Mangel::Valg | Mangel::Ulest => Neste::Velg(Box::new(steg)),
        Mangel::Utvalg | Mangel::ForMange => {
            Neste::Videre(format!("{}/utvalg?{q}{}", steg.sti(), merknad(raa.m.is_some())))
        }
        Mangel::Periode(_) => {
            let felter =
                format!("&omfang={}&fra={}&til={}", prosent(&raa.omfang), prosent(&raa.fra), prosent(&raa.til));
            Neste::Videre(format!("{}/periode?{q}{felter}{}", steg.sti(), merknad(spurt)))
        }
    }
}

/// Whom a restriction is aimed at.
#[component]
pub fn Utvalg() -> impl IntoView {
    let (adresse, raa) = (Adresse::les(), raasvar());
    let sok: String = query("sok").unwrap_or_default().trim().chars().take(80).collect();
    let feil = query("merknad").as_deref() == Some("velg");
    hentet(
        move |f| async move {
            let (steg, _) = adresse.steg(&f).await?;
            let (kilde, valgte) = utvalg_for(&f, &steg, &raa, sok).await?;
            Ok((steg, kilde, valgte))
        },
        move |(steg, kilde, valgte)| {
            view! { <utvalg::Utvalg steg=steg valgte=valgte kilde=kilde feil=feil/> }.into_any()
        },
    )
}

/// What there is to choose among, and who is chosen: what the address says or, at first, what is stored. A number that
/// nobody has is left out here; the confirming page and the form refuse it.
async fn utvalg_for(f: &Foresporsel, steg: &Steg, raa: &Raasvar, sok: String) -> Result<(Kilde, Vec<Mottaker>), Feil> {
    let (d, aktor) = (&steg.rad.definisjon, f.aktor()?);
    if d.mottakere.is_empty() {
        return Err(Avslag::FinnesIkke.into());
    }
    let lagret = steg.rad.lagret.as_ref().filter(|l| l.aktiv).map(|l| l.metadata.mottakere.clone()).unwrap_or_default();
    let egne =
        if d.mottakere.contains(&Mottakerslag::Resept) { f.portal.personvern.resepter(aktor).await? } else { vec![] };
    let finn = |u: Utvalgt| {
        let kjent = lagret.iter().chain(&egne).find(|m| Utvalgt::av(m) == u).cloned();
        kjent.or_else(|| f.portal.adresser.finn(u.slag, &u.nummer).map(|o| o.mottaker()))
    };
    let valgte = match &raa.m {
        Some(m) => les_utvalg(m).unwrap_or_default().into_iter().filter_map(finn).collect(),
        None => lagret.clone(),
    };
    if !d.mottakere.contains(&Mottakerslag::Resept) {
        let treff = f.portal.adresser.sok(&d.mottakere, &sok);
        return Ok((Kilde::Register { sok, treff }, valgte));
    }
    // A prescription that has run out stays on the list while it is restricted.
    let utgatt: Vec<Mottaker> = lagret.iter().filter(|l| !egne.iter().any(|e| e.nummer == l.nummer)).cloned().collect();
    Ok((Kilde::Egne([egne, utgatt].concat()), valgte))
}

/// The period of a restriction.
#[component]
pub fn Periode() -> impl IntoView {
    let (adresse, raa) = (Adresse::les(), raasvar());
    let spurt = query("merknad").as_deref() == Some("velg");
    hentet(
        move |f| async move {
            let (steg, _) = adresse.steg(&f).await?;
            if steg.rad.definisjon.perioder { Ok(steg) } else { Err(Avslag::FinnesIkke.into()) }
        },
        move |steg| {
            let feil =
                if spurt { les_periode(&raa.omfang, &raa.fra, &raa.til).err().unwrap_or_default() } else { vec![] };
            let skrevet = periode::Felter { omfang: raa.omfang, fra: raa.fra, til: raa.til };
            let felter = if skrevet == periode::Felter::default() { periode::lagrede(&steg) } else { skrevet };
            let utvalg = raa.m.unwrap_or_default();
            view! { <periode::Periode steg=steg felter=felter feil=feil utvalg=utvalg/> }.into_any()
        },
    )
}

#[component]
pub fn Kvittering() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    hentet(
        move |f| async move {
            let kvittering = f.portal.personvern.kvittering(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await?;
            let navn = f.innlogget.as_ref().map(|i| i.gjelder().navn.helt()).unwrap_or_default();
            Ok((kvittering, navn, f.portal.klokke.na()))
        },
        |(kvittering, navn, na)| view! { <Kvitteringsside kvittering=kvittering navn=navn hentet=na/> }.into_any(),
    )
}

/// The group that a part of the address names.
pub(super) fn omrade(sti: &str) -> Result<Omrade, Feil> {
    let alle = [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning];
    alle.into_iter().find(|o| o.sti() == sti).ok_or(Avslag::FinnesIkke.into())
}

/// The setting that an address names.
struct Adresse {
    omrade: String,
    part: String,
    innstilling: String,
}

impl Adresse {
    fn les() -> Self {
        Self { omrade: param("omrade"), part: param("part"), innstilling: param("innstilling") }
    }

    /// The setting, and the title of a consent that it needs first and that is not given.
    async fn steg(self, f: &Foresporsel) -> Result<(Steg, Option<String>), Feil> {
        let omrade = omrade(&self.omrade)?;
        let side = f.portal.personvern.innstilling(f.aktor()?, omrade, &self.part, &self.innstilling).await?;
        f.aktor()?.kan(Operasjon::Sette(&side.rad.definisjon))?;
        Ok((Steg { omrade, register: side.register, rad: side.rad }, side.krever))
    }
}
