//! Storing one report. The citizen's row is locked first, so that a consent withdrawn at the same moment is heeded.

/// As [`lagre_rapport!`], and whether the report is new.
macro_rules! lagre_rapport_en_gang {
    ($tx:expr, $innbygger:expr, $register:expr, $rapport:expr, $bestilling:expr, $na:expr) => {{
        let (innbygger, register, rapport) = ($innbygger, $register, $rapport);
        let bestilling: Option<i64> = $bestilling;
        let innhold = serde_json::to_string(rapport).map_err(|_| $crate::store::Feil::Ulest("report"))?;
        let sammendrag = $crate::domain::kvittering::sammendrag(&innhold);
        let kjent: Option<(i64,)> = sqlx::query_as($crate::pvk::levering::sql::SAMME_RAPPORT)
            .bind(innbygger.0)
            .bind(&register.part.0)
            .bind(&sammendrag)
            .bind(bestilling)
            .fetch_optional(&mut **$tx)
            .await?;
        match kjent {
            Some((id,)) => ($crate::domain::id::HendelseId(id), false),
            None => {
                let id = $crate::store::ny_id($na)?;
                sqlx::query($crate::pvk::levering::sql::NY_RAPPORT)
                    .bind(innbygger.0)
                    .bind(&register.part.0)
                    .bind(id.0)
                    .bind(rapport.til_og_med.to_string())
                    .bind(&innhold)
                    .bind(bestilling)
                    .bind($crate::store::mikro($na))
                    .bind(&sammendrag)
                    .execute(&mut **$tx)
                    .await?;
                (id, true)
            }
        }
    }};
}
pub(crate) use lagre_rapport_en_gang;

/// Stores a report in a transaction that is under way, and says its id. The same report delivered again has the id it
/// had. `bestilling` is the order that it answers.
macro_rules! lagre_rapport {
    ($tx:expr, $innbygger:expr, $register:expr, $rapport:expr, $bestilling:expr, $na:expr) => {
        $crate::pvk::levering::lagre::lagre_rapport_en_gang!($tx, $innbygger, $register, $rapport, $bestilling, $na).0
    };
}
pub(crate) use lagre_rapport;
