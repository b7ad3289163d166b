//! Inkluderingsbillett: what ties a citizen to a part (contract §3). A citizen may have up to three kinds with one part.

use std::collections::BTreeSet;

/// Kinds of tickets (contract §3, `inkluderingType`), in the order of their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Billettslag {
    /// In research or screening, where consent is needed.
    Deltager,
    /// In research or screening by law or regulation.
    Inkludert,
    /// In a registry.
    Oppfort,
}

impl Billettslag {
    pub const ALLE: [Self; 3] = [Self::Deltager, Self::Inkludert, Self::Oppfort];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Deltager => "deltager",
            Self::Inkludert => "inkludert",
            Self::Oppfort => "oppfort",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|b| b.kode() == kode)
    }
}

/// A citizen's tickets with one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Billetter(BTreeSet<Billettslag>);

impl Billetter {
    /// Reads [`Self::koder`]; nothing when any code is unknown.
    pub fn les(koder: &str) -> Option<Self> {
        koder.split(',').filter(|k| !k.is_empty()).map(Billettslag::les).collect::<Option<_>>().map(Self)
    }

    /// Codes in order, with commas between; empty without tickets.
    pub fn koder(&self) -> String {
        self.0.iter().map(|b| b.kode()).collect::<Vec<_>>().join(",")
    }

    /// Gives or takes one kind; whether that changed anything.
    pub fn sett(&mut self, slag: Billettslag, har: bool) -> bool {
        if har { self.0.insert(slag) } else { self.0.remove(&slag) }
    }

    /// Whether the citizen has any.
    pub fn noen(&self) -> bool {
        !self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_are_stored_by_code_in_order_and_read_back() {
        let mut b = Billetter::default();
        assert!(b.sett(Billettslag::Oppfort, true) && b.sett(Billettslag::Deltager, true));
        assert!(!b.sett(Billettslag::Oppfort, true), "given already");
        assert_eq!(b.koder(), "deltager,oppfort");
        assert_eq!(Billetter::les(&b.koder()), Some(b.clone()));
        assert!(b.sett(Billettslag::Oppfort, false) && !b.sett(Billettslag::Oppfort, false) && b.noen());
        assert!(b.sett(Billettslag::Deltager, false) && !b.noen());
        assert_eq!((b.koder().as_str(), Billetter::les("")), ("", Some(Billetter::default())));
        assert_eq!(Billetter::les("oppfort,annet"), None);
    }
}
