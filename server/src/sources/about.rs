//! Whether an answer is about the one who was asked for. A registry that mixes people up must not show one person's data to
//! another: an answer that names anybody else by number is refused as a whole.

use app::domain::fnr::{Fnr, Godtar};
use app::innsyn::system::{Sporrer, Systemfeil};
use serde_json::Value;

/// Checks an answer: what it says of its registry must be `part`, and no text, name or number in it may be a national
/// identity number of another than the citizen and the one logged in. Files are not looked into.
///
/// # Errors
/// [`Systemfeil::Uforstaelig`].
pub fn check(answer: &Value, who: &Sporrer, part: &str) -> Result<(), Systemfeil> {
    let named = ["register", "partKode"].iter().filter_map(|name| answer.get(name));
    let other = named.filter(|v| !v.is_null()).any(|v| !v.as_str().is_some_and(|v| v.eq_ignore_ascii_case(part)));
    if other || names_another(answer, who) { Err(Systemfeil::Uforstaelig) } else { Ok(()) }
}

fn names_another(value: &Value, who: &Sporrer) -> bool {
    match value {
        Value::String(text) => in_text(text, who),
        Value::Number(n) => n.as_u64().is_some_and(|n| is_another(&format!("{n:011}"), who)),
        Value::Array(items) => items.iter().any(|v| names_another(v, who)),
        Value::Object(properties) => {
            let file = properties.contains_key("mimetype");
            properties
                .iter()
                .any(|(name, v)| in_text(name, who) || (!(file && name == "innhold") && names_another(v, who)))
        }
        Value::Null | Value::Bool(_) => false,
    }
}

/// Looks at every run of eleven digits, also when written as `DDMMYY IIIKK`.
fn in_text(text: &str, who: &Sporrer) -> bool {
    let runs: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    runs.iter().any(|run| is_another(run, who))
        || runs.windows(2).any(|pair| {
            let apart = || text.contains(&format!("{} {}", pair[0], pair[1]));
            pair[0].len() == 6 && pair[1].len() == 5 && apart() && is_another(&pair.concat(), who)
        })
}

fn is_another(digits: &str, who: &Sporrer) -> bool {
    let known = [who.nummer.siffer(), who.innlogget.siffer()];
    let number = || [Godtar::Ekte, Godtar::Syntetiske].iter().any(|g| Fnr::les(digits, *g).is_ok());
    digits.len() == 11 && !known.contains(&digits) && number()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn who() -> Sporrer {
        let number = |n| Fnr::les(n, Godtar::Syntetiske).expect("a synthetic number");
        Sporrer { nummer: number("01819945620"), innlogget: number("54896001798"), rolle: None }
    }

    #[test]
    fn an_answer_about_the_citizen_is_taken() {
        for answer in [
            json!({ "register": "ms", "pid": "01819945620", "av": "54896001798" }),
            json!({ "partKode": "MS", "register": null }),
            json!({ "navn": "12345678901", "orgnr": "983974724", "n": 12_345_678_901_u64, "x": [true, null, -1, 2.5] }),
            json!({ "vedlegg": [{ "mimetype": "text/plain", "innhold": "57895012361" }] }),
            json!({ "tekst": "578950 og 12361, 5789501236, 578950123610" }),
        ] {
            assert_eq!(check(&answer, &who(), "MS"), Ok(()), "{answer}");
        }
    }

    #[test]
    fn an_answer_that_names_another_is_refused_wherever_it_stands() {
        for answer in [
            json!({ "pid": "57895012361" }),
            json!({ "pid": 57_895_012_361_u64 }),
            json!({ "pid": 1_819_945_639_u64 }),
            json!({ "seksjoner": [{ "felt": [{ "verdi": "Mor: 57895012361." }] }] }),
            json!({ "tekst": "578950 12361" }),
            json!({ "57895012361": 1 }),
            json!({ "register": "KREFT" }),
            json!({ "register": 7 }),
            json!({ "innhold": "57895012361" }),
        ] {
            assert_eq!(check(&answer, &who(), "MS"), Err(Systemfeil::Uforstaelig), "{answer}");
        }
    }
}
