//! What `innsyn` does for an operator besides serving: `innsyn COMMAND …`, with the same settings as the server.
//! Every command ends with 0 when all is well, 1 when it is not, and 2 when that cannot be told.

pub mod replication;
