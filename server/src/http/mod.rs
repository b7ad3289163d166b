//! What every answer has in common: headers, the check of where a form comes from, error pages, the site's files, the log.

pub mod assets;
pub mod errors;
pub mod headers;
pub mod log;
pub mod origin;
pub mod progress;
pub mod receipts;
pub mod unread;
