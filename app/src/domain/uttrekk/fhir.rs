//! The parts of an extract that have a natural form in HL7 FHIR R4 (4.0.1), as a Bundle of the kind `collection`: Patient,
//! Consent, Immunization, Observation, AuditEvent. What has none stays in the JSON file; nothing is forced into a form.

use super::{Innstillingsuttrekk, Registeruttrekk, Uttrekk};
use crate::domain::bruk::{Bruk, Handling, Hvem};
use crate::domain::definisjon::TypePi;
use crate::domain::rapport::{Celle, Faktum, Malepunkt, Maleserie, Post, Postslag};
use serde_json::{Value, json};

/// The fhir+json of the whole extract.
pub fn bundle(u: &Uttrekk) -> Value {
    let pasient =
        json!({"resourceType": "Patient", "id": PASIENT, "name": [{"text": tekst(&u.navn)}], "birthDate": u.fodt});
    let mut ressurser = vec![pasient];
    ressurser.extend(u.innstillinger.iter().filter_map(|i| samtykke(i, &u.adresse)));
    for r in &u.registre {
        if let Some(siste) = r.rapporter.first() {
            for s in &siste.seksjoner {
                let dose = |p: &&Post| p.slag == Some(Postslag::Vaksinasjon);
                ressurser.extend(s.poster.iter().filter(dose).map(|p| vaksine(p, r)));
                let punkter = s.maleserier.iter().flat_map(|m| m.punkter.iter().map(move |p| (m, p)));
                ressurser.extend(punkter.map(|(m, p)| maling(m, p, r)));
            }
        }
        ressurser.extend(r.bruk.iter().map(|b| oppslag(b, r, u)));
    }
    let med_id = |(nr, mut ressurs): (usize, Value)| {
        let id = if nr == 0 { PASIENT.to_owned() } else { format!("r{nr}") };
        ressurs["id"] = json!(id);
        let slag = ressurs["resourceType"].as_str().unwrap_or_default();
        json!({"fullUrl": format!("{}/uttrekk/{slag}/{id}", u.adresse), "resource": ressurs})
    };
    let innslag: Vec<Value> = ressurser.into_iter().enumerate().map(med_id).collect();
    json!({"resourceType": "Bundle", "type": "collection", "timestamp": u.laget, "entry": innslag})
}

const PASIENT: &str = "pasient";

/// A reference within the bundle.
fn pasienten() -> Value {
    json!({"reference": format!("Patient/{PASIENT}")})
}

/// FHIR strings hold no empty text and no control characters other than these.
fn tekst(t: &str) -> String {
    let ren: String =
        t.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t' | '\r') { ' ' } else { c }).collect();
    if ren.trim().is_empty() { "Ikke oppgitt".to_owned() } else { ren.trim().to_owned() }
}

/// Consents, reservations and restrictions are all Consent; what is no choice about data is none.
fn samtykke(i: &Innstillingsuttrekk, adresse: &str) -> Option<Value> {
    let gir = match i.slag {
        TypePi::Samtykke => i.aktiv,
        TypePi::Reservasjon | TypePi::Tilgangsbegrensning => !i.aktiv,
        TypePi::Niva => return None,
    };
    let omfang = if i.slag == TypePi::Tilgangsbegrensning { "patient-privacy" } else { "research" };
    Some(json!({
        "resourceType": "Consent",
        "status": if i.slag == TypePi::Samtykke && !i.aktiv { "inactive" } else { "active" },
        "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": omfang}]},
        "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0", "display": "Patient Consent"}], "text": tekst(&i.tittel)}],
        "patient": pasienten(),
        "dateTime": i.endret,
        "organization": [{"display": tekst(&i.register)}],
        "policy": [{"uri": format!("{adresse}/innstilling/{}", i.definisjon)}],
        "provision": {"type": if gir { "permit" } else { "deny" }},
    }))
}

/// The system of a code; other code systems keep their name as a text.
fn kodesystem(kodeverk: &str) -> Option<String> {
    match kodeverk {
        "ATC" => Some("http://www.whocc.no/atc".to_owned()),
        "LOINC" => Some("http://loinc.org".to_owned()),
        "NPU" => Some("http://npu-terminology.org".to_owned()),
        "SYSVAK" => Some("urn:oid:2.16.578.1.12.4.1.1.7709".to_owned()),
        "ICD-10" => Some("urn:oid:2.16.578.1.12.4.1.1.7110".to_owned()),
        tall if tall.len() == 4 && tall.bytes().all(|b| b.is_ascii_digit()) => {
            Some(format!("urn:oid:2.16.578.1.12.4.1.1.{tall}"))
        }
        _ => None,
    }
}

/// A FHIR `code` has no spaces at its ends and none doubled.
fn koding(kodeverk: &str, kode: &str, ord: Option<&str>) -> Option<Value> {
    let system = kodesystem(kodeverk)?;
    let kode = kode.split_whitespace().collect::<Vec<_>>().join(" ");
    if kode.is_empty() {
        return None;
    }
    let mut v = json!({"system": system, "code": kode});
    if let Some(ord) = ord {
        v["display"] = json!(tekst(ord));
    }
    Some(v)
}

fn ord(f: &Faktum) -> Option<&str> {
    match &f.verdi {
        Some(Celle::Tekst(t) | Celle::Kode { verdi: t, .. }) => Some(t),
        _ => None,
    }
}

fn vaksine(p: &Post, r: &Registeruttrekk) -> Value {
    let kodet = |f: &Faktum| koding(f.kodeverk.as_deref()?, f.kode.as_deref()?, ord(f));
    let koder: Vec<Value> = p.fakta.iter().filter_map(kodet).collect();
    let mut kode = json!({"text": tekst(&p.tittel)});
    if !koder.is_empty() {
        kode["coding"] = json!(koder);
    }
    let mut v = json!({
        "resourceType": "Immunization", "status": "completed", "vaccineCode": kode, "patient": pasienten(),
        "occurrenceDateTime": p.dato, "reportOrigin": {"text": tekst(&r.navn)},
    });
    let batch = p.fakta.iter().find(|f| f.navn.to_lowercase().starts_with("batch")).and_then(ord);
    if let Some(batch) = batch {
        v["lotNumber"] = json!(tekst(batch));
    }
    if let Some(sted) = p.kilde.as_ref().and_then(|k| k.virksomhet.as_deref()) {
        v["performer"] = json!([{"actor": {"display": tekst(sted)}}]);
    }
    v
}

/// The day, or the moment where the time of day is known.
fn nar(p: &Malepunkt) -> String {
    let midnatt = p.dato.at(0, 0, 0, 0);
    let moment = p.klokkeslett.and_then(|k| {
        midnatt
            .saturating_add(jiff::Span::new().minutes(i64::from(k.minutter())))
            .to_zoned(crate::domain::tid::oslo())
            .ok()
    });
    moment.map_or_else(|| p.dato.to_string(), |z| z.timestamp().to_string())
}

fn maling(m: &Maleserie, p: &Malepunkt, r: &Registeruttrekk) -> Value {
    let mut kode = json!({"text": tekst(&m.tittel)});
    if let Some(k) = m.kodeverk.as_deref().zip(m.kode.as_deref()).and_then(|(verk, k)| koding(verk, k, None)) {
        kode["coding"] = json!([k]);
    }
    let mut mengde = json!({"value": p.verdi});
    if !m.enhet.trim().is_empty() {
        mengde["unit"] = json!(tekst(&m.enhet));
    }
    let sted = p.kilde.as_ref().and_then(|k| k.virksomhet.as_deref()).unwrap_or(&r.navn);
    let mut v = json!({
        "resourceType": "Observation", "status": "final", "code": kode, "subject": pasienten(),
        "effectiveDateTime": nar(p), "valueQuantity": mengde, "performer": [{"display": tekst(sted)}],
    });
    if let Some(merknad) = &p.merknad {
        v["note"] = json!([{"text": tekst(merknad)}]);
    }
    v
}

fn oppslag(b: &Bruk, r: &Registeruttrekk, u: &Uttrekk) -> Value {
    let (navn, spurte) = match &b.hvem {
        Hvem::Selv => (u.navn.clone(), true),
        Hvem::Representant { navn, .. } => (navn.clone(), true),
        Hvem::Person { navn, rolle, virksomhet } => {
            let hvem = navn.as_deref().map_or(rolle.clone(), |n| format!("{n}, {rolle}"));
            (format!("{hvem}, {virksomhet}"), true)
        }
        Hvem::Automatisk { virksomhet } => (virksomhet.clone(), false),
    };
    let handling = match b.handling {
        Handling::Se => "R",
        Handling::Endre => "U",
        Handling::Slette => "D",
        Handling::Bruke | Handling::Sammenstille => "E",
    };
    let mut v = json!({
        "resourceType": "AuditEvent",
        "type": {"system": "http://dicom.nema.org/resources/ontology/DCM", "code": "110110", "display": "Patient Record"},
        "action": handling,
        "recorded": b.tidspunkt,
        "agent": [{"name": tekst(&navn), "requestor": spurte}],
        "source": {"observer": {"display": tekst(&r.navn)}},
        "entity": [{"what": pasienten(), "description": tekst(&b.kategorier)}],
    });
    if !b.formal.trim().is_empty() {
        v["purposeOfEvent"] = json!([{"text": tekst(&b.formal)}]);
    }
    v
}
