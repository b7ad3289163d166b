//! Who asks. Here, and nowhere else outside the samples, an `Aktor`, a `Registerklient` or a `Saksbehandler` is made.

pub mod innbygger;
pub mod klient;
pub mod saksbehandler;
