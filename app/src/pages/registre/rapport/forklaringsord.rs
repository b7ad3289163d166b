//! The templates a course is explained in, from the message files.

use crate::charts::forklaring::{Forklaringsord, Periodemal, Tellerord};
use crate::charts::kurs::Ord;
use crate::t;

/// The words of a drawing. `rolle` is what it is called to screen readers.
pub(super) fn ord(rolle: String) -> Ord {
    let kort = |nr: usize| crate::messages::tekst(&format!("maaned-{nr}"), None).chars().take(3).collect();
    let maneder = std::array::from_fn(|nr| kort(nr + 1));
    Ord { maneder, desimaltegn: ',', rolle }
}

/// The templates, with words of their own for the tracks of a disease course.
pub(super) fn forklaringsord() -> Forklaringsord {
    let (a, b, c) = ("{0}", "{1}", "{2}");
    Forklaringsord {
        maneder: std::array::from_fn(|nr| crate::messages::tekst(&format!("maaned-{}", nr + 1), None)),
        dag: t!("forklaring-dag", dag = a, maned = b, aar = c),
        maned: t!("forklaring-maned", maned = a, aar = b),
        mellom: t!("forklaring-mellom", fra = a, til = b),
        i: t!("forklaring-i", tid = a),
        vindu: t!("forklaring-vindu", fra = a, til = b),
        behandling: mal(
            "forklaring-behandling-avsluttet",
            "forklaring-behandling-pagar",
            "forklaring-behandling-oyeblikk",
        ),
        uten_navn: (t!("behandling-uten-navn"), t!("behandling-uten-navn-i-setning")),
        uten: mal("forklaring-uten-avsluttet", "forklaring-uten-pagar", "forklaring-uten-oyeblikk"),
        fase: mal("forklaring-fase-avsluttet", "forklaring-fase-pagar", "forklaring-fase-oyeblikk"),
        vanlig: mal("forklaring-vanlig-avsluttet", "forklaring-vanlig-pagar", "forklaring-vanlig-oyeblikk"),
        bivirkning: t!("forklaring-bivirkning"),
        manglende_effekt: t!("forklaring-manglende-effekt"),
        flere_perioder: t!("forklaring-flere-perioder", antall = a),
        registrert: t!("forklaring-registrert", hva = a),
        og: t!("forklaring-og"),
        ingen: t!("forklaring-ingen", hva = a),
        usikre: t!("forklaring-usikre", talt = a, antall = b),
        en_verdi: t!("forklaring-en-verdi", talt = a, verdi = b),
        fra_verdi: t!("forklaring-fra-verdi", talt = a, lavest = b, hoyest = c),
        forste_siste: t!(
            "forklaring-forste-siste",
            spor = a,
            forste = b,
            forste_dag = c,
            siste = "{3}",
            siste_dag = "{4}"
        ),
        tellere: vec![
            teller("attakker", "forklaring-attakk-en", "forklaring-attakk-flere"),
            teller("edss", "forklaring-edss-en", "forklaring-edss-flere"),
            teller("mr", "forklaring-mr-en", "forklaring-mr-flere"),
        ],
        maling: (talt("forklaring-maling-en"), talt("forklaring-maling-flere")),
        hendelse: (talt("forklaring-hendelse-en"), talt("forklaring-hendelse-flere")),
    }
}

fn mal(avsluttet: &'static str, pagar: &'static str, oyeblikk: &'static str) -> Periodemal {
    let [avsluttet, pagar, oyeblikk] =
        [avsluttet, pagar, oyeblikk].map(|n| t!(n, fra = "{0}", til = "{1}", hva = "{2}", stopp = "{3}"));
    Periodemal { avsluttet, pagar, oyeblikk }
}

fn talt(nokkel: &'static str) -> String {
    t!(nokkel, antall = "{0}", spor = "{1}")
}

fn teller(spor: &str, en: &'static str, flere: &'static str) -> Tellerord {
    Tellerord { spor: spor.to_owned(), en: talt(en), flere: talt(flere) }
}

#[cfg(test)]
mod tests;
