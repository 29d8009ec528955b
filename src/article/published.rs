//! The day of an article that does not say it: worked out from its own words and from the other articles of its story,
//! with the words it rests on, or not at all.
//!
//! An article whose words speak of an earlier year than its story's is of another event: it gets a period, not its
//! neighbours' date.

use std::collections::BTreeSet;

use super::dates::{self, Word, WrittenDate};
use super::furniture;
use super::{Article, BlockKind, Period, PublishedFrom};
use crate::calendar::{self, Date, Weekday};

/// Dated articles of a story further apart than this many days say nothing about an undated one.
const WIDEST_STORY: i32 = 10;
/// A day without a year is taken to lie within this many days of the story's.
const NEAR: i32 = 45;
/// A report opens with its headline and two paragraphs; what follows may be of any day.
const LEAD: usize = 3;
/// A year this far from the story's is a goal or a memory, not the article's own.
const YEARS_ROUND: i16 = 2;

/// Dates every article of one story that can be dated; `given` is the user's date for those that have none of their own.
pub(super) fn infer(articles: &mut [Article], given: Option<Date>) {
    for article in articles.iter_mut().filter(|article| article.published.is_none() && !has_dateline_day(article)) {
        if let Some(day) = given {
            (article.published, article.published_from) = (Some(day), PublishedFrom::Option);
        }
    }
    let undated = |article: &Article| article.published.is_none().then(|| Clues::of(article));
    let clues: Vec<Option<Clues>> = articles.iter().map(undated).collect();
    // Two rounds: a dateline without a year, once dated, dates its neighbours.
    for by_neighbours in [false, true] {
        let story = Reference::of(articles);
        let found: Vec<Option<(Date, String)>> = articles
            .iter()
            .zip(&clues)
            .map(|(article, clues)| match clues {
                Some(clues) if article.published.is_none() => day_of(article, clues, story, by_neighbours),
                _ => None,
            })
            .collect();
        for (article, found) in articles.iter_mut().zip(found) {
            if let Some((day, why)) = found {
                (article.published, article.published_from, article.published_why) =
                    (Some(day), PublishedFrom::Inferred, why);
            }
        }
    }
    let story = Reference::of(articles);
    for (article, clues) in articles.iter_mut().zip(&clues).filter(|(article, _)| article.published.is_none()) {
        let own = clues.as_ref().and_then(|clues| clues.own_year(story.map(|story| story.day)));
        if let Some((year, why)) = own {
            article.period = Some(Period { year, month: None });
            article.published_why = why;
        }
    }
}

/// The middle of the days on which most of a story's articles lie.
#[derive(Debug, Clone, Copy)]
struct Reference {
    day: Date,
    /// Whether they are most of the dated articles.
    is_narrow: bool,
}

impl Reference {
    fn of(articles: &[Article]) -> Option<Self> {
        let mut days: Vec<Date> = articles.iter().filter_map(|article| article.published).collect();
        days.sort_unstable();
        let window =
            |first: &Date| days.iter().filter(|day| *day >= first && apart(*first, **day) <= WIDEST_STORY).count();
        let most = days.iter().map(window).max()?;
        let first = days.iter().find(|first| window(first) == most)?;
        let close: Vec<Date> =
            days.iter().copied().filter(|day| day >= first && apart(*first, *day) <= WIDEST_STORY).collect();
        // One far-off article among several is of another event; one of two tells nothing.
        Some(Self { day: *close.get(close.len() / 2)?, is_narrow: most * 2 > days.len() })
    }
}

/// Days between two dates, always positive.
fn apart(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The day of the dateline, or of the line of paper and day under the headline; its year may be missing.
fn dateline_day(article: &Article) -> Option<WrittenDate> {
    let lines = article.blocks.iter().filter(|block| block.kind == BlockKind::Meta).map(|block| block.span);
    let spans = article.dateline.iter().map(|dateline| dateline.span).chain(lines);
    spans.filter_map(|span| dates::written(article.text.get(span.range())?).into_iter().next()).next()
}

fn has_dateline_day(article: &Article) -> bool {
    dateline_day(article).is_some()
}

/// The day of one article with its reason.
fn day_of(article: &Article, clues: &Clues, story: Option<Reference>, by_neighbours: bool) -> Option<(Date, String)> {
    let near = story.filter(|story| !clues.is_of_another_year(story.day)).map(|story| story.day);
    if let Some(written) = dateline_day(article) {
        let (day, why) = clues.with_year(&written, near)?;
        return Some((day, format!("the dateline names day and month; {why}")));
    }
    if let Some((day, why)) = clues.reported_day(near) {
        return Some((day, why));
    }
    if by_neighbours && story.is_some_and(|story| story.is_narrow) {
        return clues.near_story(near?);
    }
    None
}

/// What the words of an article say about its day.
#[derive(Debug, Default)]
struct Clues {
    /// Written days, and whether a report verb stands right before: `said on Jan. 6`.
    days: Vec<(WrittenDate, Option<String>)>,
    /// Weekdays that stand alone, with a report verb's words where one stands beside them: `said Friday`.
    weekdays: Vec<(Weekday, String, bool)>,
    /// Years in frames that speak of the article's own time: `for 2022`, `the 2023 fiscal year`, `Copyright 2023`.
    own_years: Vec<(i16, String)>,
    /// All years that are written.
    years: BTreeSet<i16>,
    this_year: bool,
    next_week: bool,
    /// How many of [`Clues::weekdays`] stand in the headline and the first paragraphs.
    early: usize,
}

impl Clues {
    fn of(article: &Article) -> Self {
        let mut clues = Self::default();
        let mut paragraphs = 0;
        for block in &article.blocks {
            let text = article.text.get(block.span.range()).unwrap_or_default();
            match block.kind {
                BlockKind::Paragraph | BlockKind::Headline => {
                    clues.read(text);
                    paragraphs += 1;
                    if paragraphs <= LEAD {
                        clues.early = clues.weekdays.len();
                    }
                }
                BlockKind::Boilerplate if furniture::is_copyright(text) => {
                    let years = dates::words(text).into_iter().filter_map(|word| dates::year_number(word.text));
                    clues.own_years.extend(years.map(|year| (year, "the copyright line".to_owned())));
                }
                _ => {}
            }
        }
        clues
    }

    fn read(&mut self, text: &str) {
        let words = dates::words(text);
        let days = dates::written(text);
        let mut next_day = days.iter().peekable();
        for (at, word) in words.iter().enumerate() {
            while next_day.next_if(|day| day.range.end <= word.start).is_some() {}
            if next_day.peek().is_some_and(|day| day.range.contains(&word.start)) {
                continue;
            }
            let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.text);
            let after = words.get(at + 1).map_or("", |word| word.text);
            match word.text {
                "year" if before.eq_ignore_ascii_case("this") => self.this_year = true,
                "week" if before.eq_ignore_ascii_case("next") => self.next_week = true,
                _ => {}
            }
            if let Some(year) = dates::year_number(word.text) {
                self.years.insert(year);
                if before == "for" || before == "fiscal" || after == "fiscal" {
                    let frame = if after == "fiscal" { format!("{year} fiscal") } else { format!("{before} {year}") };
                    self.own_years.push((year, format!("“{frame}”")));
                }
            }
            if word.is_capital()
                && word.text.len() > 5
                && let Some(weekday) = calendar::weekday(word.text)
            {
                let said = reported(text, &words, at, word.end());
                self.weekdays.push((weekday, said.clone().unwrap_or_else(|| word.text.to_owned()), said.is_some()));
            }
        }
        for day in days {
            let at = words.partition_point(|word| word.start < day.range.start);
            self.years.extend(day.year);
            let said = reported(text, &words, at, day.range.end);
            self.days.push((day, said));
        }
    }

    /// Whether the article's own years all lie before the story's.
    fn is_of_another_year(&self, story: Date) -> bool {
        let mut near =
            self.own_years.iter().map(|(year, _)| *year).filter(|year| (year - story.year()).abs() <= YEARS_ROUND);
        near.clone().next().is_some() && near.all(|year| year < story.year())
    }

    /// The year an undated article speaks of as its own.
    fn own_year(&self, story: Option<Date>) -> Option<(i16, String)> {
        let near = |year: i16| story.is_none_or(|story| (year - story.year()).abs() <= YEARS_ROUND);
        let (year, why) = self.own_years.iter().filter(|(year, _)| near(*year)).max_by_key(|(year, _)| *year)?;
        let certain = self.this_year || why.contains("copyright");
        let why = if self.this_year { format!("{why}, “this year”") } else { why.clone() };
        certain.then_some((*year, why))
    }

    /// A written day with its year: its own, or the one that brings it near the story, or the only year of the text in
    /// which it falls on a weekday that the text names.
    fn with_year(&self, day: &WrittenDate, story: Option<Date>) -> Option<(Date, String)> {
        if let Some(full) = day.full() {
            return Some((full, "the year is written".into()));
        }
        if let Some(story) = story {
            let years = [story.year() - 1, story.year(), story.year() + 1];
            let nearest =
                years.into_iter().filter_map(|year| day.in_year(year)).min_by_key(|day| apart(*day, story))?;
            return (apart(nearest, story) <= NEAR)
                .then(|| (nearest, format!("the year is that of the articles near {story}")));
        }
        let fits = |date: &Date| match day.weekday {
            Some(weekday) => date.weekday() == weekday,
            None => self.weekdays.iter().any(|(weekday, ..)| *weekday == date.weekday()),
        };
        let mut fitting = self.years.iter().filter_map(|year| day.in_year(*year)).filter(fits);
        let found = fitting.next().filter(|_| fitting.next().is_none())?;
        Some((
            found,
            format!("the text speaks of {:?} and of {}, and only then they go together", found.weekday(), found.year()),
        ))
    }

    /// The last day on which, by the text, somebody said something: `said on Jan. 6`.
    fn reported_day(&self, story: Option<Date>) -> Option<(Date, String)> {
        let said = self.days.iter().filter_map(|(day, words)| Some((day, words.as_ref()?)));
        let dated = said.filter_map(|(day, words)| self.with_year(day, story).map(|(date, why)| (date, words, why)));
        let (date, words, why) = dated.max_by_key(|(date, ..)| *date)?;
        // A later weekday beside a report verb would be a later day of the same week.
        let mut named = self.weekdays.iter().filter(|(.., said)| *said).map(|(weekday, ..)| *weekday).peekable();
        let agrees = named.peek().is_none() || named.any(|weekday| weekday == date.weekday());
        agrees.then(|| (date, format!("“{words}”; {why}")))
    }

    /// The day near the story's that falls on the weekday the article reports from.
    fn near_story(&self, story: Date) -> Option<(Date, String)> {
        let (weekday, words) = self.news_weekday()?;
        let days = (-6..=6).filter_map(|shift| story.checked_add(jiff::Span::new().days(shift)).ok());
        let candidates: Vec<Date> = days.filter(|day| day.weekday() == weekday).collect();
        let points = |day: &Date| self.next_week && self.days.iter().any(|(written, _)| is_in_next_week(written, *day));
        let pointed: Vec<Date> = candidates.iter().copied().filter(points).collect();
        let pool = if pointed.is_empty() { &candidates } else { &pointed };
        let day = pool.iter().copied().min_by_key(|day| apart(*day, story))?;
        let pointer = if pointed.is_empty() { "" } else { ", with a “next week” that fits its dates" };
        Some((day, format!("“{words}”, the {weekday:?} nearest to the articles of {story}{pointer}")))
    }

    /// The weekday somebody said something on, named most often; otherwise the one the report opens with.
    fn news_weekday(&self) -> Option<(Weekday, &str)> {
        let said = || self.weekdays.iter().filter(|(.., said)| *said);
        let count = |weekday: Weekday| said().filter(|(other, ..)| *other == weekday).count();
        let most = said().map(|(weekday, ..)| count(*weekday)).max();
        let lead = self.weekdays.first().filter(|_| self.early > 0);
        let first = said().find(|(weekday, ..)| Some(count(*weekday)) == most).or(lead);
        first.map(|(weekday, words, _)| (*weekday, words.as_str()))
    }
}

/// Whether a written day lies in the week (Monday to Sunday) after the week of `day`.
fn is_in_next_week(written: &WrittenDate, day: Date) -> bool {
    let Some(date) = written.full().or_else(|| written.in_year(day.year())) else { return false };
    let monday =
        |day: Date| day.checked_sub(jiff::Span::new().days(i64::from(day.weekday().to_monday_zero_offset()))).ok();
    monday(date).zip(monday(day)).is_some_and(|(a, b)| a > b && apart(a, b) == 7)
}

/// The words from a report verb to the end of a day: `said in a statement on Friday`. Only small words may stand between.
fn reported(text: &str, words: &[Word<'_>], at: usize, end: usize) -> Option<String> {
    let mut from = at;
    while let Some(word) = from.checked_sub(1).and_then(|before| words.get(before)) {
        from -= 1;
        if furniture::is_report(word.text) {
            let said = text.get(word.start..end)?;
            return (!said.contains(['.', '"', '”'])).then(|| said.to_owned()).or_else(|| {
                // The stop of `Jan.` is none.
                let inner = text.get(word.start..words.get(at)?.start)?;
                (!inner.contains(['.', '"', '”'])).then(|| said.to_owned())
            });
        }
        if !furniture::is_report_filler(word.text) || at - from > 6 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str, published: Option<&str>) -> Article {
        let mut article = super::super::reader::article_of("a.txt", "a.txt", "", text.to_owned(), &mut Vec::new());
        if let Some(day) = published {
            (article.published, article.published_from) = (dates::first_full(day), PublishedFrom::Metadata);
        }
        article
    }

    fn inferred(text: &str, neighbours: &[&str]) -> (Option<String>, PublishedFrom) {
        let mut articles = vec![article(text, None)];
        articles.extend(neighbours.iter().map(|day| article("Nothing is said here of any day at all.", Some(day))));
        infer(&mut articles, None);
        let first = articles.swap_remove(0);
        assert_eq!(
            first.published.is_some(),
            !first.published_why.is_empty() || first.period.is_some(),
            "a reason: {first:?}"
        );
        (first.published.map(|day| day.to_string()), first.published_from)
    }

    #[test]
    fn a_dateline_without_a_year_takes_it_from_the_story_or_from_a_weekday() {
        let text = "OSLO, Oct 29 (Nordic Wire) -- Sales rose, the firm said on Tuesday. In 2023 they fell; 2024 is a good year.";
        assert_eq!(inferred(text, &[]), (Some("2024-10-29".into()), PublishedFrom::Inferred));
        assert_eq!(
            inferred("OSLO, Dec 30 (Nordic Wire) -- It snowed.", &["2023-01-02"]).0.as_deref(),
            Some("2022-12-30")
        );
        assert_eq!(inferred("OSLO, Oct 29 (Nordic Wire) -- It snowed.", &[]).0, None);
    }

    #[test]
    fn the_day_on_which_somebody_spoke_dates_the_article() {
        let text = "The fleet sails on, the ministry said on Jan. 6. It told reporters on Jan. 5 that it would. The statement came on Friday.";
        assert_eq!(inferred(text, &["2023-01-11"]).0.as_deref(), Some("2023-01-06"));
    }

    #[test]
    fn a_weekday_is_looked_for_near_the_other_articles() {
        assert_eq!(
            inferred("OSLO -- The dam broke on Wednesday.", &["2023-11-16", "2023-11-16"]).0.as_deref(),
            Some("2023-11-15")
        );
        let text = "He flies out next week for the Jan. 13 summit, officials said Friday.";
        assert_eq!(inferred(text, &["2023-01-11"]).0.as_deref(), Some("2023-01-06"));
    }

    #[test]
    fn one_article_of_another_time_does_not_hide_the_storys_days() {
        let days = ["2022-01-21", "2023-11-15", "2023-11-16"];
        assert_eq!(inferred("OSLO -- The dam broke on Wednesday.", &days).0.as_deref(), Some("2023-11-15"));
    }

    #[test]
    fn another_year_gives_a_period_and_no_day() {
        let text = "The two meet on Friday. Both face elections this year. The cabinet approved spending for 2022 in the spring.";
        let mut articles = [article(text, None), article("A word.", Some("2023-01-11"))];
        infer(&mut articles, None);
        assert_eq!(articles[0].published, None);
        assert_eq!(articles[0].period, Some(Period { year: 2022, month: None }));
        assert!(articles[0].published_why.contains("for 2022"), "{}", articles[0].published_why);
    }

    #[test]
    fn without_a_sign_there_is_no_date() {
        assert_eq!(inferred("The dam broke. Nobody was hurt.", &["2023-11-16"]), (None, PublishedFrom::None));
        assert_eq!(inferred("The dam broke on Wednesday.", &[]), (None, PublishedFrom::None));
        assert_eq!(inferred("The dam broke on Wednesday.", &["2021-03-01", "2023-11-16"]), (None, PublishedFrom::None));
        let far_down = "The dam broke.\n\nIt rained.\n\nThe wall is old.\n\nThe council sits again on Monday.";
        assert_eq!(inferred(far_down, &["2023-11-16"]), (None, PublishedFrom::None));
    }

    #[test]
    fn the_users_date_is_for_articles_that_have_none() {
        let mut articles = [article("The dam broke.", None), article("It held.", Some("2020-02-02"))];
        infer(&mut articles, calendar::date(2024, 5, 6));
        assert_eq!(articles.map(|article| article.published_from), [PublishedFrom::Option, PublishedFrom::Metadata]);
    }
}
