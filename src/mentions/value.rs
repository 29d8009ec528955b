//! What a mention can be worth.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::calendar::{DateTime, Time, Weekday};
use crate::text::Span;

/// The kinds of mention, as they are named in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A number with or without a unit.
    Quantity,
    /// A rise, a fall, a doubling.
    Change,
    /// A day or longer, in the calendar.
    Date,
    /// A time of day, with or without its day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time (`every Monday`).
    Set,
    /// A proper name.
    Name,
    /// An office with its holder.
    Role,
    /// Words in quotation marks, with their speaker.
    Quote,
    /// An enumeration.
    List,
    /// First, last, only, biggest.
    Order,
}

/// A normalised value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// See [`Quantity`].
    Quantity(Quantity),
    /// See [`Change`].
    Change(Box<Change>),
    /// See [`Timex`].
    Time(Timex),
    /// See [`Name`].
    Name(Name),
    /// See [`Role`].
    Role(Role),
    /// See [`Quote`].
    Quote(Quote),
    /// See [`List`].
    List(List),
    /// See [`Order`].
    Order(Order),
}

impl Value {
    /// The kind it is shown as.
    pub fn kind(&self) -> MentionKind {
        match self {
            Self::Quantity(_) => MentionKind::Quantity,
            Self::Change(_) => MentionKind::Change,
            Self::Time(timex) => match timex.kind {
                TimexKind::Date => MentionKind::Date,
                TimexKind::Time => MentionKind::Time,
                TimexKind::Duration => MentionKind::Duration,
                TimexKind::Set => MentionKind::Set,
            },
            Self::Name(_) => MentionKind::Name,
            Self::Role(_) => MentionKind::Role,
            Self::Quote(_) => MentionKind::Quote,
            Self::List(_) => MentionKind::List,
            Self::Order(_) => MentionKind::Order,
        }
    }
}

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// As written; rounding follows from the digits.
    Exact,
    /// `about`, `nearly`, `or so`.
    About,
    /// `at least`, `more than`, `over`: [`Quantity::low`] is the bound, `high` is infinite.
    AtLeast,
    /// `at most`, `up to`, `fewer than`, `under`: [`Quantity::high`] is the bound, `low` is 0.
    AtMost,
    /// `between 80 and 90`, `hundreds of`.
    Between,
}

/// What a unit measures. Values are comparable only within one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// A bare number.
    None,
    /// Counted things; the unit is the noun's lemma.
    Count,
    /// Parts of a hundred: percent, one in five, a quarter.
    Share,
    /// Percentage points.
    Points,
    /// Money; one unit a currency, no conversion between them.
    Money,
    /// Base metre.
    Length,
    /// Base square metre.
    Area,
    /// Base cubic metre.
    Volume,
    /// Base kilogram.
    Mass,
    /// Base metre per second.
    Speed,
    /// Base degree Celsius.
    Temperature,
    /// Base second. Lengths of time that are no timex (`a 40-hour week`).
    Duration,
    /// Base year: how old somebody or something is.
    Age,
    /// Base joule.
    Energy,
    /// Base watt.
    Power,
    /// Base pascal.
    Pressure,
    /// Base byte.
    Data,
    /// `3-1`, `6-4`.
    Score,
    /// `third`, `21st`, where it counts a place in an order.
    Ordinal,
    /// Any other measure (magnitude, decibel, hertz, degree of angle); comparable only with the same unit.
    Other,
}

impl Dimension {
    /// Whether it is of a number that only counts.
    pub fn is_bare(self) -> bool {
        matches!(self, Self::None | Self::Count)
    }

    /// Whether it measures a thing's size, mass, speed or warmth, of which an article gives few figures.
    pub fn is_physical(self) -> bool {
        use Dimension::{Area, Length, Mass, Speed, Temperature, Volume};
        matches!(self, Mass | Volume | Area | Speed | Temperature | Length)
    }

    /// The name by which rules ask for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "number",
            Self::Count => "count",
            Self::Share => "percent",
            Self::Points => "points",
            Self::Money => "money",
            Self::Length => "length",
            Self::Area => "area",
            Self::Volume => "volume",
            Self::Mass => "mass",
            Self::Speed => "speed",
            Self::Temperature => "temperature",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Energy => "energy",
            Self::Power => "power",
            Self::Pressure => "pressure",
            Self::Data => "data",
            Self::Score => "score",
            Self::Ordinal => "ordinal",
            Self::Other => "other",
        }
    }
}

/// The unit of a score of which only the distance is told: `lost by three`.
pub(crate) const MARGIN: &str = "margin";

/// A unit with its way to the base unit of its dimension: `base = value * factor + offset`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unit {
    /// Canonical singular name: `kilometre`, `euro`, `percent`, or the lemma of a counted noun.
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// See above; 1 where there is no conversion.
    pub factor: f64,
    /// See above; 0 but for temperatures.
    pub offset: f64,
}

impl Unit {
    /// A value in the base unit.
    pub fn base(&self, value: f64) -> f64 {
        value * self.factor + self.offset
    }
}

/// A number with its unit, as an interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Lower end in the written unit.
    pub low: f64,
    /// Upper end in the written unit; infinite for an open range.
    pub high: f64,
    /// Half a unit of the last digit written: 6.8 trillion has 0.05e12, 1,312 has 0.5, 9,000 has 0.5 (exact
    /// thousands may be round; that is for whoever compares).
    pub slack: f64,
    /// Number of significant digits written, trailing zeros of whole numbers not counted.
    pub digits: u32,
    /// How exactly it is meant.
    pub precision: Precision,
    /// The unit.
    pub unit: Unit,
    /// The unit below the bar of a rate (`per 100,000`, `a year`, `an hour`), canonical.
    pub per: Option<String>,
    /// The words of the number itself, hedge and unit left out.
    pub number: Span,
    /// The noun that is counted or measured, as a token (`people`, `euros`), where one stands.
    pub head: Option<u32>,
}

impl Quantity {
    /// A value that is put together and stands nowhere as such: exact, of one digit, no rate, without a noun of its own.
    pub fn made(low: f64, high: f64, unit: Unit, number: Span) -> Self {
        Self { low, high, slack: 0.0, digits: 1, precision: Precision::Exact, unit, per: None, number, head: None }
    }

    /// The interval in the base unit, rounding included: what the words can mean.
    pub fn base(&self) -> (f64, f64) {
        (self.unit.base(self.low - self.slack), self.unit.base(self.high + self.slack))
    }

    /// The bound that the words give, in the written unit.
    pub fn bound(&self) -> f64 {
        if self.precision == Precision::AtMost { self.high } else { self.low }
    }
}

/// Which way a value moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Rose, grew, doubled.
    Up,
    /// Fell, halved, was cut.
    Down,
    /// Unchanged, flat.
    Level,
    /// Changed, no direction given.
    Any,
}

/// A change of a value. Factor, difference and ends are given as far as the words give them.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// Result over base, as an interval: doubled is 2-2, up 26.3 percent is 1.2625-1.2635.
    pub factor: Option<(f64, f64)>,
    /// Result minus base.
    pub difference: Option<Quantity>,
    /// The value before.
    pub from: Option<Quantity>,
    /// The value after.
    pub to: Option<Quantity>,
    /// The token that says so (`rose`, `doubled`, `increase`, `up`).
    pub trigger: u32,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A calendar date, a day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// A date, a time, a duration or a set, after TIMEX3 (ISO-TimeML).
#[derive(Debug, Clone, PartialEq)]
pub struct Timex {
    /// The TIMEX3 type.
    pub kind: TimexKind,
    /// The TIMEX3 value: `2023-01-11`, `1950-SU`, `2023-11-14T04:17`, `P5Y`, `XXXX-WXX-1`, `PRESENT_REF`.
    pub timex: String,
    /// First instant that can be meant, in the article's own clock; none for durations, sets and the unresolved.
    pub earliest: Option<DateTime>,
    /// Last instant that can be meant, inclusive to the second.
    pub latest: Option<DateTime>,
    /// Other readings of an ambiguous one (`03/04/2024`, a weekday without an anchor), as TIMEX3 values.
    pub alternatives: Vec<String>,
    /// The weekday written, whatever the date says.
    pub weekday: Option<Weekday>,
    /// The time of day written.
    pub clock: Option<Time>,
    /// Minutes east of UTC of a zone written with the clock.
    pub zone: Option<i32>,
    /// Length in seconds of a duration, as an interval (months of 28-31 days).
    pub length: Option<(f64, f64)>,
    /// Number of a duration as written, its ends and its unit in the singular: `10 to 15 minutes` is 10, 15, minute.
    pub count: Option<(f64, f64, &'static str)>,
    /// `about`, `nearly`, `more than` and so on before it.
    pub precision: Precision,
    /// Whether the value needed the article's date or another date of the text (`on Tuesday`, `two days later`).
    pub relative: bool,
}

impl Timex {
    /// A hedged time of day may lie this many minutes off.
    pub const HEDGED: i32 = 20;

    /// Whether a time of day leaves its half of the day open (`twenty past nine`), the other being an alternative.
    pub fn is_half_open(&self) -> bool {
        self.clock.is_some() && self.alternatives.iter().any(|other| other.contains('T'))
    }

    /// Minutes between two times of day, each in its own zone; of twelve hours where one leaves its half of the day open.
    pub fn minutes_from(&self, other: &Self) -> Option<i32> {
        let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
        let turn = if self.is_half_open() || other.is_half_open() { 12 * 60 } else { 24 * 60 };
        let apart = (minutes(self.clock?) - minutes(other.clock?)).rem_euclid(turn);
        Some(apart.min(turn - apart))
    }

    /// Whether a time of day stands without its day, which is then only supposed.
    pub fn is_bare_clock(&self) -> bool {
        self.clock.is_some() && self.relative && self.weekday.is_none()
    }
}

/// What sort of thing bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, party, agency, team.
    Organisation,
    /// A city, region, mountain, building.
    Place,
    /// A country (also by its demonym or adjective; the key is the country).
    Country,
    /// A ship, newspaper, law, event, anything else with a capital.
    Other,
}

/// A proper name.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// What sort of thing it names, as far as the text shows.
    pub kind: NameKind,
    /// The full name this mention stands for inside the article (`Kishida` -> `Fumio Kishida`), as first written,
    /// titles and possessive left out.
    pub full: String,
    /// The words of the name as written here, titles and possessive left out.
    pub span: Span,
    /// The same number for all mentions of one entity inside the article, pronouns and titles resolved where safe.
    pub entity: u32,
    /// Whether the words are a pronoun or a title that stands for the name (`he`, `the minister`).
    pub anaphor: bool,
    /// Whether the name is an adjective of a country or place (`Japanese`, `Chilean`).
    pub adjective: bool,
}

/// An office and who holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// The office as lemmas without its organisation: `foreign minister`, `chief financial officer`.
    pub title: String,
    /// The words of the title.
    pub span: Span,
    /// The organisation or country, as written (`Japanese`, `Kestrel Robotics`, `Malta`).
    pub of: Option<String>,
    /// The holder's [`Name::entity`].
    pub holder: Option<u32>,
    /// Former, acting, deputy, incoming, outgoing, where said.
    pub status: Option<String>,
}

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words between the marks; one quote broken by `he said` is two mentions with the same speaker.
    pub words: Span,
    /// Who says it, as [`Name::entity`].
    pub speaker: Option<u32>,
    /// Who says it, as words, where it is no name (`officials`, `the ministry`).
    pub speaker_words: Option<Span>,
    /// The verb of saying.
    pub verb: Option<u32>,
    /// Whether it is a part of a sentence (`a "painful but necessary" step`) rather than a whole one.
    pub partial: bool,
}

/// An enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The items in order, conjunctions and commas left out.
    pub items: Vec<Span>,
    /// The count said for it (`three countries - Algeria, Cyprus, ...`), as an index into the mentions found so far,
    /// where one stands in apposition to the list; the index is of the tokens of that count.
    pub count: Option<Range<u32>>,
    /// Whether the words say that the list is open (`including`, `such as`, `among others`).
    pub open: bool,
}

/// First, last, only or another superlative.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The lemma: `first`, `last`, `only`, `big`.
    pub lemma: String,
    /// The noun it qualifies, as a token.
    pub head: Option<u32>,
    /// The words that limit it (`as prime minister`, `since 1990`), if any.
    pub scope: Option<Span>,
}
