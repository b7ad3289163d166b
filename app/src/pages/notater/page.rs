//! Fetches the notes through the door `innsyn`.

use super::view::{Merknad, Side, Utkast};
use crate::domain::id::HendelseId;
use crate::domain::notat::Notatskjema;
use crate::pages::{hentet, param, query};
use crate::store::tilfeldig;
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

#[component]
pub fn Liste() -> impl IntoView {
    let register = param("register");
    let fra = |navn| query(navn).unwrap_or_default();
    let (merknad, endres) = (Merknad::les(&fra("merknad"), &fra("notat")), HendelseId::les(&fra("endre")));
    let sendt: Option<Utkast> = use_context();
    hentet(
        move |f| async move {
            let side = f.portal.innsyn.notater(f.aktor()?, &register).await?;
            let nokkel = BASE64URL_NOPAD.encode(&tilfeldig::<16>()?);
            let utkast = sendt.unwrap_or_else(|| {
                let endres = side.notater.iter().find(|n| Some(n.id) == endres);
                let skjema = endres.map(Notatskjema::av).unwrap_or_default();
                Utkast { skjema, endres: endres.map(|n| n.id), nokkel, ..Utkast::default() }
            });
            Ok((side, utkast))
        },
        move |(side, utkast)| view! { <Side side=side utkast=utkast merknad=merknad/> }.into_any(),
    )
}
