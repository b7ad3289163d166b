//! Relasjoner: whom a session acts for. What one may is decided anew at every lookup, from facts read at that moment, so
//! that what ends elsewhere ends here at once.

use super::bruk::{PORTALEN, sett_inn};
use super::okt::{Okter, Oktnokkel, Oktrad, Oppslag};
use super::{Feil, dag, les, ny_id, sql, transaksjon};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::{Bruk, Handling, Hvem};
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::domain::oversikt::Navn;
use crate::domain::representasjon::{
    Fakta, Fullmaktsomrade, Operasjon, Personfakta, Personrad, Personvalg, Relasjon, Representasjon,
    Representasjonsavslag, Rolle, Slutt, Sluttgrunn, kan,
};
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use jiff::Timestamp;

/// The one a session acts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForAnnen {
    pub representasjon: Representasjon,
    pub navn: Navn,
}

/// Whom one chooses: somebody one has a relation to, in which role. None is oneself.
pub type Valgt = Option<(InnbyggerId, Rolle)>;

/// `RELASJONER`, in its order: the relation, then the person.
type Relasjonskolonner = (i64, String, Option<String>, String, String, String, String, bool, String, bool);

/// A relation with the person's name and facts.
struct Kjent {
    relasjon: Relasjon,
    navn: Navn,
    fakta: Personfakta,
}

impl Kjent {
    fn les(
        representant: InnbyggerId,
        (id, rolle, til, omrader, fornavn, etternavn, fodt, adressesperre, bosted, skjermet): Relasjonskolonner,
    ) -> Result<Self, Feil> {
        Ok(Self {
            relasjon: Relasjon {
                innbygger: InnbyggerId(id),
                representant,
                rolle: Rolle::les(&rolle).ok_or(Feil::Ulest("role of a relation"))?,
                til: til.as_deref().map(dag).transpose()?,
                omrader: Fullmaktsomrade::les_liste(&omrader),
            },
            navn: Navn { fornavn, etternavn },
            fakta: Personfakta { fodt: dag(&fodt)?, adressesperre, bosted, skjermet_for_foreldre: skjermet },
        })
    }

    fn er(&self, (innbygger, rolle): (InnbyggerId, Rolle)) -> bool {
        self.relasjon.innbygger == innbygger && self.relasjon.rolle == rolle
    }

    fn fakta(&self, rad: &Oktrad, na: Timestamp) -> Result<Fakta, Feil> {
        Ok(Fakta::den(tid::dag(na), &rad.fakta()?, &self.fakta, &self.relasjon))
    }

    fn for_annen(self, rad: &Oktrad, na: Timestamp) -> Result<ForAnnen, Feil> {
        let fakta = self.fakta(rad, na)?;
        let Relasjon { innbygger, rolle, til, .. } = self.relasjon;
        let representant_navn = rad.navn().helt();
        Ok(ForAnnen {
            representasjon: Representasjon { innbygger, rolle, fakta, til, representant_navn },
            navn: self.navn,
        })
    }
}

impl Okter {
    /// Whom the session acts for now, or why it no longer does. An active lookup stores the end, so that it stays one.
    pub(super) async fn for_annen(
        &self,
        nokkel: &Oktnokkel,
        rad: &Oktrad,
        oppslag: Oppslag,
    ) -> Result<(Option<ForAnnen>, Option<Slutt>), Feil> {
        let Some(valgt) = valgt(rad)? else { return Ok((None, None)) };
        let slutt = |grunn| Slutt { grunn, rolle: valgt.1, fornavn: rad.valgt_fornavn.clone().unwrap_or_default() };
        if let Some(kode) = &rad.slutt {
            let grunn = Sluttgrunn::les(kode).ok_or(Feil::Ulest("end of a relation"))?;
            return Ok((None, Some(slutt(grunn))));
        }
        match self.provd(rad, valgt).await {
            Ok(for_annen) => Ok((Some(for_annen), None)),
            Err(feil) => {
                let grunn = sluttgrunn(feil)?;
                if oppslag == Oppslag::Aktiv {
                    self.lagre_valg(nokkel, Some(valgt), Some(grunn)).await?;
                }
                Ok((None, Some(slutt(grunn))))
            }
        }
    }

    /// Everybody the citizen could act for, with those for whom it is not possible and why. Noted in the citizen's own
    /// log, whomever the session acts for: the relations are the citizen's.
    ///
    /// # Errors
    /// Database.
    pub async fn personer(&self, aktor: &Aktor, nokkel: &Oktnokkel) -> Result<Personvalg, Feil> {
        let rad = self.egen_rad(aktor, nokkel).await?;
        self.noter_egne(aktor.innlogget()).await?;
        let stengt = match self.apner_for_andre(aktor.innlogget()).await {
            Ok(()) => None,
            Err(Feil::Avslag(avslag)) => Some(avslag),
            Err(feil) => return Err(feil),
        };
        let na = self.klokke.na();
        let rader = self.kjente(aktor.innlogget()).await?.into_iter().map(|k| personrad(k, &rad, na));
        let valgt = aktor.for_annen().map(|r| (r.innbygger, r.rolle));
        Ok(Personvalg { stengt, rader: rader.collect::<Result<_, _>>()?, valgt })
    }

    /// Lets the session act for somebody, or for oneself again. Beginning to act for somebody is noted in their log.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] for somebody one has no relation to, whether they exist or not;
    /// [`Avslag::IkkePaVegneAv`] where the rule says no; [`Avslag::ForLavtNiva`], [`Avslag::Sperret`]; database.
    /// After an error the session is as it was.
    pub async fn bytt(&self, aktor: &Aktor, nokkel: &Oktnokkel, til: Valgt) -> Result<(), Feil> {
        let rad = self.egen_rad(aktor, nokkel).await?;
        let Some(valgt) = til else { return self.lagre_valg(nokkel, None, None).await };
        let kjent = self.kjente(aktor.innlogget()).await?.into_iter().any(|k| k.er(valgt));
        if !kjent {
            return Err(Avslag::FinnesIkke.into());
        }
        let for_annen = self.provd(&rad, valgt).await?;
        self.lagre_og_noter(nokkel, valgt, &for_annen.representasjon).await
    }

    /// The one chosen, if the rule and the representative's own level of use let them be chosen now.
    async fn provd(&self, rad: &Oktrad, valgt: (InnbyggerId, Rolle)) -> Result<ForAnnen, Feil> {
        let innlogget = InnbyggerId(rad.innbygger);
        let kjent = self.kjente(innlogget).await?.into_iter().find(|k| k.er(valgt));
        let for_annen =
            kjent.ok_or(Avslag::IkkePaVegneAv(Representasjonsavslag::Utlopt))?.for_annen(rad, self.klokke.na())?;
        kan(valgt.1, &for_annen.representasjon.fakta, Operasjon::Velge).map_err(Avslag::IkkePaVegneAv)?;
        self.apner_for_andre(innlogget).await?;
        Ok(for_annen)
    }

    async fn apner_for_andre(&self, innlogget: InnbyggerId) -> Result<(), Feil> {
        Ok(self.vakt.bruksvalg(innlogget).await?.apner(Tjeneste::PaVegneAv)?)
    }

    async fn kjente(&self, representant: InnbyggerId) -> Result<Vec<Kjent>, Feil> {
        let rader: Vec<Relasjonskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::RELASJONER).bind(representant.0).fetch_all(k).await)?;
        rader.into_iter().map(|r| Kjent::les(representant, r)).collect()
    }

    /// The actor's own session.
    async fn egen_rad(&self, aktor: &Aktor, nokkel: &Oktnokkel) -> Result<Oktrad, Feil> {
        let rad = self.rad(nokkel).await?.filter(|r| r.innbygger == aktor.innlogget().0);
        rad.ok_or(Avslag::FinnesIkke.into())
    }

    async fn noter_egne(&self, innlogget: InnbyggerId) -> Result<(), Feil> {
        let (basis, bruk) = (self.basis.clone(), sett_i_portalen(Hvem::Selv, "relasjoner", self.klokke.na())?);
        super::fullfor(async move {
            transaksjon!(&basis, tx => {
                sett_inn!(tx, innlogget, bruk)?;
                Ok(())
            })
        })
        .await
    }

    async fn lagre_valg(&self, nokkel: &Oktnokkel, til: Valgt, slutt: Option<Sluttgrunn>) -> Result<(), Feil> {
        let (basis, sammendrag) = (self.basis.clone(), nokkel.sammendrag());
        super::fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::BYTT_OKT)
                    .bind(&sammendrag)
                    .bind(til.map(|(id, _)| id.0))
                    .bind(til.map(|(_, rolle)| rolle.kode()))
                    .bind(slutt.map(Sluttgrunn::kode))
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    async fn lagre_og_noter(
        &self,
        nokkel: &Oktnokkel,
        (innbygger, rolle): (InnbyggerId, Rolle),
        r: &Representasjon,
    ) -> Result<(), Feil> {
        let (basis, sammendrag, na) = (self.basis.clone(), nokkel.sammendrag(), self.klokke.na());
        let hvem = Hvem::Representant { rolle, navn: r.representant_navn.clone() };
        let bruk = sett_i_portalen(hvem, "tjenesten", na)?;
        super::fullfor(async move {
            transaksjon!(&basis, tx => {
                sett_inn!(tx, innbygger, bruk)?;
                sqlx::query(sql::BYTT_OKT)
                    .bind(&sammendrag)
                    .bind(innbygger.0)
                    .bind(rolle.kode())
                    .bind(None::<String>)
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }
}

/// A row of the log about the portal itself.
fn sett_i_portalen(hvem: Hvem, kategorier: &str, na: Timestamp) -> Result<Bruk, Feil> {
    Ok(Bruk {
        id: ny_id(na)?,
        part: PartKode(PORTALEN.to_owned()),
        tidspunkt: na,
        hvem,
        handling: Handling::Se,
        kategorier: kategorier.to_owned(),
        formal: String::new(),
        orgnr: String::new(),
        grunnlag: String::new(),
        vilkar: None,
        forklaring: String::new(),
        nokkel: String::new(),
    })
}

/// Whom a stored session acts for, or did.
fn valgt(rad: &Oktrad) -> Result<Valgt, Feil> {
    let (Some(innbygger), Some(rolle)) = (rad.gjelder, rad.rolle.as_deref()) else { return Ok(None) };
    Ok(Some((InnbyggerId(innbygger), Rolle::les(rolle).ok_or(Feil::Ulest("role of a session"))?)))
}

/// A refusal as the end of acting; a fault stays a fault, never a "no".
fn sluttgrunn(feil: Feil) -> Result<Sluttgrunn, Feil> {
    match feil {
        Feil::Avslag(Avslag::IkkePaVegneAv(grunn)) => Ok(Sluttgrunn::Representasjon(grunn)),
        Feil::Avslag(_) => Ok(Sluttgrunn::Niva),
        feil => Err(feil),
    }
}

fn personrad(kjent: Kjent, rad: &Oktrad, na: Timestamp) -> Result<Personrad, Feil> {
    let fakta = kjent.fakta(rad, na)?;
    let Relasjon { innbygger, rolle, til, omrader, .. } = kjent.relasjon;
    Ok(Personrad {
        id: innbygger,
        navn: kjent.navn,
        fodt: kjent.fakta.fodt,
        alder: fakta.innbygger_alder,
        rolle,
        til,
        omrader,
        avslag: kan(rolle, &fakta, Operasjon::Velge).err(),
    })
}
