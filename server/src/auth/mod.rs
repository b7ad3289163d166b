//! Who asks. Here, and nowhere else outside the samples, an `Aktor` is made.

pub mod innbygger;
pub mod klient;
