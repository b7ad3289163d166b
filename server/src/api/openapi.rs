//! The document of this interface.

use app::oppsett::Oppsett;
use app::portal::Portal;
use axum::Router;

pub fn routes(_oppsett: &Oppsett) -> Router<Portal> {
    Router::new()
}
