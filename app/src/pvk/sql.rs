//! The SQL that the whole door shares. One text for both engines.

crate::store::sql::setninger! {
    FINN_INNBYGGER = "SELECT id FROM innbygger WHERE nummer = $1";
}
