//! A list of citizens as one parameter, for statements about many at once.

use crate::domain::id::InnbyggerId;

/// Ids as one text of twenty characters each, which both engines take apart in the same way.
#[derive(Clone)]
pub(crate) struct Liste {
    pub(crate) ider: String,
    pub(crate) antall: i64,
}

impl Liste {
    pub(crate) fn av(innbyggere: &[InnbyggerId]) -> Self {
        let ider = innbyggere.iter().map(|i| format!("{:020}", i.0)).collect();
        Self { ider, antall: i64::try_from(innbyggere.len()).unwrap_or(i64::MAX) }
    }
}

/// Each once, in the order of ids: two statements at once then wait for each other and not in a ring.
pub(crate) fn ordnet(innbyggere: &[InnbyggerId]) -> Vec<InnbyggerId> {
    let mut ut = innbyggere.to_vec();
    ut.sort_unstable();
    ut.dedup();
    ut
}
