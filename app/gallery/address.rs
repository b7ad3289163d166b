//! What the address of a gallery page says: `?vis=3&tilstand=1&farger=tvungne&tekst=200&sprak=nb&ren=1`.

use app::messages::Sprak;
use std::fmt::Write;

/// Where one is and how it is shown. Without `place` it is the index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Number of the exhibit, and of its state.
    pub place: Option<(usize, usize)>,
    /// The exhibit alone, as in the frames.
    pub bare: bool,
    pub forced_colors: bool,
    pub large_text: bool,
    pub sprak: Sprak,
}

impl Address {
    /// Reads a query. What it does not know is as if it were not there.
    pub fn read(query: &str) -> Self {
        let pairs: Vec<_> = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')).collect();
        let value = |name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| *v);
        let number = |name| value(name).and_then(|v| v.parse().ok());
        Self {
            place: number("vis").map(|room| (room, number("tilstand").unwrap_or(0))),
            bare: value("ren") == Some("1"),
            forced_colors: value("farger") == Some("tvungne"),
            large_text: value("tekst") == Some("200"),
            sprak: Sprak::ALLE.iter().copied().find(|s| value("sprak") == Some(s.kode())).unwrap_or_default(),
        }
    }

    pub fn href(self) -> String {
        let mut href = String::from("?");
        if let Some((room, state)) = self.place {
            // Writing into a String cannot fail.
            let _infallible = write!(href, "vis={room}&tilstand={state}");
        }
        let flags = [(self.forced_colors, "&farger=tvungne"), (self.large_text, "&tekst=200"), (self.bare, "&ren=1")];
        flags.into_iter().filter(|(set, _)| *set).for_each(|(_, flag)| href.push_str(flag));
        if self.sprak != Sprak::default() {
            href.push_str("&sprak=");
            href.push_str(self.sprak.kode());
        }
        href
    }
}
