//! The report in a terminal: one block a conflict, worst first, the summary last.

use super::Options;
use super::ink::{Ink, Pen, Run, unbroken};
use crate::findings::{Evidence, Finding, Reading, Verdict};
use crate::pipeline::Dossier;
use crate::wording::{self, Story, Tally, excerpt, place, shorten, stories, visible};

/// Claims shown in full for a reading; the others are named by their place.
const CLAIMS_A_READING: usize = 2;

/// Lines that the sentence around a value may take.
const LINES_A_SENTENCE: usize = 2;

/// Writes the report.
pub(super) fn render(dossier: &Dossier, options: &Options) -> String {
    let mut sheet = Sheet { dossier, options, pen: Pen::new(options.colour, options.width) };
    let stories = stories(dossier);
    if options.quiet {
        sheet.quiet(&stories);
        return sheet.pen.finish();
    }
    if options.verbose {
        sheet.articles();
    }
    for story in &stories {
        sheet.story(story, stories.len() > 1);
    }
    sheet.summary();
    sheet.pen.finish()
}

struct Sheet<'a> {
    dossier: &'a Dossier,
    options: &'a Options,
    pen: Pen,
}

impl Sheet<'_> {
    /// One line a finding, for a list or a pipe.
    fn quiet(&mut self, stories: &[Story<'_>]) {
        for finding in stories.iter().flat_map(|story| &story.findings) {
            if !self.options.shows(finding.verdict) {
                continue;
            }
            let mut runs = vec![(ink(finding), tags(finding, "").join(" · ")), plain("  ")];
            runs.push((Ink::Strong, visible(&finding.title)));
            let mut places: Vec<String> = finding.claims.iter().map(|claim| self.place(claim)).collect();
            places.dedup();
            runs.push((Ink::Place, format!("  {}", first_few(&places, 3))));
            self.pen.line("", "    ", &runs);
        }
    }

    /// Which articles were read.
    fn articles(&mut self) {
        for article in &self.dossier.articles {
            let mut runs = vec![(Ink::Place, visible(&article.path))];
            let known = wording::origin_of(article);
            let known = if known.is_empty() { "no source or date known".into() } else { visible(&known) };
            runs.push(plain(&format!("  {known}")));
            runs.push((Ink::Faint, format!("  origin {}", article.origin + 1)));
            if !article.published_why.is_empty() {
                runs.push((Ink::Faint, format!("  dated: {}", visible(article.published_why.trim()))));
            }
            self.pen.line("", "    ", &runs);
        }
        if !self.dossier.articles.is_empty() {
            self.pen.blank();
        }
    }

    fn story(&mut self, story: &Story<'_>, headed: bool) {
        let shown: Vec<&Finding> =
            story.findings.iter().copied().filter(|finding| self.options.shows(finding.verdict)).collect();
        if headed && !shown.is_empty() {
            let name = if story.name.is_empty() { "articles without a story".into() } else { visible(story.name) };
            let count = wording::counted(story.articles.len(), "article");
            self.pen.line("", "", &[(Ink::Strong, format!("Story {name}")), (Ink::Faint, format!(" · {count}"))]);
            self.pen.blank();
        }
        let tally = story.tally();
        let mut numbers = [0, 0];
        for finding in shown {
            match finding.verdict {
                Verdict::Conflict => {
                    numbers[0] += 1;
                    self.conflict(finding, &number(numbers[0], tally.conflicts));
                }
                Verdict::PossibleConflict => {
                    numbers[1] += 1;
                    self.conflict(finding, &number(numbers[1], tally.possible));
                }
                Verdict::Agreement | Verdict::Reconciled => self.compact(finding),
            }
        }
    }

    /// A conflict in full.
    fn conflict(&mut self, finding: &Finding, number: &str) {
        let mut left = Vec::new();
        for (at, tag) in tags(finding, number).into_iter().enumerate() {
            left.push(if at == 0 { (ink(finding), tag) } else { plain(&format!(" · {tag}")) });
        }
        self.pen.rule(&left, &visible(&finding.rule));
        self.pen.line("", "", &[(Ink::Strong, visible(&finding.title))]);
        for (at, reading) in finding.readings.iter().enumerate() {
            self.pen.blank();
            self.reading(finding, at, reading);
        }
        self.pen.blank();
        self.note("Why", &finding.explanation);
        if let Some(benign) = &finding.benign {
            self.note("But", benign);
        }
        if let Some((label, weight)) = wording::weight(finding) {
            self.note(label, &weight);
        }
        if let Some(ruling) = wording::ruling(finding) {
            self.note("Desk", &ruling);
        }
        if self.options.verbose {
            let steps: Vec<&str> = finding.same_because.iter().map(String::as_str).collect();
            if !steps.is_empty() {
                self.note("Same", &steps.join("; "));
            }
            self.note("Id", &format!("{} (confidence {:.2})", finding.id, finding.confidence));
        }
        self.pen.blank();
    }

    fn reading(&mut self, finding: &Finding, at: usize, reading: &Reading) {
        let head = [(Ink::Strong, visible(&reading.value)), (Ink::Faint, format!("  ({})", wording::support(reading)))];
        self.pen.line("  ", "    ", &head);
        let claims: Vec<&Evidence> = finding.claims.iter().filter(|claim| claim.reading == at).collect();
        let most = if self.options.verbose { usize::MAX } else { CLAIMS_A_READING };
        let (lead, rest) = wording::leading(self.dossier, &claims, most);
        for claim in lead {
            self.claim(claim);
        }
        if !rest.is_empty() {
            let places: Vec<String> = rest.iter().map(|claim| self.place(claim)).collect();
            self.pen.line("    ", "      ", &[(Ink::Faint, "also ".into()), (Ink::Place, first_few(&places, 6))]);
        }
    }

    /// File and line, who it is, and the value in its sentence.
    fn claim(&mut self, claim: &Evidence) {
        let mut head = vec![(Ink::Place, self.place(claim))];
        let source = self.dossier.articles.get(claim.article).map(wording::origin_of).unwrap_or_default();
        let mut about: Vec<String> = wording::manner(claim);
        if !source.is_empty() {
            about.insert(0, source);
        }
        if !about.is_empty() {
            head.push((Ink::Faint, format!("  {}", visible(&about.join(" · ")))));
        }
        self.pen.line("    ", "      ", &head);
        // Wrapping loses some columns at the ends of lines, and the marks around the value take two.
        let room = (self.pen.width().saturating_sub(8) * LINES_A_SENTENCE).saturating_sub(10);
        let sentence = self.sentence(claim, room);
        self.pen.line("      │ ", "      │ ", &sentence);
    }

    fn sentence(&self, claim: &Evidence, columns: usize) -> Vec<Run> {
        let Some(document) = self.dossier.documents.get(claim.article) else { return Vec::new() };
        let cut = excerpt(document, claim.span, columns);
        let marked = if self.pen.colour() { cut.words } else { format!("‹{}›", cut.words) };
        vec![plain(&cut.before), (Ink::Mark, marked), plain(&cut.after)]
    }

    /// What agrees or was explained: the values, the reason, the places.
    fn compact(&mut self, finding: &Finding) {
        let mut runs = vec![(ink(finding), tags(finding, "").join(" · ")), plain("  ")];
        runs.push((Ink::Strong, visible(&finding.title)));
        self.pen.line("", "    ", &runs);
        self.pen.line("    ", "    ", &[plain(&visible(&finding.explanation))]);
        for (at, reading) in finding.readings.iter().enumerate() {
            let support = wording::support(reading);
            let claims = finding.claims.iter().filter(|claim| claim.reading == at);
            let places: Vec<String> =
                claims.map(|claim| format!("{} {}", self.place(claim), self.quoted(claim))).collect();
            let head = vec![
                plain(&visible(&reading.value)),
                (Ink::Faint, format!(" ({support}): ")),
                (Ink::Place, first_few(&places, if self.options.verbose { usize::MAX } else { 4 })),
            ];
            self.pen.line("    ", "      ", &head);
        }
        self.pen.blank();
    }

    fn quoted(&self, claim: &Evidence) -> String {
        let words = place(self.dossier, claim.article, claim.span).quote;
        format!("‹{}›", shorten(words, 36))
    }

    fn place(&self, claim: &Evidence) -> String {
        let path = self.dossier.articles.get(claim.article).map_or("", |article| article.path.as_str());
        format!("{}:{}", unbroken(&visible(path)), place(self.dossier, claim.article, claim.span).line)
    }

    fn note(&mut self, label: &str, text: &str) {
        // The label's spaces are fixed, so that the texts of all labels stand in one column.
        let label = unbroken(&format!("{label:<8}"));
        self.pen.line("  ", "           ", &[(Ink::Faint, label), plain(" "), plain(&visible(text))]);
    }

    fn summary(&mut self) {
        let tally = Tally::of(self.dossier.findings.iter());
        let settled = self.options.settled;
        if settled > 0 {
            let open = if tally.conflicts + tally.possible == 0 { "No open conflicts. " } else { "" };
            let count = wording::settled(settled);
            self.pen.line("", "", &[(Ink::Calm, open.into()), plain(&format!("{count}; --status all shows them."))]);
        } else if tally.conflicts + tally.possible == 0 {
            let clean = wording::clean(self.dossier);
            let compared = if self.dossier.articles.is_empty() { "" } else { "No conflicts found. " };
            self.pen.line("", "", &[(Ink::Calm, compared.into()), plain(&clean)]);
        }
        self.pen.line("", "", &[(Ink::Strong, whole_counts(&wording::summary(self.dossier)))]);
        if !self.dossier.problems.is_empty() {
            let count = wording::counted(self.dossier.problems.len(), "problem");
            self.pen.line("", "", &[(Ink::Doubt, format!("{count} with the input"))]);
        }
        let hidden = [
            ("agreement", tally.agreements > 0 && !self.options.show_agreement),
            ("reconciled", tally.reconciled > 0 && !self.options.show_reconciled),
        ];
        let hidden: Vec<&str> = hidden.iter().filter(|(_, hidden)| *hidden).map(|(name, _)| *name).collect();
        if !hidden.is_empty() {
            let hint = format!("--show {} lists what was compared and found compatible", hidden.join(","));
            self.pen.line("", "", &[(Ink::Faint, hint)]);
        }
    }
}

fn plain(text: &str) -> Run {
    (Ink::Plain, text.into())
}

fn ink(finding: &Finding) -> Ink {
    match finding.verdict {
        Verdict::Conflict => Ink::Alarm,
        Verdict::PossibleConflict => Ink::Doubt,
        Verdict::Agreement | Verdict::Reconciled => Ink::Calm,
    }
}

/// ` 2 of 7`; empty where there is only one.
fn number(at: usize, of: usize) -> String {
    if of > 1 { format!(" {at} of {of}") } else { String::new() }
}

/// `CONFLICT 1 of 3`, `quantity`, `error`, and the decision where there is one.
fn tags(finding: &Finding, number: &str) -> Vec<String> {
    let mut tags = vec![wording::verdict(finding.verdict).to_uppercase() + number, finding.kind.into()];
    match finding.verdict {
        Verdict::Conflict | Verdict::PossibleConflict => tags.push(wording::severity(finding.severity).into()),
        Verdict::Agreement | Verdict::Reconciled => tags.extend(finding.reason.map(Into::into)),
    }
    tags.extend(wording::decision(finding.status).map(|decision| format!("decided: {decision}")));
    tags
}

/// Breaks lines only between counts: `3 articles,` stays together.
fn whole_counts(summary: &str) -> String {
    let counts = summary.split_inclusive([',', ':']).map(|count| unbroken(count.trim_start()));
    counts.collect::<Vec<_>>().join(" ")
}

/// The first few items and how many more there are.
fn first_few(items: &[String], most: usize) -> String {
    let shown = items.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(", ");
    match items.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
