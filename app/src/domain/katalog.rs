//! Katalog: all registries and their definitions, parsed from the data files in `app/catalogue/` and checked as a whole.
//! Connecting a registry is adding a file there. A fault names the file, the line and the reason.

use super::definisjon::{Definisjon, DefinisjonId};
use super::register::Register;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

mod fil;

/// The checked catalogue, in the order of the registries' names.
#[derive(Clone, Debug, Default)]
pub struct Katalog {
    registre: Vec<Arc<Register>>,
    /// Definition → (registry, place in it).
    definisjoner: HashMap<DefinisjonId, (usize, usize)>,
}

/// What is wrong with the catalogue, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Katalogfeil {
    pub fil: String,
    /// From 1.
    pub linje: usize,
    pub grunn: String,
}

impl fmt::Display for Katalogfeil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.fil, self.linje, self.grunn)
    }
}

impl Katalog {
    /// Parses and checks the catalogue from (file name, text).
    ///
    /// # Errors
    /// The first fault found, with file and line.
    pub fn les<'a>(filer: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Katalogfeil> {
        let mut registre = Vec::new();
        let mut sett = fil::Sett::default();
        for (navn, tekst) in filer {
            registre.push(Arc::new(fil::les(navn, tekst, &mut sett)?));
        }
        registre.sort_by_key(|r| sorteringsnokkel(&r.navn));
        let definisjoner = registre
            .iter()
            .enumerate()
            .flat_map(|(r, reg)| reg.definisjoner.iter().enumerate().map(move |(d, def)| (def.id.clone(), (r, d))))
            .collect();
        Ok(Self { registre, definisjoner })
    }

    pub fn registre(&self) -> &[Arc<Register>] {
        &self.registre
    }

    pub fn register(&self, slug: &str) -> Option<&Arc<Register>> {
        self.registre.iter().find(|r| r.slug == slug)
    }

    /// The registry that a part code names.
    pub fn part(&self, kode: &str) -> Option<&Arc<Register>> {
        self.registre.iter().find(|r| r.part.0 == kode)
    }

    /// A definition and the registry that owns it.
    pub fn definisjon(&self, id: &DefinisjonId) -> Option<(&Arc<Register>, &Definisjon)> {
        let (r, d) = *self.definisjoner.get(id)?;
        let register = self.registre.get(r)?;
        Some((register, register.definisjoner.get(d)?))
    }
}

/// Norwegian alphabetical order: æ, ø and å come last, upper and lower case together.
pub fn sorteringsnokkel(navn: &str) -> Vec<u32> {
    navn.to_lowercase()
        .chars()
        .map(|c| match c {
            'æ' => 0x1_0000,
            'ø' => 0x1_0001,
            'å' => 0x1_0002,
            annet => u32::from(annet),
        })
        .collect()
}

#[cfg(test)]
mod tests;
