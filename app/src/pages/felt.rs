//! Fields of filters: a choice, and days that the citizen writes: as they were written, as they were understood, and what
//! must be put right.

use crate::components::date_field::DateField;
use crate::domain::datofelt::{self, Datofeil};
use crate::messages::dato;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// A day as it was written, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Datofelt {
    pub verdi: String,
    pub feil: Option<Datofeil>,
}

/// Longest text that is shown again.
const LENGSTE: usize = 30;

impl Datofelt {
    /// A day that must be there.
    pub fn les(tekst: &str, i_dag: Date) -> (Option<Date>, Self) {
        Self::av(tekst, datofelt::les(tekst, i_dag).map(Some))
    }

    /// A day that may be left out.
    pub fn les_valgfri(tekst: &str, i_dag: Date) -> (Option<Date>, Self) {
        Self::av(tekst, datofelt::les_valgfri(tekst, i_dag))
    }

    /// Two days, of which the first may not come after the second.
    pub fn les_to(fra: (Option<Date>, Self), mut til: (Option<Date>, Self)) -> [(Option<Date>, Self); 2] {
        if let (Some(a), Some(b)) = (fra.0, til.0)
            && b < a
        {
            til.1.feil = Some(Datofeil::Omvendt);
        }
        [fra, til]
    }

    fn av(tekst: &str, lest: Result<Option<Date>, Datofeil>) -> (Option<Date>, Self) {
        match lest {
            Ok(dag) => (dag, Self { verdi: dag.map(|d| d.to_string()).unwrap_or_default(), feil: None }),
            Err(feil) => (None, Self { verdi: tekst.chars().take(LENGSTE).collect(), feil: Some(feil) }),
        }
    }
}

/// What must be put right in a field, in words; `navn` is its label.
pub fn feiltekst(feil: Datofeil, navn: &str, i_dag: Date) -> String {
    match feil {
        Datofeil::Mangler => t!("historikk-dato-mangler", felt = navn),
        Datofeil::Umulig => t!("historikk-dato-umulig", felt = navn),
        Datofeil::ForTidlig => t!("historikk-dato-for-tidlig", felt = navn),
        Datofeil::Framtid => t!("historikk-dato-framtid", felt = navn, dato = dato(i_dag)),
        Datofeil::Omvendt => t!("historikk-dato-omvendt", felt = navn),
    }
}

/// The faults of several fields (name, label, field) for the error summary.
pub fn feilliste(felter: &[(&str, String, &Datofelt)], i_dag: Date) -> Vec<(String, String)> {
    let ett = |(navn, ledetekst, felt): &(&str, String, &Datofelt)| {
        felt.feil.map(|f| ((*navn).to_owned(), feiltekst(f, ledetekst, i_dag)))
    };
    felter.iter().filter_map(ett).collect()
}

/// One of the fields.
#[component]
pub fn Dag(navn: &'static str, ledetekst: String, felt: Datofelt, i_dag: Date) -> impl IntoView {
    let feil = felt.feil.map(|f| feiltekst(f, &ledetekst, i_dag));
    view! { <DateField name=navn label=ledetekst value=felt.verdi max=i_dag.to_string() error=feil/> }
}

/// One choice of the filter; the first lets everything through.
#[component]
pub fn Velger(
    navn: &'static str,
    ledetekst: String,
    alle: String,
    valg: Vec<(String, String)>,
    valgt: String,
) -> impl IntoView {
    let ett = move |(verdi, tekst): (String, String)| {
        let naa = verdi == valgt;
        view! { <option value=verdi selected=naa>{tekst}</option> }
    };
    let valg = valg.into_iter().map(ett).collect_view();
    view! {
        <div class="ds-field">
            <label for=navn>{ledetekst}</label>
            <select class="ds-input" id=navn name=navn><option value="">{alle}</option>{valg}</select>
        </div>
    }
}
