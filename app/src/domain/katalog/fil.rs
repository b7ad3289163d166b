//! One catalogue file: its spelling, and the checks that a type cannot make.

mod omfang;

use super::Katalogfeil;
use crate::domain::definisjon::{
    ApenFor, Definisjon, DefinisjonId, Omfang, Omrade, PartKode, PerValg, Stans, TidligereTekst, Tilgangsgruppe, TypePi,
};
use crate::domain::metadata::Mottakerslag;
use crate::domain::register::{
    Ansvarlig, Apenhet, Funksjon, Grunnlag, Grunnlagsslag, Henvendelsestekster, Innsynsvei, Integrasjon, Lenke,
    Register, Registerslag,
};
use crate::domain::tid::Periode;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use std::collections::HashSet;
use toml::Spanned;

/// What has been seen in earlier files and may not come again.
#[derive(Default)]
pub(super) struct Sett {
    parter: HashSet<String>,
    slugger: HashSet<String>,
    guider: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fil {
    part_kode: Spanned<String>,
    slug: Spanned<String>,
    navn: Spanned<String>,
    kortnavn: Spanned<String>,
    sammendrag: Spanned<String>,
    formal: Spanned<String>,
    lagres: Vec<Spanned<String>>,
    far_utlevert: String,
    lagringstid: String,
    slag: Registerslag,
    apent_for: Apenhet,
    sensitivt: bool,
    integrasjon: Integrasjon,
    innsyn: Innsynsvei,
    funksjoner: Vec<Funksjon>,
    sokeord: Vec<String>,
    ansvarlig: Spanned<Vec<AnsvarligFil>>,
    grunnlag: Spanned<Vec<GrunnlagFil>>,
    #[serde(default)]
    lenke: Vec<Spanned<Lenke>>,
    #[serde(default)]
    definisjon: Vec<DefinisjonFil>,
    #[serde(default)]
    henvendelse: Henvendelsestekster,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnsvarligFil {
    navn: Spanned<String>,
    #[serde(default, deserialize_with = "dato")]
    fra: Option<Date>,
    #[serde(default, deserialize_with = "dato")]
    til: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GrunnlagFil {
    #[serde(rename = "type")]
    slag: Spanned<Grunnlagsslag>,
    hjemmel: String,
    #[serde(default, deserialize_with = "dato")]
    fra: Option<Date>,
    #[serde(default, deserialize_with = "dato")]
    til: Option<Date>,
    #[serde(default)]
    ubekreftet: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DefinisjonFil {
    guid: Spanned<String>,
    slug: Spanned<String>,
    #[serde(rename = "type")]
    type_pi: TypePi,
    omrade: Omrade,
    navn: Spanned<String>,
    tittel: Spanned<String>,
    sporsmal: Spanned<String>,
    hjelp: String,
    apen_for: ApenFor,
    versjon: Spanned<i64>,
    #[serde(default, deserialize_with = "dato")]
    fra: Option<Date>,
    #[serde(default, deserialize_with = "dato")]
    til: Option<Date>,
    #[serde(default)]
    krever: Vec<Spanned<String>>,
    gruppe: Option<Tilgangsgruppe>,
    #[serde(default)]
    mottakere: Vec<Mottakerslag>,
    #[serde(default)]
    perioder: bool,
    #[serde(default)]
    slettes: Vec<String>,
    #[serde(default)]
    tilbakevirkende: bool,
    #[serde(default)]
    kommer_tilbake: bool,
    stanser: Option<Stans>,
    #[serde(default)]
    omfang: Vec<Spanned<Omfang>>,
    #[serde(default)]
    tidligere: Vec<TidligereFil>,
    slettefrist_dager: Option<Spanned<u16>>,
    #[serde(default)]
    representasjon: Vec<Spanned<String>>,
    #[serde(default)]
    ubekreftet: bool,
    valg: ValgFil,
    virkning: PerValg<Spanned<Vec<String>>>,
    etterpa: PerValg<Spanned<String>>,
}

/// An earlier version of the text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TidligereFil {
    versjon: Spanned<i64>,
    #[serde(deserialize_with = "dato")]
    til: Option<Date>,
    sporsmal: Spanned<String>,
    virkning: PerValg<Spanned<Vec<String>>>,
}

/// The labels of both answers, and of the buttons that confirm them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValgFil {
    aktiv: Spanned<String>,
    inaktiv: Spanned<String>,
    bekreft_aktiv: Spanned<String>,
    bekreft_inaktiv: Spanned<String>,
}

/// A TOML local date as a calendar date.
fn dato<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Date>, D::Error> {
    use serde::de::Error;
    let verdi = toml::value::Datetime::deserialize(d)?;
    match (verdi.date, verdi.time) {
        (Some(dag), None) => i16::try_from(dag.year)
            .ok()
            .zip(i8::try_from(dag.month).ok().zip(i8::try_from(dag.day).ok()))
            .and_then(|(aar, (maaned, dag))| Date::new(aar, maaned, dag).ok())
            .map(Some)
            .ok_or_else(|| D::Error::custom("no such date")),
        _ => Err(D::Error::custom("expected a date without a time, such as 2024-01-01")),
    }
}

const REPRESENTASJON: [&str; 5] = ["FO_UNDER_12", "FO_12_15", "FU", "TD", "VE"];

/// Reads and checks one file.
pub(super) fn les(navn: &str, tekst: &str, sett: &mut Sett) -> Result<Register, Katalogfeil> {
    let kontroll = Kontroll { fil: navn, tekst };
    let fil: Fil =
        toml::from_str(tekst).map_err(|e| kontroll.feil(e.span().map_or(0, |s| s.start), e.message().to_owned()))?;
    kontroll.hode(&fil, sett)?;
    let part = PartKode(fil.part_kode.get_ref().clone());
    let definisjoner = kontroll.definisjoner(&part, &fil.definisjon, sett)?;
    let ansvarlige: Vec<Ansvarlig> = fil
        .ansvarlig
        .get_ref()
        .iter()
        .map(|a| Ansvarlig { navn: a.navn.get_ref().clone(), periode: Periode { fra: a.fra, til: a.til } })
        .collect();
    kontroll.perioder("ansvarlig", fil.ansvarlig.span().start, ansvarlige.iter().map(|a| a.periode))?;
    let grunnlag: Vec<Grunnlag> = fil
        .grunnlag
        .get_ref()
        .iter()
        .map(|g| Grunnlag {
            slag: *g.slag.get_ref(),
            hjemmel: g.hjemmel.clone(),
            periode: Periode { fra: g.fra, til: g.til },
            ubekreftet: g.ubekreftet,
        })
        .collect();
    kontroll.perioder("grunnlag", fil.grunnlag.span().start, grunnlag.iter().map(|g| g.periode))?;
    Ok(Register {
        part,
        slug: fil.slug.into_inner(),
        navn: fil.navn.into_inner(),
        kortnavn: fil.kortnavn.into_inner(),
        sammendrag: fil.sammendrag.into_inner(),
        formal: fil.formal.into_inner(),
        lagres: fil.lagres.into_iter().map(Spanned::into_inner).collect(),
        far_utlevert: fil.far_utlevert,
        lagringstid: fil.lagringstid,
        slag: fil.slag,
        apent_for: fil.apent_for,
        sensitivt: fil.sensitivt,
        integrasjon: fil.integrasjon,
        innsyn: fil.innsyn,
        funksjoner: fil.funksjoner,
        sokeord: fil.sokeord,
        ansvarlige,
        grunnlag,
        lenker: fil.lenke.into_iter().map(Spanned::into_inner).collect(),
        definisjoner,
        henvendelse: fil.henvendelse,
    })
}

/// The file under check: turns byte offsets into lines.
struct Kontroll<'a> {
    fil: &'a str,
    tekst: &'a str,
}

impl Kontroll<'_> {
    fn feil(&self, plass: usize, grunn: impl Into<String>) -> Katalogfeil {
        let for_plass = self.tekst.get(..plass).unwrap_or_default();
        Katalogfeil { fil: self.fil.to_owned(), linje: for_plass.matches('\n').count() + 1, grunn: grunn.into() }
    }

    fn hode(&self, fil: &Fil, sett: &mut Sett) -> Result<(), Katalogfeil> {
        self.ny("part_kode", &fil.part_kode, &mut sett.parter)?;
        self.ny("slug", &fil.slug, &mut sett.slugger)?;
        self.slug(&fil.slug)?;
        let venter = format!("{}.toml", fil.slug.get_ref());
        if self.fil.rsplit('/').next() != Some(venter.as_str()) {
            return Err(self.feil(fil.slug.span().start, format!("slug and file name differ: expected {venter}")));
        }
        self.lengde("navn", &fil.navn, 120)?;
        self.lengde("kortnavn", &fil.kortnavn, 40)?;
        self.lengde("sammendrag", &fil.sammendrag, 160)?;
        self.lengde("formal", &fil.formal, 400)?;
        for post in &fil.lagres {
            self.lengde("lagres", post, 120)?;
        }
        for lenke in &fil.lenke {
            let url = &lenke.get_ref().url;
            if !url.starts_with("https://") || !url.contains(&lenke.get_ref().vert) {
                return Err(self.feil(lenke.span().start, "url must be https and on the named host"));
            }
        }
        Ok(())
    }

    fn definisjoner(
        &self,
        part: &PartKode,
        filer: &[DefinisjonFil],
        sett: &mut Sett,
    ) -> Result<Vec<Definisjon>, Katalogfeil> {
        let mut slugger = HashSet::new();
        for d in filer {
            self.ny("guid", &d.guid, &mut sett.guider)?;
            self.guid(&d.guid)?;
            self.slug(&d.slug)?;
            self.ny("slug", &d.slug, &mut slugger)?;
            self.tekster(d)?;
        }
        filer.iter().map(|d| self.definisjon(part, d, filer)).collect()
    }

    fn tekster(&self, d: &DefinisjonFil) -> Result<(), Katalogfeil> {
        self.lengde("navn", &d.navn, 160)?;
        self.lengde("tittel", &d.tittel, 80)?;
        self.lengde("sporsmal", &d.sporsmal, 160)?;
        if *d.versjon.get_ref() < 1 {
            return Err(self.feil(d.versjon.span().start, "versjon starts at 1"));
        }
        for tekst in [&d.valg.aktiv, &d.valg.inaktiv, &d.valg.bekreft_aktiv, &d.valg.bekreft_inaktiv] {
            self.lengde("label", tekst, 60)?;
        }
        self.virkning(&d.virkning)?;
        for tekst in [&d.etterpa.aktiv, &d.etterpa.inaktiv] {
            self.lengde("etterpa", tekst, 240)?;
            if tekst.get_ref().contains("{slettes_innen}") && d.slettefrist_dager.is_none() {
                return Err(self.feil(tekst.span().start, "{slettes_innen} needs slettefrist_dager"));
            }
        }
        if (d.gruppe.is_some()) != (d.omrade == Omrade::Tilgang) {
            return Err(self.feil(d.slug.span().start, "gruppe stands on the definitions of tilgang, and there only"));
        }
        for kode in &d.representasjon {
            if !REPRESENTASJON.contains(&kode.get_ref().as_str()) {
                return Err(self.feil(kode.span().start, format!("unknown representation {:?}", kode.get_ref())));
            }
        }
        Ok(())
    }

    fn virkning(&self, virkning: &PerValg<Spanned<Vec<String>>>) -> Result<(), Katalogfeil> {
        for punkter in [&virkning.aktiv, &virkning.inaktiv] {
            let antall = punkter.get_ref().len();
            if !(1..=4).contains(&antall) || punkter.get_ref().iter().any(|p| p.chars().count() > 120) {
                return Err(self.feil(punkter.span().start, "virkning: one to four bullets of at most 120 characters"));
            }
        }
        Ok(())
    }

    fn definisjon(
        &self,
        part: &PartKode,
        d: &DefinisjonFil,
        alle: &[DefinisjonFil],
    ) -> Result<Definisjon, Katalogfeil> {
        let krever = d
            .krever
            .iter()
            .map(|slug| {
                alle.iter()
                    .find(|a| a.slug.get_ref() == slug.get_ref() && a.slug.get_ref() != d.slug.get_ref())
                    .map(|a| DefinisjonId(a.guid.get_ref().clone()))
                    .ok_or_else(|| {
                        self.feil(slug.span().start, format!("krever names no definition: {:?}", slug.get_ref()))
                    })
            })
            .collect::<Result<_, _>>()?;
        let tekst = |aktiv: &Spanned<String>, inaktiv: &Spanned<String>| PerValg {
            aktiv: aktiv.get_ref().clone(),
            inaktiv: inaktiv.get_ref().clone(),
        };
        Ok(Definisjon {
            id: DefinisjonId(d.guid.get_ref().clone()),
            part: part.clone(),
            slug: d.slug.get_ref().clone(),
            type_pi: d.type_pi,
            omrade: d.omrade,
            navn: d.navn.get_ref().clone(),
            tittel: d.tittel.get_ref().clone(),
            sporsmal: d.sporsmal.get_ref().clone(),
            hjelp: d.hjelp.clone(),
            apen_for: d.apen_for,
            versjon: *d.versjon.get_ref(),
            periode: Periode { fra: d.fra, til: d.til },
            krever,
            gruppe: d.gruppe,
            mottakere: d.mottakere.clone(),
            perioder: d.perioder,
            slettes: d.slettes.clone(),
            tilbakevirkende: d.tilbakevirkende,
            kommer_tilbake: d.kommer_tilbake,
            stanser: d.stanser.clone(),
            omfang: self.omfang(d)?,
            tidligere: self.tidligere(d)?,
            slettefrist_dager: d.slettefrist_dager.as_ref().map(|s| *s.get_ref()),
            representasjon: d.representasjon.iter().map(|r| r.get_ref().clone()).collect(),
            ubekreftet: d.ubekreftet,
            valg: tekst(&d.valg.aktiv, &d.valg.inaktiv),
            bekreft: tekst(&d.valg.bekreft_aktiv, &d.valg.bekreft_inaktiv),
            virkning: PerValg {
                aktiv: d.virkning.aktiv.get_ref().clone(),
                inaktiv: d.virkning.inaktiv.get_ref().clone(),
            },
            etterpa: tekst(&d.etterpa.aktiv, &d.etterpa.inaktiv),
        })
    }

    /// Earlier texts: versions and days that rise, the last before the one in use; no text from before the definition.
    fn tidligere(&self, d: &DefinisjonFil) -> Result<Vec<TidligereTekst>, Katalogfeil> {
        let mut ut: Vec<TidligereTekst> = Vec::new();
        for t in &d.tidligere {
            let (plass, versjon) = (t.versjon.span().start, *t.versjon.get_ref());
            let til = t.til.ok_or_else(|| self.feil(plass, "an earlier text needs its last day"))?;
            let stiger = ut.last().is_none_or(|f| f.versjon < versjon && f.til < til);
            if versjon < 1 || versjon >= *d.versjon.get_ref() || !stiger {
                return Err(self.feil(plass, "earlier texts rise in versjon and til, below the version in use"));
            }
            if d.fra.is_some_and(|fra| til < fra) {
                return Err(self.feil(plass, "an earlier text ends before the definition starts"));
            }
            self.lengde("sporsmal", &t.sporsmal, 160)?;
            self.virkning(&t.virkning)?;
            let virkning =
                PerValg { aktiv: t.virkning.aktiv.get_ref().clone(), inaktiv: t.virkning.inaktiv.get_ref().clone() };
            ut.push(TidligereTekst { versjon, til, sporsmal: t.sporsmal.get_ref().clone(), virkning });
        }
        Ok(ut)
    }

    fn ny(&self, felt: &str, verdi: &Spanned<String>, sett: &mut HashSet<String>) -> Result<(), Katalogfeil> {
        if sett.insert(verdi.get_ref().clone()) {
            return Ok(());
        }
        Err(self.feil(verdi.span().start, format!("{felt} is used before: {:?}", verdi.get_ref())))
    }

    fn slug(&self, verdi: &Spanned<String>) -> Result<(), Katalogfeil> {
        let ok = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !verdi.get_ref().is_empty() && verdi.get_ref().chars().all(ok) {
            return Ok(());
        }
        Err(self.feil(verdi.span().start, "slug takes a–z, 0–9 and hyphen"))
    }

    fn guid(&self, verdi: &Spanned<String>) -> Result<(), Katalogfeil> {
        let deler: Vec<&str> = verdi.get_ref().split('-').collect();
        let heks = |d: &&str| d.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c));
        if deler.iter().map(|d| d.len()).eq([8, 4, 4, 4, 12]) && deler.iter().all(heks) {
            return Ok(());
        }
        Err(self.feil(verdi.span().start, "guid must be a lower-case GUID"))
    }

    fn lengde(&self, felt: &str, verdi: &Spanned<String>, hoyst: usize) -> Result<(), Katalogfeil> {
        let antall = verdi.get_ref().chars().count();
        if (1..=hoyst).contains(&antall) {
            return Ok(());
        }
        Err(self.feil(verdi.span().start, format!("{felt} takes 1 to {hoyst} characters, found {antall}")))
    }

    fn perioder(&self, felt: &str, plass: usize, perioder: impl Iterator<Item = Periode>) -> Result<(), Katalogfeil> {
        let alle: Vec<Periode> = perioder.collect();
        let grunn = if alle.is_empty() {
            "is missing"
        } else if alle.iter().skip(1).any(|p| p.fra.is_none()) {
            "only the first period may lack a start"
        } else if alle.iter().any(|p| matches!((p.fra, p.til), (Some(f), Some(t)) if t < f)) {
            "ends before it starts"
        } else if alle.windows(2).any(|w| w[0].til.is_none_or(|t| w[1].fra.is_some_and(|f| f <= t))) {
            "periods overlap or are out of order"
        } else if alle.last().is_some_and(|p| p.til.is_some()) {
            "the last period must be open"
        } else {
            return Ok(());
        };
        Err(self.feil(plass, format!("{felt}: {grunn}")))
    }
}
