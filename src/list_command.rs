//! `crosscheck claims` and `crosscheck mentions`: what was understood, listed.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use crosscheck::article::{self, Article, Story};
use crosscheck::config::Config;
use crosscheck::findings::Asked;
use crosscheck::pipeline;
use crosscheck::report::{self, Listing};

use crate::cli::{By, Inputs, Outcome, Tally, is_faulty};
use crate::output::Output;
use crate::progress;

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// How the list is written
    #[arg(long, short, default_value = "text", value_parser = listings())]
    format: Listing,
    #[command(flatten)]
    output: Output,
}

fn listings() -> impl TypedValueParser<Value = Listing> {
    PossibleValuesParser::new(Listing::ALL.iter().map(|listing| listing.name()))
        .map(|name| Listing::named(&name).unwrap_or(Listing::Text))
}

impl List {
    /// Lists every claim.
    pub(crate) fn claims(&self, config: Config) -> Outcome {
        let (output, mut tally, options) = self.begin(&config);
        let by = if self.format == Listing::Jsonl { By::Story(Asked::Conflicts) } else { By::Run };
        let pages = self.inputs.dossiers(config, by, output.quiet).map(|dossier| {
            tally.articles += dossier.articles.len();
            output.tell(&dossier.problems);
            report::render_claims(&dossier, &options, self.format)
        });
        let written = output.write(pages);
        tally.end(&output, written)
    }

    /// Lists every mention. No later stage runs, and nothing of an article is kept once its mentions are written.
    pub(crate) fn mentions(&self, config: Config) -> Outcome {
        let (output, mut tally, options) = self.begin(&config);
        let open = article::Options { origins: false, ..self.inputs.options(&config.defaults) };
        let stories: Box<dyn Iterator<Item = Story> + Send> = match self.format {
            Listing::Jsonl => Box::new(article::stories(&self.inputs.paths, &open)),
            Listing::Text => {
                let (articles, problems) = article::open(&self.inputs.paths, &open);
                Box::new(std::iter::once(Story { name: String::new(), articles, problems }))
            }
        };
        let articles = stories.flat_map(|story| {
            tally.articles += story.articles.len();
            output.tell(&story.problems);
            story.articles
        });
        let page = |article: Article| {
            let (document, mentions) = pipeline::recognise(&article);
            report::render_mentions(&article, &document, &mentions, &options, self.format)
        };
        let mut watch = progress::Watch::begin(!output.quiet);
        let mut batches = progress::Batches::of(articles, |article| article.text.len());
        let pages = std::iter::from_fn(|| {
            let done = if batches.more() && watch.goes_on() { batches.work(&page) } else { None };
            watch.count(done.as_ref().map_or(0, Vec::len));
            done
        });
        let written = output.write(pages.flatten());
        tally.end(&output, written)
    }

    fn begin(&self, config: &Config) -> (Output, Tally, report::Options) {
        let output = self.output.with(&config.defaults);
        output.tell(&config.problems);
        let tally = Tally { faulty: is_faulty(config), ..Tally::default() };
        let options = output.options(self.format == Listing::Text);
        (output, tally, options)
    }
}
