//! A check of JSON by the words of JSON Schema 2020-12 that the schema of reports uses. A word or pattern that it does not
//! know is a fault of the test, so that nothing passes unread. `end2end/registry/tests/test_report_schema.py` does the same with an
//! ordinary validator.

use serde_json::Value;

/// Words that say nothing about what is valid.
const SILENT: [&str; 6] = ["$schema", "$id", "$defs", "title", "description", "required"];

/// Where the value breaks the schema first, if anywhere.
pub fn fault(schema: &Value, value: &Value) -> Option<String> {
    Check { root: schema }.at(schema, value, "").err()
}

struct Check<'s> {
    root: &'s Value,
}

impl Check<'_> {
    fn at(&self, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
        let words = schema.as_object().expect("a schema is an object");
        for (word, rule) in words.iter().filter(|(w, _)| !SILENT.contains(&w.as_str())) {
            let passes = match word.as_str() {
                "$ref" => {
                    let place = rule.as_str().and_then(|r| r.strip_prefix('#')).expect("a reference into the schema");
                    self.at(self.root.pointer(place).expect("a definition"), value, path)?;
                    true
                }
                "type" => types(rule).any(|t| is(value, t)),
                "enum" => rule.as_array().expect("values").contains(value),
                "not" => self.at(rule, value, path).is_err(),
                "const" => value == rule,
                "anyOf" => rule.as_array().expect("schemas").iter().any(|s| self.at(s, value, path).is_ok()),
                "properties" | "additionalProperties" => {
                    self.fields(words, value, path)?;
                    true
                }
                "items" => {
                    for (nr, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.at(rule, item, &format!("{path}/{nr}"))?;
                    }
                    true
                }
                "minItems" => value.as_array().is_none_or(|a| a.len() >= size(rule)),
                "maxItems" => value.as_array().is_none_or(|a| a.len() <= size(rule)),
                "minLength" => value.as_str().is_none_or(|t| t.chars().count() >= size(rule)),
                "maxLength" => value.as_str().is_none_or(|t| t.chars().count() <= size(rule)),
                "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().expect("a number")),
                "maximum" => value.as_f64().is_none_or(|n| n <= rule.as_f64().expect("a number")),
                "pattern" => value.as_str().is_none_or(|t| pattern(rule.as_str().expect("a pattern"), t)),
                word => panic!("the word `{word}` of the schema is not known here"),
            };
            if !passes {
                return Err(format!("{path}: {word}"));
            }
        }
        let fields = value.as_object();
        let required = words.get("required").and_then(Value::as_array).into_iter().flatten();
        match required.filter_map(Value::as_str).find(|n| fields.is_some_and(|f| !f.contains_key(*n))) {
            Some(name) => Err(format!("{path}: {name} is missing")),
            None => Ok(()),
        }
    }

    fn fields(&self, words: &serde_json::Map<String, Value>, value: &Value, path: &str) -> Result<(), String> {
        for (name, field) in value.as_object().into_iter().flatten() {
            let rule = words.get("properties").and_then(|p| p.get(name)).or_else(|| words.get("additionalProperties"));
            if let Some(rule) = rule {
                self.at(rule, field, &format!("{path}/{name}"))?;
            }
        }
        Ok(())
    }
}

fn types(rule: &Value) -> impl Iterator<Item = &str> {
    rule.as_array().map_or_else(|| vec![rule], |a| a.iter().collect()).into_iter().filter_map(Value::as_str)
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|n| n.fract() == 0.0),
        kind => panic!("the type `{kind}` is not known here"),
    }
}

fn size(rule: &Value) -> usize {
    rule.as_u64().and_then(|n| usize::try_from(n).ok()).expect("a size")
}

/// Whether a text has a shape: `0` stands for any figure.
fn shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(t, s)| if s == b'0' { t.is_ascii_digit() } else { t == s })
}

fn within(text: &str) -> bool {
    text.get(..4).is_some_and(|y| shape(y, "0000") && ("1900"..="2200").contains(&y))
}

fn pattern(pattern: &str, text: &str) -> bool {
    match pattern {
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => shape(text, "0000-00-00"),
        "^(19[0-9]{2}|2[01][0-9]{2}|2200)-[0-9]{2}-[0-9]{2}$" => within(text) && shape(text, "0000-00-00"),
        "^(19[0-9]{2}|2[01][0-9]{2}|2200)(-[0-9]{2}(-[0-9]{2})?)?$" => {
            within(text) && ["0000", "0000-00", "0000-00-00"].iter().any(|s| shape(text, s))
        }
        r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$" => {
            let (day, rest) = text.split_at_checked(19).unwrap_or((text, ""));
            let zone = rest.find(['Z', '+', '-']).map_or("", |n| &rest[n..]);
            let fraction = &rest[..rest.len() - zone.len()];
            let figures = fraction.strip_prefix('.').unwrap_or("0");
            shape(day, "0000-00-00T00:00:00")
                && (fraction.is_empty() || fraction.starts_with('.'))
                && (1..=9).contains(&figures.len())
                && figures.bytes().all(|b| b.is_ascii_digit())
                && (zone == "Z" || shape(zone, "+00:00") || shape(zone, "-00:00"))
        }
        "^([01][0-9]|2[0-3]):[0-5][0-9]$" => shape(text, "00:00") && text[..2] < *"24" && text[3..] < *"60",
        r"[^ \t\r\n]" => text.contains(|c| !" \t\r\n".contains(c)),
        "^[A-Za-z0-9+/]+={0,2}$" => {
            let body = text.trim_end_matches('=');
            !body.is_empty()
                && text.len() - body.len() <= 2
                && body.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'/')
        }
        new => panic!("the pattern {new} is not known here"),
    }
}
