//! A registry registers a setting that reached it on paper, by phone or in its own system (contract §2).

use super::bevis::lagre_bevis;
use super::{Instansendring, klientfeil, loggrad};
use crate::domain::aktor::Registerklient;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::{TypePi, Valg};
use crate::domain::dokument::Dokument;
use crate::domain::historikk::{GjortAv, Kanal};
use crate::domain::id::InnbyggerId;
use crate::domain::innstilling::{Onske, Personverninnstilling};
use crate::domain::klient::{Klientavslag, Skop};
use crate::domain::metadata::{Metadata, Mottaker};
use crate::personvern::lagre::{Endringsramme, NyVerdi, lagre, las};
use crate::personvern::regel::{Mal, Tider, nye_verdier};
use crate::personvern::{Innstillingskolonner, innstilling, sql};
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::bruk::sett_inn;
use crate::store::{self, Feil, fullfor, mikro, ny_id, transaksjon};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// What the log calls a registration.
const KATEGORIER: &str = "personverninnstillinger";

/// One registration, read. Holds a personal number: no `Debug`.
#[derive(Clone)]
pub struct Registrering {
    pub nummer: String,
    pub part: String,
    pub definisjon: String,
    pub type_pi: TypePi,
    pub valg: Valg,
    /// When the citizen answered; none: now.
    pub tidspunkt: Option<Timestamp>,
    /// Minutes that `tidspunkt` may be ahead of our clock; it then counts as now.
    pub fram_minutter: i64,
    /// Held by an active answer only; with an inactive one it is left alone (contract §1.2).
    pub metadata: Metadata,
    pub bevis: Option<Dokument>,
}

/// What is known before the transaction.
struct Oppdrag {
    mal: Mal,
    onske: Onske,
    tider: Tider,
    kanal: Kanal,
    virksomhet: String,
    bevis: Option<Dokument>,
}

impl Pvk {
    /// Registers a citizen's answer. The same sent again changes nothing, and neither does an answer that is older than
    /// the setting's latest change: the citizen's later choice stands. A ticket is no condition (contract §3).
    ///
    /// # Errors
    /// [`Klientavslag`]: scope, definition and grant; `typePi`, time and metadata; the citizen; then the rules for
    /// settings. Database. After an error nothing is stored.
    pub async fn registrer(&self, klient: &Registerklient, r: Registrering) -> Result<Instansendring, Pvkfeil> {
        let oppdrag = self.oppdrag(klient, &r)?;
        let innbygger = self.innbygger(&r.nummer).await?;
        let door = self.clone();
        fullfor(async move { door.registrer_i_transaksjon(innbygger, &oppdrag).await }).await.map_err(klientfeil)
    }

    fn oppdrag(&self, klient: &Registerklient, r: &Registrering) -> Result<Oppdrag, Pvkfeil> {
        let (register, d) = klient.definisjon(&self.katalog, &r.part, &r.definisjon, Skop::Skriv)?;
        if r.type_pi != d.type_pi {
            return Err(Klientavslag::FeilType.into());
        }
        let na = self.klokke.na();
        let metadata = if r.valg.aktiv() { r.metadata.clone().ordnet() } else { Metadata::default() };
        let kjent = metadata.mottakere.iter().all(Mottaker::kan_vises);
        if !kjent || metadata.kontroller(d, r.valg).is_err() {
            return Err(Klientavslag::FeilMetadata.into());
        }
        Ok(Oppdrag {
            mal: Mal { register: Arc::clone(register), definisjon: d.clone() },
            onske: Onske { valg: r.valg, metadata, sett_sekvensnummer: 0, forstar_sletting: true },
            tider: Tider { na, satt: satt(r.tidspunkt, na, r.fram_minutter)? },
            kanal: if r.bevis.is_some() { Kanal::Papir } else { Kanal::Fagsystem },
            virksomhet: klient.klient().virksomhet.clone(),
            bevis: r.bevis.clone(),
        })
    }

    async fn registrer_i_transaksjon(&self, innbygger: InnbyggerId, o: &Oppdrag) -> Result<Instansendring, Feil> {
        let (na, d) = (o.tider.na, &o.mal.definisjon);
        transaksjon!(&self.basis, tx => {
            // One change at a time per citizen, as for the citizen's own: the same sent twice at once is one change.
            let pseudonym = las!(tx, innbygger);
            let rader: Vec<Innstillingskolonner> =
                sqlx::query_as(sql::INNSTILLINGER).bind(innbygger.0).fetch_all(&mut **tx).await?;
            let nye = o.nye(rader)?;
            let ramme = Endringsramme {
                gjort_av: GjortAv::Virksomhet(o.virksomhet.clone()),
                kanal: o.kanal,
                na,
                pseudonym,
            };
            let mut hendelse = None;
            for e in &nye {
                let id = ny_id(na)?;
                lagre!(self.personvern.signering(), tx, innbygger, ramme, *e, id);
                hendelse = hendelse.or(Some(id));
            }
            if let Some(bevis) = &o.bevis {
                lagre_bevis!(tx, innbygger, d.id, hendelse, bevis, &o.virksomhet, na);
            }
            // An answer of "unchanged" tells how the setting stands, and so is a reading.
            let handling = if hendelse.is_some() { Handling::Endre } else { Handling::Se };
            sett_inn!(tx, innbygger, loggrad(&o.virksomhet, &d.part, handling, KATEGORIER, na)?)?;
            Ok(Instansendring::av(hendelse.is_some()))
        })
    }
}

impl Oppdrag {
    /// What is to be stored, given the citizen's settings.
    fn nye(&self, rader: Vec<Innstillingskolonner>) -> Result<Vec<NyVerdi>, Feil> {
        let lagrede = rader.into_iter().map(innstilling).collect::<Result<Vec<_>, _>>()?;
        let lagret: Option<&Personverninnstilling> = lagrede.iter().find(|i| i.definisjon == self.mal.definisjon.id);
        if lagret.is_some_and(|i| self.tider.satt < i.endret) {
            tracing::info!(
                definisjon = self.mal.definisjon.id.0,
                "a registered answer is older than the latest change and changes nothing"
            );
            return Ok(Vec::new());
        }
        let sett_sekvensnummer = lagret.map_or(0, |i| i.sekvensnummer);
        let onske = Onske { sett_sekvensnummer, ..self.onske.clone() };
        Ok(nye_verdier(&self.mal, &lagrede, true, &onske, self.tider)?)
    }
}

/// When the answer was given, to the microsecond as it is stored. A clock that is a little ahead of ours says now: what is
/// dated in the future would stand before what the citizen chooses next.
fn satt(tidspunkt: Option<Timestamp>, na: Timestamp, fram_minutter: i64) -> Result<Timestamp, Pvkfeil> {
    let Some(tid) = tidspunkt else { return Ok(na) };
    if tid.duration_since(na) > SignedDuration::from_mins(fram_minutter) {
        return Err(Klientavslag::FramITid.into());
    }
    Ok(store::tid(mikro(tid))?.min(na))
}
