//! Requests for consent and notices to many (contract §4.3): numbers become citizens, grants are asked for, and the door
//! `personvern` sends.

use super::klientfeil;
use crate::domain::aktor::{Part, Registerklient};
use crate::domain::definisjon::DefinisjonId;
use crate::domain::fnr::Fnr;
use crate::domain::foresporsel::Foresporselstatus;
use crate::domain::foresporsel::sending::{Levering, Leveringer, NyForesporsel, NyttVarsel, guid};
use crate::domain::id::InnbyggerId;
use crate::domain::klient::{Klientavslag, Skop};
use crate::personvern::Sendefeil;
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::{Feil, les};
use std::collections::{HashMap, HashSet};

/// Numbers that are looked up at once.
const I_GANGEN: usize = 500;

/// A request and whom it goes to. Holds personal numbers: no `Debug`.
#[derive(Clone)]
pub struct Utsending {
    pub part: String,
    pub foresporsel: NyForesporsel,
    pub numre: Vec<String>,
}

/// A notice and whom it goes to. Holds personal numbers: no `Debug`.
#[derive(Clone)]
pub struct NyttUtvarsel {
    pub part: String,
    pub varsel: NyttVarsel,
    pub numre: Vec<String>,
}

/// Where a request or notice stands with one citizen. Holds a personal number: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Mottaker {
    pub nummer: String,
    pub status: Foresporselstatus,
    /// Per definition of a request: consented, not consented, or not answered.
    pub svar: Vec<(DefinisjonId, Option<bool>)>,
}

impl Pvk {
    /// Sends a request to one citizen.
    ///
    /// # Errors
    /// As [`Self::send_foresporsler`], and [`Klientavslag::UkjentInnbygger`].
    pub async fn send_foresporsel(&self, klient: &Registerklient, u: Utsending) -> Result<Foresporselstatus, Pvkfeil> {
        let (part, ny, numre) = self.forbered(klient, u)?;
        self.innbygger(numre.first().ok_or(Klientavslag::FeilForesporsel)?).await?;
        let sendt = self.send(&part, ny, numre).await?;
        Ok(sendt.first().map_or(Foresporselstatus::IkkeLevert, |m| m.status))
    }

    /// Sends a request to many: each gets it once, whatever is sent again. The answer has each number once, in the order
    /// they were sent; one that nobody has was not delivered.
    ///
    /// # Errors
    /// Scope, part and grant for each consent; [`Klientavslag::FeilForesporsel`], also for a GUID that stands for another
    /// request; database. Some may have been sent after a fault; sending again is harmless.
    pub async fn send_foresporsler(&self, klient: &Registerklient, u: Utsending) -> Result<Vec<Mottaker>, Pvkfeil> {
        let (part, ny, numre) = self.forbered(klient, u)?;
        self.send(&part, ny, numre).await
    }

    async fn send(&self, part: &Part, ny: NyForesporsel, numre: Vec<String>) -> Result<Vec<Mottaker>, Pvkfeil> {
        let (guid, ider) = (ny.guid.clone(), self.innbyggere(&numre).await?);
        let mottakere: Vec<InnbyggerId> = ider.values().copied().collect();
        let leveringer = self.personvern.send_foresporsler(part, ny, &mottakere).await.map_err(sendefeil)?;
        let har = leveringer.iter().filter(|(_, l)| *l == Levering::AlleredeSendt).map(|(i, _)| *i);
        let statuser = self.personvern.statuser(part, &guid, &har.collect::<Vec<_>>()).await?;
        let mut kjent: HashMap<InnbyggerId, Foresporselstatus> = levert(leveringer);
        kjent.extend(statuser.into_iter().map(|(i, s)| (i, s.status)));
        Ok(svar_til(numre, &ider, &kjent))
    }

    /// Where the client's own request stands with each who got it.
    ///
    /// # Errors
    /// Scope; [`Klientavslag::FinnesIkke`] for a request that was not sent, or asks for a consent the client has no grant
    /// for; database.
    pub async fn foresporsel(&self, klient: &Registerklient, guid: &str) -> Result<Vec<Mottaker>, Pvkfeil> {
        let mut ut = Vec::new();
        for (part, guid, mottakere) in self.sendte(klient, guid).await? {
            let ider: Vec<InnbyggerId> = mottakere.keys().copied().collect();
            let statuser = self.personvern.statuser(&part, &guid, &ider).await?;
            ut.extend(statuser.into_iter().filter_map(|(i, s)| {
                Some(Mottaker { nummer: mottakere.get(&i)?.clone(), status: s.status, svar: s.svar })
            }));
        }
        Ok(ut)
    }

    /// Withdraws the client's own request from all who have not answered; then as [`Self::foresporsel`]. Withdrawing again
    /// is harmless.
    ///
    /// # Errors
    /// As [`Self::foresporsel`].
    pub async fn trekk_foresporsel(&self, klient: &Registerklient, guid: &str) -> Result<Vec<Mottaker>, Pvkfeil> {
        for (part, guid, mottakere) in self.sendte(klient, guid).await? {
            let ider: Vec<InnbyggerId> = mottakere.into_keys().collect();
            self.personvern.trekk(&part, &guid, &ider).await?;
        }
        self.foresporsel(klient, guid).await
    }

    /// Sends a notice to many that leads to one of the part's settings: each gets it once for its key.
    ///
    /// # Errors
    /// As [`Self::send_foresporsler`].
    pub async fn varsle(&self, klient: &Registerklient, u: NyttUtvarsel) -> Result<Vec<Mottaker>, Pvkfeil> {
        let part = klient.part(&self.katalog, &u.part, Skop::Skriv)?;
        let (_, d) = klient.definisjon(&self.katalog, &u.part, &u.varsel.definisjon.0, Skop::Skriv)?;
        let varsel = NyttVarsel { definisjon: d.id.clone(), ..u.varsel };
        let numre = hver_en_gang(u.numre)?;
        let ider = self.innbyggere(&numre).await?;
        let mottakere: Vec<InnbyggerId> = ider.values().copied().collect();
        let leveringer = self.personvern.send_varsel(&part, varsel, &mottakere).await.map_err(sendefeil)?;
        Ok(svar_til(numre, &ider, &levert(leveringer)))
    }

    /// A request with its part, its GUID and definitions as they are stored, and each number once.
    fn forbered(&self, klient: &Registerklient, u: Utsending) -> Result<(Part, NyForesporsel, Vec<String>), Pvkfeil> {
        let part = klient.part(&self.katalog, &u.part, Skop::Skriv)?;
        let egne = u
            .foresporsel
            .definisjoner
            .iter()
            .map(|d| klient.definisjon(&self.katalog, &u.part, &d.0, Skop::Skriv).map(|(_, d)| d.id.clone()));
        let definisjoner = egne.collect::<Result<Vec<_>, _>>()?;
        let guid = guid(&u.foresporsel.guid).ok_or(Klientavslag::FeilForesporsel)?;
        Ok((part, NyForesporsel { guid, definisjoner, ..u.foresporsel }, hver_en_gang(u.numre)?))
    }

    /// The client's own requests with a GUID, each with its part, the GUID as it is stored, and who got it.
    async fn sendte(
        &self,
        klient: &Registerklient,
        sendt: &str,
    ) -> Result<Vec<(Part, String, HashMap<InnbyggerId, String>)>, Pvkfeil> {
        let guid = guid(sendt).ok_or(Klientavslag::FinnesIkke)?;
        let mut ut = Vec::new();
        for tilgang in klient.klient().tilganger.iter().filter(|t| t.skriv) {
            let part = klient.part(&self.katalog, &tilgang.part.0, Skop::Skriv)?;
            let rader: Vec<(i64, String, String)> = les!(&self.basis, k =>
                sqlx::query_as(super::sql::MOTTAKERE).bind(&part.kode().0).bind(&guid).fetch_all(k).await)?;
            let Some((.., definisjoner)) = rader.first() else {
                if self.sendt_til_ingen(&part, &guid).await? {
                    ut.push((part, guid.clone(), HashMap::new()));
                }
                continue;
            };
            // A GUID stands for one request, so that all its rows ask for the same.
            let spurt: Vec<DefinisjonId> = serde_json::from_str(definisjoner).map_err(|_| Feil::Ulest("request"))?;
            let dobbel = ut.iter().any(|(p, ..): &(Part, String, _)| p == &part);
            if !dobbel && spurt.iter().all(|d| klient.klient().har(d, Skop::Skriv)) {
                let mottakere = rader.into_iter().map(|(id, nummer, _)| (InnbyggerId(id), nummer));
                ut.push((part, guid.clone(), mottakere.collect()));
            }
        }
        if !ut.is_empty() {
            return Ok(ut);
        }
        Err(if klient.har_skop(Skop::Skriv) { Klientavslag::FinnesIkke } else { Klientavslag::ManglerSkop }.into())
    }

    /// Whether the part has sent such a request; asked when nobody got it.
    async fn sendt_til_ingen(&self, part: &Part, guid: &str) -> Result<bool, Pvkfeil> {
        let funnet: Option<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(super::sql::SENDT).bind(&part.kode().0).bind(guid).fetch_optional(k).await)?;
        Ok(funnet.is_some())
    }

    /// The citizens with these numbers; those that cannot be or that nobody has are left out.
    async fn innbyggere(&self, numre: &[String]) -> Result<HashMap<String, InnbyggerId>, Pvkfeil> {
        let mulige: Vec<&str> = numre.iter().filter(|n| Fnr::les(n, self.godtar).is_ok()).map(String::as_str).collect();
        let mut ut = HashMap::with_capacity(mulige.len());
        for bunke in mulige.chunks(I_GANGEN) {
            let (alle, antall) = (bunke.concat(), i64::try_from(bunke.len()).unwrap_or(i64::MAX));
            let rader: Vec<(i64, String)> = les!(&self.basis, k =>
                sqlx::query_as(super::sql::INNBYGGERE).bind(&alle).bind(antall).fetch_all(k).await)?;
            ut.extend(rader.into_iter().map(|(id, nummer)| (nummer, InnbyggerId(id))));
        }
        Ok(ut)
    }
}

/// Each number once, in the order they were sent.
fn hver_en_gang(numre: Vec<String>) -> Result<Vec<String>, Pvkfeil> {
    let mut sett = HashSet::new();
    let ut: Vec<String> = numre.into_iter().filter(|n| sett.insert(n.clone())).collect();
    if ut.is_empty() { Err(Klientavslag::FeilForesporsel.into()) } else { Ok(ut) }
}

/// What the sender is told of what was sent now or before.
fn levert(leveringer: Leveringer) -> HashMap<InnbyggerId, Foresporselstatus> {
    let sendt = leveringer.into_iter().filter(|(_, l)| *l != Levering::IkkeLevert);
    sendt.map(|(i, _)| (i, Foresporselstatus::Sendt)).collect()
}

fn svar_til(
    numre: Vec<String>,
    ider: &HashMap<String, InnbyggerId>,
    kjent: &HashMap<InnbyggerId, Foresporselstatus>,
) -> Vec<Mottaker> {
    let en = |nummer: String| {
        let status = ider.get(&nummer).and_then(|i| kjent.get(i)).copied();
        Mottaker { nummer, status: status.unwrap_or(Foresporselstatus::IkkeLevert), svar: Vec::new() }
    };
    numre.into_iter().map(en).collect()
}

fn sendefeil(feil: Sendefeil) -> Pvkfeil {
    match feil {
        Sendefeil::Ugyldig(_) => Klientavslag::FeilForesporsel.into(),
        Sendefeil::Feil(feil) => klientfeil(feil),
    }
}
