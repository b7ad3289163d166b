//! Fetches what one takes part in through the door `innsyn`.

use super::prosjekt::{Merknad, Prosjekt};
use super::view;
use crate::pages::{hentet, param, query};
use crate::store::tilfeldig;
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

#[component]
pub fn Liste() -> impl IntoView {
    hentet(
        |f| async move { f.portal.innsyn.deltakelser(f.aktor()?).await },
        |parter| view! { <view::Liste parter=parter/> }.into_any(),
    )
}

#[component]
pub fn EttProsjekt() -> impl IntoView {
    let (part, id) = (param("part"), param("id"));
    let merknad = query("merknad").and_then(|kode| Merknad::les(&kode));
    hentet(
        move |f| async move {
            let (part, prosjekt) = f.portal.innsyn.deltakelse(f.aktor()?, &part, &id).await?;
            Ok((part, prosjekt, BASE64URL_NOPAD.encode(&tilfeldig::<16>()?)))
        },
        move |(part, prosjekt, nokkel)| {
            view! { <Prosjekt part=part prosjekt=prosjekt merknad=merknad nokkel=nokkel/> }.into_any()
        },
    )
}
