//! The review page of the real binary, asked by a plain client: who may ask, what is shown, what is kept.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

mod desk;
mod hostile;
mod security;
mod site;
