//! Command line of crosscheck: parse, run, map the outcome to an exit code.

mod cli;
mod decisions_command;
mod list_command;
mod output;
mod progress;
mod review_command;
mod rules_command;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // Wrong options end here, with clap's own message and exit code 2.
    exit_code(cli::run(&cli::Cli::parse()))
}

/// What every outcome is to the caller: 0 nothing to settle, 1 conflicts at or above `--fail-on`, 2 trouble, 130 ended by Ctrl-C.
fn exit_code(outcome: cli::Outcome) -> ExitCode {
    ExitCode::from(match outcome {
        cli::Outcome::Clean => 0,
        cli::Outcome::Conflicts => 1,
        cli::Outcome::Trouble => 2,
        cli::Outcome::Interrupted => progress::INTERRUPTED,
    })
}
