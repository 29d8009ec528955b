//! Command line of crosscheck.

fn main() {}
