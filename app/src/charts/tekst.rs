//! Text in the drawing: escaped, shortened, and given room by a guess that errs on the wide side. Nothing is measured:
//! measuring differs between server and browser, and between fonts.

/// Size of all text, in units of the drawing.
pub(super) const SIZE: f64 = 13.0;
/// The most a label may hold, counted in characters …
const MAX_CHARS: usize = 24;
/// … and in guessed pixels, for names in wide letters.
const MAX_WIDTH: f64 = 190.0;

/// A name from a registry as one short line.
pub(super) fn shorten(name: &str) -> String {
    fit(name, MAX_CHARS, MAX_WIDTH)
}

/// A text as one line of at most so many characters and guessed pixels: control characters and marks that turn the
/// direction of writing are dropped, the rest is cut with an ellipsis.
pub(super) fn fit(name: &str, chars: usize, px: f64) -> String {
    // What is cut away anyhow is not looked at.
    let clean: Vec<char> = name.trim().chars().filter(|c| !is_invisible(*c)).take(chars + 1).collect();
    let mut kept = clean.len().min(chars);
    if kept == clean.len() && width_of(&clean) <= px {
        return clean.into_iter().collect();
    }
    kept = kept.min(chars - 1);
    while kept > 1 && width_of(&clean[..kept]) + char_width('…') > px {
        kept -= 1;
    }
    let start: String = clean[..kept].iter().collect();
    format!("{}…", start.trim_end())
}

/// A guess at the width of a text, in pixels.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(char_width).sum()
}

fn width_of(chars: &[char]) -> f64 {
    chars.iter().copied().map(char_width).sum()
}

fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | '\'' | '-' => 5.0,
        'm' | 'w' | 'M' | 'W' | '…' | '%' | '@' => 12.5,
        'A'..='Z' | 'Æ' | 'Ø' | 'Å' => 9.5,
        c if c < '\u{0500}' => 7.6,
        _ => 15.0,
    }
}

/// Characters that draw nothing, or turn what is around them.
fn is_invisible(c: char) -> bool {
    let turns = matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}');
    turns || c.is_control() || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Text as it may stand in markup.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
