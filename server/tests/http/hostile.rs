//! What the tests of hostile texts share: texts that can be found again, and what no page may have whatever they say.

use crate::report_pages::selector;
use scraper::ElementRef;

/// A payload with its number, so that it is found again among others.
pub fn marked(payload: &str, nr: usize) -> String {
    format!("{payload}·{nr}·")
}

/// As [`marked`], cut to fit a field of `most` characters.
pub fn marked_to_fit(payload: &str, nr: usize, most: usize) -> String {
    let room = most - marked("", nr).chars().count();
    marked(&payload.chars().take(room).collect::<String>(), nr)
}

/// As a browser reads it back: line breaks of any kind are one.
pub fn read_back(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Below an element nothing is fetched and nothing runs, and links and forms lead only where `inside` says.
pub fn harmless_below(root: ElementRef<'_>, inside: &dyn Fn(&str) -> bool, name: &str) {
    for element in root.descendent_elements() {
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on") && attribute != "src" && attribute != "srcdoc", "{name}: {attribute}");
            if ["href", "action", "xlink:href", "formaction"].contains(&attribute) {
                let plain = value.chars().all(|c| c.is_ascii_graphic() && !"\"'<>`".contains(c));
                let drawn = element.value().name() == "use" && value.starts_with('#');
                assert!(inside(value) && plain || drawn, "{name}: {value}");
            }
        }
    }
    let foreign = root.select(&selector("script, iframe, object, embed, link, meta, base, style, img")).count();
    assert_eq!(foreign, 0, "{name}");
}
