//! Insight, as registries meet it (contract §6.6): one file for each topic.

mod cases;

use app::portal::Portal;
use utoipa_axum::router::OpenApiRouter;

/// All services of insight.
pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new().merge(cases::routes())
}
