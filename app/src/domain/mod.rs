//! What the words mean: the domain, pure, the same for server, browser and gallery. No I/O, no clock, no `cfg`.
//!
//! Glossary, in reading order: a citizen ([`id::InnbyggerId`], [`fnr::Fnr`]) acts ([`aktor::Aktor`]) on a
//! [`definisjon::Definisjon`] of a [`register::Register`] and so has a [`innstilling::Personverninnstilling`];
//! each change is an [`historikk::Endring`]. A registry asks by a [`foresporsel::Samtykkeforesporsel`] and delivers a
//! [`rapport::Rapport`], perhaps with a [`forlop::Forlop`]; who used the data is [`bruk::Bruk`] and
//! [`bruk::Utlevering`]. A registry's program is a [`klient::Klient`]. Every reason to say no is an [`avslag::Avslag`] or a [`klient::Klientavslag`].

pub mod adresseregister;
pub mod aktor;
pub mod avslag;
pub mod avstemming;
pub mod bestilling;
pub mod bruk;
pub mod datofelt;
pub mod definisjon;
pub mod deltakelse;
pub mod dokument;
pub mod fnr;
pub mod foresporsel;
pub mod forlop;
pub mod historikk;
pub mod id;
pub mod inkludering;
pub mod innstilling;
pub mod katalog;
pub mod klient;
pub mod kontakt;
pub mod kvittering;
pub mod lagring;
pub mod levering;
pub mod loggfilter;
pub mod metadata;
pub mod notat;
pub mod oversikt;
pub mod rapport;
pub mod register;
pub mod replikering;
pub mod representasjon;
pub mod sak;
pub mod saksgang;
pub mod samples;
pub mod sletting;
pub mod svar;
pub mod tekstforskjell;
pub mod tid;
pub mod tidsreise;
pub mod tjenesten;
pub mod uttrekk;
pub mod utvalg;
pub mod varsel;
pub mod virkning;
