//! Types of the document: what a schema is in words, a section for each that has a name, and examples.

use super::prose::prose;
use super::{code, resolved, table, text};
use leptos::prelude::*;
use serde_json::{Map, Value, json};

/// Name of a schema that is referred to.
fn named(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// A schema in words, with links to the types it names.
pub fn kind(schema: &Value) -> AnyView {
    if let Some(name) = named(schema) {
        return view! { <a href=format!("#type-{name}")>{name.to_owned()}</a> }.into_any();
    }
    let choices = ["oneOf", "anyOf", "allOf"].into_iter().find_map(|k| schema[k].as_array());
    if let Some(choices) = choices {
        let mut choices = choices.iter().filter(|c| c["type"] != "null");
        let first = choices.next().map(kind);
        return view! { {first}{choices.map(|c| view! { " or "{kind(c)} }).collect_view()} }.into_any();
    }
    if schema["type"] == "array" || schema.get("items").is_some() {
        return view! { "array of "{kind(&schema["items"])}{bounds(schema)} }.into_any();
    }
    let types = match &schema["type"] {
        Value::Array(all) => all.iter().filter(|t| *t != "null").map(text).collect::<Vec<_>>().join(" or "),
        one => text(one),
    };
    let types = if types.is_empty() { "any JSON".to_owned() } else { types };
    view! { {types}{bounds(schema)} }.into_any()
}

/// Format, bounds and pattern of a value, in words. None rather than empty: an empty text is drawn as a space.
fn bounds(schema: &Value) -> Option<String> {
    let names = [
        ("format", ""),
        ("pattern", "pattern "),
        ("minimum", "from "),
        ("maximum", "to "),
        ("minLength", "at least this long: "),
        ("maxLength", "at most this long: "),
        ("minItems", "at least "),
        ("maxItems", "at most "),
    ];
    let said = names.into_iter().filter_map(|(name, words)| match &schema[name] {
        Value::Null => None,
        Value::String(s) => Some(format!(", {words}{s}")),
        other => Some(format!(", {words}{other}")),
    });
    Some(said.collect()).filter(|s: &String| !s.is_empty())
}

/// The types of an answer's body; a dash for none.
pub fn body_types(response: &Value) -> AnyView {
    match response["content"].as_object().and_then(|c| c.values().next()) {
        Some(content) => kind(&content["schema"]),
        None => "–".into_any(),
    }
}

/// A named type: its properties, or its values.
pub fn section(document: &Value, name: &str, schema: &Value) -> impl IntoView + use<> {
    let values = schema["enum"].as_array().map(|values| {
        let values = values.iter().map(|v| view! { <li>{code(&text(v))}</li> });
        view! { <p>"One of:"</p><ul>{values.collect_view()}</ul> }
    });
    let rows: Vec<Vec<AnyView>> = properties(document, schema)
        .into_iter()
        .map(|p| {
            let needed = if p.required { "always" } else { "may be left out" };
            vec![code(&p.name), kind(p.schema), needed.into_any(), prose(&text(&p.schema["description"])).into_any()]
        })
        .collect();
    let properties = (!rows.is_empty()).then(|| table("Properties", &["Name", "Type", "Present", "Meaning"], rows));
    view! {
        <section class="type" id=format!("type-{name}")>
            <h3>{name.to_owned()}</h3>
            {prose(&text(&schema["description"]))}
            {values}
            {properties}
        </section>
    }
}

struct Property<'d> {
    name: String,
    schema: &'d Value,
    required: bool,
}

/// Properties of a type and of all that it is put together of.
fn properties<'d>(document: &'d Value, schema: &'d Value) -> Vec<Property<'d>> {
    let parts = schema["allOf"].as_array().into_iter().flatten();
    let mut all: Vec<Property<'d>> = parts.flat_map(|part| properties(document, resolved(document, part))).collect();
    let required = |name: &str| schema["required"].as_array().is_some_and(|r| r.iter().any(|n| n == name));
    let own = schema["properties"].as_object().into_iter().flatten();
    all.extend(own.map(|(name, schema)| Property { name: name.clone(), schema, required: required(name) }));
    all
}

/// An example of a type: what the document gives as example, otherwise something of the right form.
pub fn example(document: &Value, schema: &Value) -> Value {
    let schema = resolved(document, schema);
    if let Some(given) = schema.get("example") {
        return given.clone();
    }
    if let Some(first) = schema["enum"].as_array().and_then(|e| e.first()) {
        return first.clone();
    }
    if let Some(choices) = ["oneOf", "anyOf"].into_iter().find_map(|k| schema[k].as_array()) {
        let choice = choices.iter().find(|c| c["type"] != "null");
        return choice.map(|c| example(document, c)).unwrap_or_default();
    }
    let properties = properties(document, schema);
    if !properties.is_empty() {
        let required = properties.into_iter().filter(|p| p.required);
        return Value::Object(required.map(|p| (p.name, example(document, p.schema))).collect::<Map<_, _>>());
    }
    let is = |kind: &str| {
        schema["type"] == kind || schema["type"].as_array().is_some_and(|all| all.iter().any(|t| t == kind))
    };
    match (schema["format"].as_str(), schema["pattern"].as_str()) {
        _ if is("array") => json!([example(document, &schema["items"])]),
        _ if is("integer") || is("number") => schema.get("minimum").cloned().unwrap_or(json!(0)),
        _ if is("boolean") => json!(true),
        (Some("uuid"), _) => json!("2c3ba0f0-468a-4b16-8fac-18a8f1e99f98"),
        (Some("date-time"), _) => json!("2026-01-31T08:05:39Z"),
        (Some("date"), _) => json!("2026-01-31"),
        (_, Some("^[0-9]{9}$")) => json!("983974724"),
        _ => json!("…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_hold_what_is_required_in_its_form() {
        let document = crate::api::openapi::tests::sample();
        let made = example(&document, &json!({"$ref": "#/components/schemas/SetRequest"}));
        let expected = json!({
            "innbyggerFnr": "01819945620", "definisjonGuid": "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98", "partKode": "…",
            "typePi": "samtykke", "aktiv": true
        });
        assert_eq!(made, expected);
        let read: Result<crate::api::contract::SetRequest, _> = serde_json::from_value(made);
        assert!(read.is_ok(), "it is what the service takes");
    }

    #[test]
    fn a_schema_is_told_in_words() {
        for (schema, words) in [
            (json!({"type": "string", "format": "uuid"}), "string, uuid"),
            (json!({"type": ["integer", "null"], "minimum": 1}), "integer, from 1"),
            (json!({"type": "array", "items": {"type": "string"}, "maxItems": 3}), "array of string, at most 3"),
            (json!({"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/X"}]}), "<a href=\"#type-X\">X</a>"),
            (json!({}), "any JSON"),
        ] {
            assert_eq!(kind(&schema).to_html().replace("<!>", ""), words);
        }
    }
}
