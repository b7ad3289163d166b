//! The registries' side of insight (§6.6): a file for each topic.

mod cases;
mod delivery;
mod orders;

use app::portal::Portal;
use utoipa_axum::router::OpenApiRouter;

/// All services of insight.
pub(super) fn routes() -> OpenApiRouter<Portal> {
    orders::routes().merge(cases::routes()).merge(delivery::routes())
}
