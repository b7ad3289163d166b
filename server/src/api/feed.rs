//! Following changes: the feed, reconciliation, and what a registry tells back.

use app::portal::Portal;
use utoipa_axum::router::OpenApiRouter;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
}
