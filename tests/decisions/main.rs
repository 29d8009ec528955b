//! Decisions of editors: what they survive, what ends them, and that none is lost.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

mod commands;
mod crash;
mod files;
mod folder;
mod holding;
mod marks;

/// The texts of one story: three reports that disagree on the dead.
const WIRE: &str = "Bridge falls\n\nOSLO (Nordic Wire) -- The bridge over the Glomma fell on Tuesday and killed 12 people, police said.\n\nDivers went on with the search on Wednesday.\n";
const DESK: &str = "Bridge disaster\n\nBy Ada Person | 4 May 2021\n\nThe bridge over the Glomma fell on Tuesday. It killed 21 people.\n";
