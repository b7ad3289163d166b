//! Registries' XML as the JSON it mirrors [INFERRED: the published contract names schemas that are not public]. An element
//! is a property, its name (or its attribute `navn`) the property's; `type="liste"` makes its children items, whatever they
//! are called, `tall` a number, `boolsk` true or false, `objekt` an object without properties, `tom` null. No document
//! type, so no entities; namespaces are left aside.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Number, Value};

/// Most elements, attributes and texts of a document.
const NODES: u32 = 1_000_000;
/// As deep as serde_json goes.
const DEPTH: usize = 128;

/// The value of the root element; none for what is not such a document.
pub fn read(bytes: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(bytes).ok()?;
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    value(document.root_element(), 0)
}

fn value(element: Node<'_, '_>, depth: usize) -> Option<Value> {
    if depth >= DEPTH {
        return None;
    }
    let children = || element.children().filter(Node::is_element);
    let text: String = element.children().filter(Node::is_text).filter_map(|t| t.text()).collect();
    let nested = children().next().is_some();
    if nested && !text.trim().is_empty() {
        return None;
    }
    match element.attribute("type") {
        Some("liste") if text.trim().is_empty() => children().map(|c| value(c, depth + 1)).collect(),
        Some("objekt") if text.trim().is_empty() => object(children(), depth),
        Some("tall") if !nested => number(text.trim()).map(Value::Number),
        Some("boolsk") if !nested => text.trim().parse().ok().map(Value::Bool),
        Some("tom") if !nested && text.trim().is_empty() => Some(Value::Null),
        None if nested => object(children(), depth),
        None => Some(Value::String(text)),
        Some(_) => None,
    }
}

fn object<'a, 'i: 'a>(children: impl Iterator<Item = Node<'a, 'i>>, depth: usize) -> Option<Value> {
    let mut properties = Map::new();
    for child in children {
        let name = child.attribute("navn").unwrap_or_else(|| child.tag_name().name());
        if properties.insert(name.to_owned(), value(child, depth + 1)?).is_some() {
            return None;
        }
    }
    Some(Value::Object(properties))
}

/// Whole numbers stay whole.
fn number(text: &str) -> Option<Number> {
    match text.parse::<i64>() {
        Ok(whole) => Some(whole.into()),
        Err(_) => text.parse().ok().and_then(Number::from_f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_document_is_the_json_it_mirrors() {
        let xml = br#"<?xml version="1.0" encoding="UTF-8"?>
            <innsyn xmlns="urn:x">
              <register>MS</register>
              <seksjoner type="liste">
                <seksjon><tittel>Diagnose &amp; debut</tittel><tekst type="liste"><p>A</p><p> B </p></tekst></seksjon>
                <seksjon><tittel></tittel><tall type="tall">2.5</tall><hel type="tall">3</hel><ja type="boolsk">true</ja></seksjon>
              </seksjoner>
              <tom type="tom"/><ingen type="liste"/><alt type="objekt"/>
              <rad><x navn="2 kolonne">v</x></rad>
            </innsyn>"#;
        let json = json!({
            "register": "MS",
            "seksjoner": [
                { "tittel": "Diagnose & debut", "tekst": ["A", " B "] },
                { "tittel": "", "tall": 2.5, "hel": 3, "ja": true },
            ],
            "tom": null, "ingen": [], "alt": {}, "rad": { "2 kolonne": "v" },
        });
        assert_eq!(read(xml), Some(json));
    }

    #[test]
    fn what_is_not_such_a_document_is_refused() {
        let laughs = r#"<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>"#;
        let outside = r#"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#;
        for wrong in [
            "",
            "{}",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            laughs,
            outside,
            "<a>&nbsp;</a>",
            "<a>text<b/></a>",
            "<a><b/><b/></a>",
            r#"<a type="tall">x</a>"#,
            r#"<a type="tall">NaN</a>"#,
            r#"<a type="boolsk">ja</a>"#,
            r#"<a type="ukjent"/>"#,
            r#"<a type="tom">x</a>"#,
            r#"<a type="liste">x</a>"#,
        ] {
            assert_eq!(read(wrong.as_bytes()), None, "{wrong}");
        }
        assert_eq!(read(b"<a>\xe6</a>"), None, "not UTF-8");
    }

    #[test]
    fn depth_and_number_of_elements_are_bounded() {
        let nested = |n: usize| format!("{}{}", "<a>".repeat(n), "</a>".repeat(n));
        assert!(read(nested(128).as_bytes()).is_some());
        assert_eq!(read(nested(129).as_bytes()), None);
        assert_eq!(read(nested(400_000).as_bytes()), None);
        let many = format!("<a type=\"liste\">{}</a>", "<b/>".repeat(1_000_001));
        assert_eq!(read(many.as_bytes()), None);
    }
}
