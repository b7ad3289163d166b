//! Registering settings and tickets.

use app::portal::Portal;
use utoipa_axum::router::OpenApiRouter;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
}
