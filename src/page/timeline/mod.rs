//! A line of days, drawn: when the articles were published and which times their claims speak of.
//!
//! Only days on which something stands take room; what lies between two of them is shortened and says how long it is.

mod scale;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use super::{Entry, letter, plain};
use crate::calendar::{Date, DateTime, Time};
use crate::claims::{Claim, ClaimValue};
use crate::findings::Evidence;
use crate::mentions::Value;
use crate::pipeline::Dossier;
use crate::wording::{counted, shorten};
use scale::Scale;

/// Width of the picture, in its own units.
pub(super) const WIDTH: f64 = 960.0;
/// Room for the names of the lanes.
const GUTTER: f64 = 150.0;
/// Height of the days above the lanes.
const HEAD: f64 = 34.0;
/// Height of a row of marks.
const ROW: f64 = 22.0;
/// Width of a column of text at the size of the labels.
const COLUMN: f64 = 6.7;
/// Columns of a label.
const LABEL: usize = 34;
/// Rows of one lane; the rest is counted.
const ROWS: usize = 6;
/// Days named in the text this far from everything else are counted and not drawn.
const FAR_DAYS: i64 = 45;

/// Something that stands at a time.
struct Stop {
    from: DateTime,
    to: DateTime,
    label: String,
    href: Option<String>,
}

/// A row of the picture with its name.
struct Lane {
    name: String,
    class: String,
    stops: Vec<Stop>,
}

/// The picture of a finding among the articles of its story: when they were published, and for each reading the times that
/// its claims give or hold at. Empty where everything stands on one day.
pub fn timeline_of(dossier: &Dossier, articles: &[usize], entry: Entry<'_>) -> Markup {
    picture(dossier, articles, &of_finding(dossier, articles, entry))
}

/// The picture of a story: when the articles were published, and the times that its conflicts speak of. Empty where
/// everything stands on one day.
pub fn timeline(dossier: &Dossier, articles: &[usize], entries: &[Entry<'_>]) -> Markup {
    picture(dossier, articles, &of_story(dossier, articles, entries))
}

fn picture(dossier: &Dossier, articles: &[usize], lanes: &[Lane]) -> Markup {
    let core: BTreeSet<Date> =
        lanes.iter().flat_map(|lane| &lane.stops).flat_map(|stop| [stop.from.date(), stop.to.date()]).collect();
    let (Some(first), Some(last)) = (core.first().copied(), core.last().copied()) else { return Markup::default() };
    let named = named(dossier, articles, first, last);
    let days: BTreeSet<Date> = core.into_iter().chain(named.keys().copied()).collect();
    if days.len() < 2 {
        return Markup::default();
    }
    draw(lanes, &named, &Scale::new(&days, GUTTER, WIDTH))
}

/// When the articles were published, and for each reading the times that its claims give or hold at.
fn of_finding(dossier: &Dossier, articles: &[usize], entry: Entry<'_>) -> Vec<Lane> {
    let own: BTreeSet<usize> = entry.finding.claims.iter().map(|claim| claim.article).collect();
    let mut lanes = vec![published(dossier, articles, &own)];
    for (at, reading) in entry.finding.readings.iter().enumerate() {
        let claims = entry.finding.claims.iter().enumerate().filter(|(_, claim)| claim.reading == at);
        let stops = claims.filter_map(|(number, evidence)| {
            let (from, to) = time_of(dossier, entry, evidence)?;
            let label = dossier.articles.get(evidence.article).map_or("", |article| article.outlet());
            Some(Stop { from, to, label: label.to_owned(), href: Some(format!("#{}", entry.claim_anchor(number))) })
        });
        let stops: Vec<Stop> = stops.collect();
        if !stops.is_empty() {
            let name = format!("{} {}", letter(entry.finding, at), reading.value);
            lanes.push(Lane { name: name.trim().to_owned(), class: format!("side-{}", at % 4), stops });
        }
    }
    lanes
}

/// When the articles were published, and the times of the claims that stand in conflicts.
fn of_story(dossier: &Dossier, articles: &[usize], entries: &[Entry<'_>]) -> Vec<Lane> {
    let mut stops = Vec::new();
    for entry in entries.iter().filter(|entry| entry.is_conflict()) {
        let times: BTreeSet<_> =
            entry.finding.claims.iter().filter_map(|claim| time_of(dossier, *entry, claim)).collect();
        stops.extend(times.into_iter().map(|(from, to)| Stop {
            from,
            to,
            label: format!("{} {}", entry.number, entry.finding.title),
            href: Some(format!("#{}", entry.anchor())),
        }));
    }
    let conflicts = Lane { name: "In conflict".into(), class: "side-1".into(), stops };
    std::iter::once(published(dossier, articles, &articles.iter().copied().collect()))
        .chain(Some(conflicts).filter(|lane| !lane.stops.is_empty()))
        .collect()
}

/// The days of articles; those of `linked` lead to their columns.
fn published(dossier: &Dossier, articles: &[usize], linked: &BTreeSet<usize>) -> Lane {
    let stops = articles.iter().filter_map(|at| {
        let article = dossier.articles.get(*at)?;
        let day = article.published?;
        let href = linked.contains(at).then(|| format!("#a{}", at + 1));
        let (from, to) = (day.to_datetime(Time::midnight()), day.at(23, 59, 59, 0));
        Some(Stop { from, to, label: article.outlet().to_owned(), href })
    });
    Lane { name: "Published".into(), class: "published".into(), stops: stops.collect() }
}

/// The time that a claim gives, or else the time at which its value holds.
fn time_of(dossier: &Dossier, entry: Entry<'_>, evidence: &Evidence) -> Option<(DateTime, DateTime)> {
    let first = dossier.claims.partition_point(|claim| claim.article < evidence.article);
    let own = dossier.claims.get(first..)?.iter().take_while(|claim| claim.article == evidence.article);
    let claims: Vec<&Claim> = own.filter(|claim| claim.span == evidence.span).collect();
    let given = claims.iter().find_map(|claim| match &claim.value {
        ClaimValue::Time(timex) => timex.earliest.zip(timex.latest),
        _ => None,
    });
    if matches!(entry.finding.kind, "date" | "time" | "weekday") && given.is_some() {
        return given;
    }
    evidence.as_of.as_ref()?;
    claims.iter().find_map(|claim| claim.as_of.as_ref()).map(|as_of| (as_of.earliest, as_of.latest))
}

/// How often the articles name each day that lies near the others.
fn named(dossier: &Dossier, articles: &[usize], first: Date, last: Date) -> BTreeMap<Date, usize> {
    let far = jiff::Span::new().days(FAR_DAYS);
    let window = first.saturating_sub(far)..=last.saturating_add(far);
    let mut counts = BTreeMap::new();
    for mention in articles.iter().filter_map(|at| dossier.mentions.get(*at)).flatten() {
        let Value::Time(timex) = &mention.value else { continue };
        let Some((from, to)) = timex.earliest.zip(timex.latest) else { continue };
        if from.date() == to.date() && window.contains(&from.date()) {
            *counts.entry(from.date()).or_insert(0) += 1;
        }
    }
    counts
}

/// Marks of one lane that stand at the same time, where they are drawn.
struct Mark<'a> {
    x: (f64, f64),
    row: usize,
    label: String,
    title: String,
    href: Option<&'a str>,
    before: bool,
}

/// Puts marks of one time together, and those that would overlap into rows.
fn marks<'a>(lane: &'a Lane, scale: &Scale) -> Vec<Mark<'a>> {
    let mut by_time: BTreeMap<(DateTime, DateTime), Vec<&Stop>> = BTreeMap::new();
    for stop in &lane.stops {
        by_time.entry((stop.from, stop.to)).or_default().push(stop);
    }
    let mut ends: Vec<f64> = Vec::new();
    let mut marks = Vec::new();
    for ((from, to), stops) in by_time {
        let names: BTreeSet<&str> = stops.iter().map(|stop| stop.label.as_str()).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let label = shorten(&names.join(", "), LABEL);
        let x = (scale.x(from), scale.x(to));
        let width = label.width() as f64 * COLUMN + 14.0;
        let before = x.1 + width > WIDTH;
        let room = if before { (x.0 - width, x.1) } else { (x.0, x.1 + width) };
        let row = ends.iter().position(|end| *end < room.0).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(0.0);
        }
        if let Some(end) = ends.get_mut(row) {
            *end = room.1;
        }
        let title = format!("{}: {}", scale::range(from, to), names.join(", "));
        marks.push(Mark { x, row, label, title, href: stops.iter().find_map(|stop| stop.href.as_deref()), before });
    }
    marks
}

fn draw(lanes: &[Lane], named: &BTreeMap<Date, usize>, scale: &Scale) -> Markup {
    let placed: Vec<(&Lane, Vec<Mark<'_>>)> = lanes.iter().map(|lane| (lane, marks(lane, scale))).collect();
    let rows = |marks: &[Mark<'_>]| marks.iter().map(|mark| mark.row + 1).max().unwrap_or(1).min(ROWS);
    let mut y = HEAD;
    let mut tops = Vec::with_capacity(placed.len());
    for (_, marks) in &placed {
        tops.push(y);
        y += rows(marks) as f64 * ROW + 8.0;
    }
    let height = y + ROW;
    html! {
        figure.picture {
            figcaption { "When: the days of the articles and the times that their claims speak of" }
            div.canvas tabindex="0" role="group" aria-label="Timeline" {
                svg.timeline viewBox=(format!("0 0 {WIDTH} {height:.0}")) width=(WIDTH) height=(format!("{height:.0}")) role="img" aria-label=(spoken(&placed)) {
                    (scale.draw(height))
                    @for ((lane, marks), top) in placed.iter().zip(&tops) {
                        g.(lane.class) {
                            text.lane x="0" y=(format!("{:.1}", top + 15.0)) { title { (plain(&lane.name)) } (shorten(&lane.name, 21)) }
                            @for mark in marks.iter().filter(|mark| mark.row < ROWS) { (draw_mark(mark, *top)) }
                        }
                    }
                    (draw_named(named, scale, y))
                }
            }
        }
    }
}

fn draw_mark(mark: &Mark<'_>, top: f64) -> Markup {
    let y = top + mark.row as f64 * ROW;
    let width = (mark.x.1 - mark.x.0).max(7.0);
    let (text, anchor) = if mark.before { (mark.x.0 - 6.0, "end") } else { (mark.x.0 + width + 6.0, "start") };
    let drawn = html! {
        title { (plain(&mark.title)) }
        rect.stop x=(format!("{:.1}", mark.x.0)) y=(format!("{:.1}", y + 7.0)) width=(format!("{width:.1}")) height="8" rx="4" {}
        text x=(format!("{text:.1}")) y=(format!("{:.1}", y + 15.0)) text-anchor=(anchor) { (mark.label) }
    };
    html! {
        @match mark.href {
            Some(href) => a href=(href) { (drawn) },
            None => g { (drawn) },
        }
    }
}

/// Circles for the days that the articles name, larger for those they name more often.
fn draw_named(named: &BTreeMap<Date, usize>, scale: &Scale, top: f64) -> Markup {
    html! {
        @if !named.is_empty() {
            g.named {
                text.lane x="0" y=(format!("{:.1}", top + 11.0)) { "Days named" }
                @for (day, count) in named {
                    @let radius = (2.0 + (*count as f64).sqrt()).min(9.0);
                    circle cx=(format!("{:.1}", scale.x(day.at(12, 0, 0, 0)))) cy=(format!("{:.1}", top + 8.0)) r=(format!("{radius:.1}")) {
                        title { (scale::day(*day)) ", named " (counted(*count, "time")) }
                    }
                }
            }
        }
    }
}

/// The picture in words.
fn spoken(placed: &[(&Lane, Vec<Mark<'_>>)]) -> String {
    let lane = |(lane, marks): &(&Lane, Vec<Mark<'_>>)| {
        let marks: Vec<String> = marks.iter().map(|mark| plain(&mark.title)).collect();
        format!("{}: {}.", plain(&lane.name), marks.join("; "))
    };
    placed.iter().map(lane).collect::<Vec<_>>().join(" ")
}
