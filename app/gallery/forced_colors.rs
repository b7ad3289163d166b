//! An imitation of forced colours, for a first look. No page can switch the real ones on; a browser can: in Chromium
//! "Emulate CSS media feature forced-colors", in tests Playwright's `forcedColors`.
//!
//! The rules of the style sheets are changed where they stand: those for forced colours hold, and in the others every
//! colour gives way to a system colour, as a browser does it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{CssGroupingRule, CssMediaRule, CssRuleList, CssStyleDeclaration, CssStyleRule, CssStyleSheet};

pub fn imitate() {
    let sheets = document().style_sheets();
    let sheets = (0..sheets.length()).filter_map(|i| sheets.item(i)?.dyn_into::<CssStyleSheet>().ok());
    // The gallery's own sheet stands in the page and has no address.
    for sheet in sheets.filter(|s| s.href().is_ok_and(|href| href.is_some())) {
        if let Ok(rules) = sheet.css_rules() {
            change(&rules);
        }
    }
}

fn change(rules: &CssRuleList) {
    for rule in (0..rules.length()).filter_map(|i| rules.item(i)) {
        if let Some(media) = rule.dyn_ref::<CssMediaRule>().map(CssMediaRule::media)
            && media.media_text().contains("forced-colors: active")
        {
            media.set_media_text("all");
        } else if let Some(group) = rule.dyn_ref::<CssGroupingRule>() {
            change(&group.css_rules());
        } else if let Some(rule) = rule.dyn_ref::<CssStyleRule>() {
            recolor(&rule.style());
        }
    }
}

fn recolor(style: &CssStyleDeclaration) {
    let names: Vec<_> = (0..style.length()).map(|i| style.item(i)).collect();
    for name in names {
        let value = style.get_property_value(&name).unwrap_or_default();
        if let Some(color) = forced(&name, &value) {
            // A colour that cannot be set stays as it was.
            let _unchanged = style.set_property(&name, color);
        }
    }
}

/// What a declaration becomes; nothing for those that stay.
fn forced(name: &str, value: &str) -> Option<&'static str> {
    if let Some(token) = name.strip_prefix("--ds-color-") {
        let ground = token.contains("background") || token.contains("surface") || token == "focus-inner";
        return Some(if ground { "Canvas" } else { "CanvasText" });
    }
    match name {
        "background-color" if !["initial", "inherit", "transparent", "unset"].contains(&value) => Some("Canvas"),
        "box-shadow" | "text-shadow" => Some("none"),
        _ if name.starts_with("border") && name.ends_with("-color") => Some("currentcolor"),
        _ => None,
    }
}
