//! The whole router in process, over every route. Routes come from the route table itself, so a new page is covered
//! when it is added.

mod access;
mod api_docs;
mod api_errors;
mod api_faults;
mod api_limits;
mod api_read;
mod api_request;
mod api_write;
mod csrf;
mod edge;
mod errors;
mod every_setting;
mod faults;
mod headers;
mod history;
mod house;
mod links;
mod log;
mod numbers;
mod receipts;
mod representation;
mod requests;
mod routes;
mod session;
mod sources;
mod tokens;
mod virkning;
mod walk;
