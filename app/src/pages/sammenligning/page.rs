//! Fetches the report that is to be compared, through the door `innsyn`.

use super::view::{Side, Utkast};
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::pages::{hentet, param};
use crate::store::tilfeldig;
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

#[component]
pub fn Sammenligning() -> impl IntoView {
    let (register, id) = (param("register"), HendelseId::les(&param("id")));
    let sendt: Option<Utkast> = use_context();
    hentet(
        move |f| async move {
            let side = f.portal.innsyn.sammenligning(f.aktor()?, &register, id.ok_or(Avslag::FinnesIkke)?).await?;
            let utkast = match sendt {
                Some(utkast) => utkast,
                None => Utkast { nokkel: BASE64URL_NOPAD.encode(&tilfeldig::<16>()?), mangler: false },
            };
            Ok((side, utkast))
        },
        |(side, utkast)| view! { <Side side=side utkast=utkast/> }.into_any(),
    )
}
