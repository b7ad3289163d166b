//! Looking settings up: one citizen's, and all who have an active one.

use app::portal::Portal;
use utoipa_axum::router::OpenApiRouter;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
}
