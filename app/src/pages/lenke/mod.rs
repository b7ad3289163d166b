//! Links from outside: a registry's own pages link straight to its setting, whatever address the setting has here.

pub mod adresse;
