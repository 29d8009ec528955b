//! Pieces of a dossier in words: the phrases, excerpts and places that everything written for people uses.
//!
//! Comes in: a [`Dossier`] and parts of it. Goes out: short texts that are safe to show on one line. Refuses: characters
//! of an article that act instead of showing; they are named.
//!
//! A reading that two outlets copied from one agency is `2 articles, 1 origin`.

mod excerpt;
mod place;
mod stories;
mod visible;

pub use excerpt::{Excerpt, excerpt, shorten};
pub use place::{Place, article_id, place};
pub use stories::{Story, Tally, stories};
pub use visible::{acts, name, visible};

use crate::article::{Article, PublishedFrom};
use crate::calendar::{Date, DateTime};
use crate::findings::{Evidence, Finding, Reading, Status, Verdict, thousands};
use crate::pipeline::Dossier;
use crate::rules::Severity;

/// `conflict`, `possible conflict`, `agreement`, `reconciled`.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "conflict",
        Verdict::PossibleConflict => "possible conflict",
        Verdict::Agreement => "agreement",
        Verdict::Reconciled => "reconciled",
    }
}

/// `error`, `warning`, `note`.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What an editor decided, in the desk's words; none while it is open.
pub fn decision(status: Status) -> Option<&'static str> {
    match status {
        Status::Open => None,
        Status::Query => Some("query"),
        Status::Hold => Some("hold"),
        Status::Stet => Some("stet"),
        Status::Fixed => Some("fixed"),
        Status::NotAConflict => Some("not a conflict"),
    }
}

/// What an editor decided, who and when, which reading is right and why: `stet, ada on 28 Nov 2026: “214 dead” is right.
/// Asked the wire.` None where nobody has decided.
pub fn ruling(finding: &Finding) -> Option<String> {
    let ruling = finding.ruling.as_ref()?;
    let word = decision(finding.status).unwrap_or("open again");
    let mut parts = Vec::new();
    let right = ruling.right.and_then(|right| finding.readings.get(right));
    parts.extend(right.map(|reading| format!("\u{201c}{}\u{201d} is right.", reading.value)));
    parts.extend(Some(ruling.note.clone()).filter(|note| !note.trim().is_empty()));
    let day = ruling.when.get(..10).and_then(moment).map(|day| format!(" on {day}")).unwrap_or_default();
    let end = if parts.is_empty() { ".".to_owned() } else { format!(": {}", parts.join(" ")) };
    Some(format!("{word}, {}{day}{end}", ruling.who))
}

/// `2 conflicts are settled and not shown`.
pub fn settled(count: usize) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb} settled and not shown", counted(count, "conflict"))
}

/// `1 article`, `3 articles`, `2,000 articles`.
pub fn counted(count: usize, one: &str) -> String {
    format!("{} {one}{}", thousands(&count.to_string()), if count == 1 { "" } else { "s" })
}

/// Who stands behind a reading: `1 article`, `3 articles, 1 origin`, or `no article` where only the house writes it so.
pub fn support(reading: &Reading) -> String {
    if reading.articles.is_empty() {
        return "no article".to_owned();
    }
    let articles = counted(reading.articles.len(), "article");
    if reading.articles.len() < 2 { articles } else { format!("{articles}, {}", counted(reading.origins, "origin")) }
}

/// How the readings weigh against each other, under a label, where that says more than the readings alone.
pub fn weight(finding: &Finding) -> Option<(&'static str, String)> {
    let (first, others) = finding.readings.split_first()?;
    if others.is_empty() || first.articles.is_empty() {
        return None;
    }
    if finding.within_article && others.iter().all(|other| other.articles == first.articles) {
        let one = first.articles.len() == 1;
        let all = if others.len() == 1 { "Both" } else { "All" };
        return one.then(|| ("Where", format!("{all} readings stand in one article.")));
    }
    let tie = others.iter().any(|other| other.origins == first.origins);
    if tie && first.origins < 2 {
        return None;
    }
    let weight = finding.readings.iter().map(|reading| reading.origins.to_string()).collect::<Vec<_>>();
    Some(("Origins", format!("{}{}.", weight.join(" against "), if tie { ": a tie" } else { "" })))
}

/// How a claim is put, where it is more than a plain statement in the article's own voice:
/// `said by officials`, `planned`, `as of 14 Nov 2023`.
pub fn manner(claim: &Evidence) -> Vec<String> {
    let says = claim.says.as_ref().map(|who| format!("said by {who}"));
    let stance = (!matches!(claim.stance, "" | "asserted")).then(|| claim.stance.to_owned());
    let as_of = claim.as_of.as_deref().and_then(moment).map(|when| format!("as of {when}"));
    [says, stance, as_of].into_iter().flatten().collect()
}

/// A TIMEX3 day, with its hour or part where it has one, as people write it: `14 Nov 2023, 4:17 am`, `15 Nov 2023,
/// evening`. None for lengths of time, weeks and quarters, which are no moment of counting.
fn moment(timex: &str) -> Option<String> {
    let day: Date = timex.get(..10)?.parse().ok()?;
    let day = day.strftime("%-d %b %Y");
    Some(match timex.get(10..)? {
        "" => day.to_string(),
        "TMO" => format!("{day}, morning"),
        "TAF" => format!("{day}, afternoon"),
        "TEV" => format!("{day}, evening"),
        "TNI" => format!("{day}, night"),
        _ => match timex.parse::<DateTime>() {
            Ok(time) => format!("{day}, {}", time.strftime("%-I:%M %P")),
            Err(_) => day.to_string(),
        },
    })
}

/// An RFC 3339 moment in UTC as people write it: `28 Nov 2026, 14:03 UTC`.
pub fn when(moment: &str) -> String {
    match moment.trim_end_matches('Z').parse::<DateTime>() {
        Ok(time) => format!("{} UTC", time.strftime("%-d %b %Y, %H:%M")),
        Err(_) => moment.to_owned(),
    }
}

/// The outlet and the day: `Meridian News, 15 Nov 2023`. Empty where neither is known.
pub fn origin_of(article: &Article) -> String {
    let day = article.published.map(|date| {
        let day = date.strftime("%-d %b %Y");
        match article.published_from {
            PublishedFrom::Inferred => format!("{day} (date inferred)"),
            _ => day.to_string(),
        }
    });
    [article.source.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `4 articles, 61 claims, 12 groups: 3 conflicts, 1 possible, 5 agreements, 2 reconciled`.
pub fn summary(dossier: &Dossier) -> String {
    let tally = Tally::of(dossier.findings.iter());
    let read = [
        counted(dossier.articles.len(), "article"),
        counted(dossier.claims.len(), "claim"),
        counted(dossier.groups.len(), "group"),
    ];
    let found = [
        counted(tally.conflicts, "conflict"),
        format!("{} possible", tally.possible),
        counted(tally.agreements, "agreement"),
        format!("{} reconciled", tally.reconciled),
    ];
    format!("{}: {}", read.join(", "), found.join(", "))
}

/// What was compared where no conflict was found.
pub fn clean(dossier: &Dossier) -> String {
    let groups = dossier.groups.len();
    match dossier.articles.len() {
        0 => "No article was read, so nothing was compared.".into(),
        1 if groups == 0 => "One article was read; no two claims in it speak of the same thing.".into(),
        1 => format!("One article was compared with itself: {} of claims about one thing.", counted(groups, "group")),
        _ if groups == 0 => "The articles were read, but no two claims speak of the same thing.".into(),
        articles => format!(
            "{articles} articles were compared in {} of claims about one thing; none contradict each other.",
            counted(groups, "group"),
        ),
    }
}

/// The claims to show first, one an origin before a second of the same, and those left over; both in their order.
pub fn leading<'a>(dossier: &Dossier, claims: &[&'a Evidence], most: usize) -> (Vec<&'a Evidence>, Vec<&'a Evidence>) {
    let origin = |claim: &Evidence| dossier.articles.get(claim.article).map(|article| article.origin);
    let mut seen = Vec::new();
    let mut chosen = vec![false; claims.len()];
    let mut count = 0;
    for (claim, chosen) in claims.iter().zip(&mut chosen) {
        if count < most && !seen.contains(&origin(claim)) {
            seen.push(origin(claim));
            (*chosen, count) = (true, count + 1);
        }
    }
    for chosen in &mut chosen {
        if count < most && !*chosen {
            (*chosen, count) = (true, count + 1);
        }
    }
    let (mut lead, mut rest) = (Vec::new(), Vec::new());
    for (claim, chosen) in claims.iter().zip(chosen) {
        if chosen { lead.push(*claim) } else { rest.push(*claim) }
    }
    (lead, rest)
}

#[cfg(test)]
mod tests {
    use super::{Tally, counted, moment};

    #[test]
    fn counts_have_commas_and_a_headline_leaves_out_what_there_is_none_of() {
        let said = [(0, "0 claims"), (1, "1 claim"), (999, "999 claims"), (16_120, "16,120 claims")];
        for (count, words) in said {
            assert_eq!(counted(count, "claim"), words);
        }
        let headline = |conflicts, possible| Tally { conflicts, possible, ..Tally::default() }.headline();
        assert_eq!(headline(2_001, 0), "2,001 conflicts");
        assert_eq!(headline(0, 1), "1 possible conflict");
        assert_eq!(headline(5, 2), "5 conflicts, 2 possible conflicts");
    }

    #[test]
    fn moments_are_written_as_people_write_them() {
        assert_eq!(moment("2023-11-14").as_deref(), Some("14 Nov 2023"));
        assert_eq!(moment("2023-11-14T04:17").as_deref(), Some("14 Nov 2023, 4:17 am"));
        assert_eq!(moment("2023-11-15TEV").as_deref(), Some("15 Nov 2023, evening"));
    }

    #[test]
    fn lengths_weeks_and_years_are_no_moments() {
        for timex in [
            "P5Y",
            "2023-W02",
            "2024-Q3",
            "2023",
            "XXXX-WXX-1",
            "PRESENT_REF",
            "",
            "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}",
        ] {
            assert_eq!(moment(timex), None, "{timex}");
        }
    }
}
