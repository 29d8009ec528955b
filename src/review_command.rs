//! `crosscheck review`: the articles checked, and the page on which the findings are gone through.

use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use clap::Args;
use crosscheck::article;
use crosscheck::findings::Verdict;
use crosscheck::pipeline;
use crosscheck::review::{self, Checked};

use crate::cli::{Inputs, Outcome, Show};
use crate::output::complain;

#[derive(Debug, Args)]
pub(crate) struct Review {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// The port of the page [default: any that is free]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// The address of this machine that the page listens at; others than the default let other machines in
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Who decides, unless the page says otherwise [default: your user name]
    #[arg(long = "as", value_name = "NAME")]
    who: Option<String>,
    /// Go through what is no conflict, too
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT,...")]
    show: Vec<Show>,
}

impl Review {
    /// Serves the page until the program is ended.
    pub(crate) fn run(&self) -> Outcome {
        if self.inputs.paths.iter().any(|path| path == "-") {
            return complain("standard input cannot be checked again when it changes; name files or folders instead.");
        }
        let shown = |show: &Show| match show {
            Show::Agreement => Verdict::Agreement,
            Show::Reconciled => Verdict::Reconciled,
        };
        let verdicts = [Verdict::Conflict, Verdict::PossibleConflict].into_iter().chain(self.show.iter().map(shown));
        let options = review::Options {
            address: SocketAddr::new(self.host, self.port),
            who: self.who.clone().or_else(user).unwrap_or_else(|| "somebody".to_owned()),
            verdicts: verdicts.collect(),
        };
        let inputs = self.inputs.clone();
        let served = review::serve(
            options,
            move || checked(&inputs),
            |url| {
                // With standard output gone there is nobody left to tell.
                let _ = writeln!(io::stdout(), "Review at {url}\nCtrl-C ends it; decisions are kept as they are made.");
                let _ = io::stdout().flush();
            },
        );
        match served {
            Ok(()) => Outcome::Clean,
            Err(fault) => complain(&fault.to_string()),
        }
    }
}

/// One run over the articles with the settings as they are now.
fn checked(inputs: &Inputs) -> Checked {
    let config = inputs.settings.load(&inputs.paths);
    let mut files = article::files(&inputs.paths);
    files.extend(config.files.iter().cloned());
    let (mut articles, problems) = article::open(&inputs.paths, &inputs.options(&config.defaults));
    config.weigh_sources(&mut articles);
    let problems = config.problems.iter().cloned().chain(problems).collect();
    Checked { dossier: pipeline::run_with(articles, problems, &config.rules), rules: config.rules, files }
}

/// The name that the system knows the editor by.
fn user() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok()).filter(|name| !name.is_empty())
}
