//! The registries' side of insight (contract §6.6): what they deliver by themselves.

mod delivery;

use app::portal::Portal;
use utoipa_axum::router::OpenApiRouter;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new().merge(delivery::routes())
}
