//! Requests for consent, and notices to many.

use app::portal::Portal;
use utoipa_axum::router::OpenApiRouter;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
}
