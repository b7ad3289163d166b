//! Inks: what is drawn with. Each is a colour (3:1 or more against white) and a class `blekk-…` that can change it.

use plotters::style::RGBColor;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Moderat,
    Hoyeffektiv,
    Puls,
    Ingen,
    /// Any other period.
    Vanlig,
    /// Phases of the disease.
    Fase,
    /// Squares and the line between them.
    Serie,
    Attakk,
    Mr,
    Hendelse,
    Notat,
    /// How a reference group is spread …
    Sammenligning,
    /// … and where its rank is unsteady.
    Usikker,
    Akse,
    /// Helping lines behind everything.
    Rute,
}

impl Ink {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moderat => "moderat",
            Self::Hoyeffektiv => "hoyeffektiv",
            Self::Puls => "puls",
            Self::Ingen => "ingen",
            Self::Vanlig => "vanlig",
            Self::Fase => "fase",
            Self::Serie => "serie",
            Self::Attakk => "attakk",
            Self::Mr => "mr",
            Self::Hendelse => "hendelse",
            Self::Notat => "notat",
            Self::Sammenligning => "sammenligning",
            Self::Usikker => "usikker",
            Self::Akse => "akse",
            Self::Rute => "rute",
        }
    }

    pub const fn color(self) -> RGBColor {
        match self {
            Self::Moderat => RGBColor(0x1F, 0x6F, 0xB2),
            Self::Hoyeffektiv => RGBColor(0x7A, 0x2E, 0x8E),
            Self::Puls => RGBColor(0x00, 0x6B, 0x5C),
            Self::Ingen => RGBColor(0x5C, 0x61, 0x66),
            Self::Vanlig => RGBColor(0x3B, 0x5B, 0x7A),
            Self::Fase => RGBColor(0x6B, 0x4E, 0x1D),
            Self::Serie => RGBColor(0, 0, 0),
            Self::Attakk => RGBColor(0xB8, 0x12, 0x2B),
            Self::Mr => RGBColor(0x24, 0x3B, 0x53),
            Self::Hendelse => RGBColor(0x00, 0x5B, 0x70),
            Self::Notat => RGBColor(0x7A, 0x4A, 0x00),
            Self::Sammenligning => RGBColor(0x2F, 0x6D, 0x4F),
            Self::Usikker => RGBColor(0x76, 0x7B, 0x80),
            Self::Akse => RGBColor(0x4A, 0x4F, 0x54),
            Self::Rute => RGBColor(0x80, 0x86, 0x8B),
        }
    }
}
