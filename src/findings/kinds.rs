//! The name, the rule and the words that stand behind each kind of claim when no rule of a topic does.

use super::{Claim, Scene};
use crate::claims::{About, ClaimKind, ClaimValue};
use crate::mentions::Dimension;
use crate::rules::Severity;

/// What a finding of one kind of claim is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// [`super::Finding::kind`].
    pub name: &'static str,
    /// The id of the rule that carries its severity and texts.
    pub rule: &'static str,
    /// What the articles disagree on.
    pub subject: &'static str,
    /// Severity where the rule set has no such rule.
    pub severity: Severity,
}

/// One row a kind of claim; `sides` holds a claim of each reading, this one among them.
pub(super) fn of(scene: &Scene<'_>, claim: &Claim, sides: &[&Claim]) -> Kind {
    let row = |name, rule, subject, severity| Kind { name, rule, subject, severity };
    match claim.kind {
        ClaimKind::Amount
            if matches!(claim.about, About::Noun(_, Dimension::Duration) | About::Figure(Dimension::Duration)) =>
        {
            row("quantity", "durations.value", "a length of time", Severity::Warning)
        }
        ClaimKind::Amount if claim.about == About::Margin => {
            row("quantity", "quantities.value", "the margin of a vote", Severity::Error)
        }
        ClaimKind::Amount => row("quantity", "quantities.value", "a figure", Severity::Error),
        ClaimKind::Age => row("quantity", "ages.person", "an age", Severity::Error),
        ClaimKind::Sum if sides.iter().any(|side| is_reckoned(scene, side)) => {
            row("arithmetic", "arithmetic.total", "a total and its parts", Severity::Error)
        }
        ClaimKind::Sum if matches!(claim.value, ClaimValue::Amount(_)) => {
            row("arithmetic", "arithmetic.share", "a share and its parts", Severity::Error)
        }
        ClaimKind::Sum => row("arithmetic", "arithmetic.change", "a change and its ends", Severity::Error),
        ClaimKind::Change => row("change", "changes.size", "a change", Severity::Error),
        ClaimKind::When if matches!(&claim.value, ClaimValue::Time(timex) if timex.clock.is_some()) => {
            row("time", "times.clock", "a time of day", Severity::Warning)
        }
        ClaimKind::When => row("date", "dates.date", "a date", Severity::Warning),
        ClaimKind::Weekday => row("weekday", "dates.weekday", "weekday and date", Severity::Error),
        ClaimKind::Place => row("place", "places.where", "a place", Severity::Warning),
        ClaimKind::Choice => row("choice", "choices.option", "which it was", Severity::Error),
        ClaimKind::Event if sides.iter().any(|side| side.value == ClaimValue::Holds(false)) => {
            row("stance", "stance.denied", "whether it is so at all", Severity::Error)
        }
        ClaimKind::Event => row("stance", "stance.done", "whether it happened", Severity::Warning),
        ClaimKind::Office => row("role", "roles.office", "an office", Severity::Error),
        ClaimKind::Occupation => row("role", "roles.occupations", "an occupation", Severity::Error),
        ClaimKind::Quotation => row("quote", "quotes.wording", "the words of a quote", Severity::Warning),
        ClaimKind::List => row("enumeration", "lists.count", "a count and its list", Severity::Error),
        ClaimKind::Slot => row(slot(&claim.value), "patterns.slot", "a value", Severity::Warning),
        ClaimKind::Members => row("enumeration", "lists.members", "who or what is on a list", Severity::Error),
        ClaimKind::Rank => row("superlative", "superlatives.first", "a superlative", Severity::Warning),
        ClaimKind::Name => row("name", "names.spelling", "the spelling of a name", Severity::Error),
    }
}

/// Whether a claim is the result of adding or multiplying the text's own figures.
fn is_reckoned(scene: &Scene<'_>, claim: &Claim) -> bool {
    matches!(claim.about, About::Expression(..)) && claim.subject != claim.about.words(scene)
}

/// The kind of a value in a slot.
fn slot(value: &ClaimValue) -> &'static str {
    match value {
        ClaimValue::Time(timex) if timex.clock.is_some() => "time",
        ClaimValue::Time(_) => "date",
        ClaimValue::Place(_) => "place",
        ClaimValue::Office(_) | ClaimValue::Living(_) => "role",
        ClaimValue::Words => "quote",
        _ => "quantity",
    }
}

/// The rule id, severity and subject of a claim: its topic's rule where it has one.
pub(super) fn rule(scene: &Scene<'_>, claim: &Claim, sides: &[&Claim]) -> (String, Severity, String) {
    let kind = of(scene, claim, sides);
    let own = match claim.about {
        About::Measure(rule) | About::Choice(rule) | About::Sum(rule, _) => scene.story.rules.list.get(rule),
        // Its words are more to the point than those of the rule for all numbers.
        About::Margin => None,
        _ if claim.kind == ClaimKind::Quotation => {
            let place = (claim.article, claim.sentence);
            scene.quote_rule([place; 2]).and_then(|rule| scene.story.rules.list.get(rule))
        }
        _ => match &claim.value {
            ClaimValue::Living(living) => living.rule().and_then(|rule| scene.story.rules.list.get(rule)),
            _ => scene.story.rules.get(kind.rule),
        },
    };
    match own {
        Some(rule) => (rule.id.to_string(), rule.severity, rule.summary.to_string()),
        None => (kind.rule.to_owned(), kind.severity, kind.subject.to_owned()),
    }
}
