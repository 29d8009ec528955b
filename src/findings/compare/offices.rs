//! Two offices of one person.

use super::{Reason, Relation};
use crate::claims::{Post, Scene, is_below, is_rank, is_small, is_task};
use crate::rules::{Office, Params};

/// The same where one rule knows both titles; conflicting where they are of two bodies, where one body has both and
/// nobody holds the two at once, or where titles no rule knows have one head and unlike words before it (`energy
/// minister`, `digital minister`).
pub(super) fn compare(scene: &Scene<'_>, x: &Post, y: &Post) -> Relation {
    if x.words == y.words && x.below == y.below {
        return Relation::Same;
    }
    if x.offices.iter().any(|rule| y.offices.contains(rule)) {
        return match (x.below == y.below, x.loose || y.loose) {
            (true, _) => Relation::Same,
            (false, true) => Relation::Apart,
            (false, false) => Relation::Differs,
        };
    }
    if of_two_bodies(scene, x, y) {
        return Relation::Differs;
    }
    // A deputy often has an office of his own.
    if x.below != y.below {
        return Relation::Apart;
    }
    let both_known = !x.offices.is_empty() && !y.offices.is_empty();
    // `engineer` is the chief engineer, said shorter; the captain is not the vice-captain, nor the pilot the co-pilot.
    let inside = |short: &Post, long: &Post| {
        let mut more = long.words.iter().filter(|word| !short.words.contains(word));
        short.words.iter().all(|word| long.words.contains(word))
            && more.all(|word| !(is_below(word) || both_known && word == "co"))
    };
    if inside(x, y) || inside(y, x) {
        return Relation::Reconciled(Reason::Style);
    }
    if let Some(relation) = within_a_body(scene, x, y) {
        return relation;
    }
    if leads_elsewhere(scene, x, y) || leads_elsewhere(scene, y, x) {
        return Relation::Differs;
    }
    // `Lieutenant General`, `head of the force`: a rank is held beside an office.
    let beside = offices(scene, x).chain(offices(scene, y)).any(|office| !office.is_bound());
    if !both_known && !beside && of_two_fields(x, y) { Relation::Differs } else { Relation::Apart }
}

/// Two offices of one body; none where nothing says that they are of one.
fn within_a_body(scene: &Scene<'_>, x: &Post, y: &Post) -> Option<Relation> {
    let told_one = x.body.is_some() && x.body == y.body;
    let (mut one_domain, mut known) = (false, false);
    for a in offices(scene, x).filter(|a| !a.domain.is_empty()) {
        for b in offices(scene, y).filter(|b| !b.domain.is_empty() && (a.domain == b.domain || told_one)) {
            if a.goes_with(b) && a.domain == b.domain || a.is_beside_any() || b.is_beside_any() {
                return Some(Relation::Apart);
            }
            one_domain |= a.domain == b.domain;
            known = true;
        }
    }
    if one_domain {
        return Some(Relation::Differs);
    }
    // `festival director`, `head of security of the festival`: one leads the body, the other a part of it.
    let part = x.top != y.top && (known || leads(x) && leads(y));
    (told_one || x.top && y.top).then_some(if part { Relation::Differs } else { Relation::Apart })
}

/// Whether a title no rule knows leads something that is no task for a while, and the other is of a body where nobody
/// does: the head of the accident bureau is no prosecutor. A firm is known by what it makes or sells, so that its head is
/// called after that.
fn leads_elsewhere(scene: &Scene<'_>, leader: &Post, other: &Post) -> bool {
    let field = fields(leader);
    let own = leader.offices.is_empty() && leader.body.is_none() && leads(leader) && !field.is_empty();
    let bound = |office: &Office| office.is_bound() && office.domain != FIRM;
    let shared = |word: &&str| other.words.iter().any(|own| akin(own, word));
    // `head of the accident investigation bureau`: a bureau is no task.
    // `farm chief` may be what a tabloid calls the agriculture minister.
    let nickname = leader.words.len() == 2 && head(other) == Some("minister");
    own && !nickname
        && !field.last().is_some_and(|led| is_task(led))
        && !field.iter().any(shared)
        && !other.offices.is_empty()
        && !other.below
        && offices(scene, other).all(bound)
}

/// The domain of the offices of firms in `rules/roles`.
const FIRM: &str = "company";

/// Whether a title says that its holder leads something.
fn leads(post: &Post) -> bool {
    head(post).is_some_and(is_rank)
}

/// Whether two titles have one head, or both head something, and say unlike things of what: `energy minister`, `digital
/// minister`; `head of the water laboratory`, `hospital manager`.
fn of_two_fields(x: &Post, y: &Post) -> bool {
    let (p, q) = (head(x), head(y));
    if p != q && !(p.is_some_and(is_rank) && q.is_some_and(is_rank)) {
        return false;
    }
    let (mine, theirs) = (fields(x), fields(y));
    // `director of the dig`, `who leads the expedition`
    let task = |field: &[&str]| field.last().is_some_and(|led| is_task(led));
    !mine.is_empty()
        && !theirs.is_empty()
        && !task(&mine)
        && !task(&theirs)
        && !mine.iter().any(|word| theirs.iter().any(|other| akin(word, other)))
}

/// Whether two words say one thing of a title: `operations chief`, `operational director`.
fn akin(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || shared >= STEM
}

/// So many letters at the beginning are a word's stem.
const STEM: usize = 5;

/// The word of a title that says what its holder is: the last one, or the one before `of`.
fn head(post: &Post) -> Option<&str> {
    let of = post.words.iter().position(|word| word == "of" || word == "for").unwrap_or(post.words.len());
    post.words.get(..of)?.last().map(String::as_str)
}

/// The words of a title that say of what.
fn fields(post: &Post) -> Vec<&str> {
    let small = |word: &str| is_rank(word) || is_below(word) || is_small(word);
    let head = head(post);
    post.words.iter().map(String::as_str).filter(|word| !small(word) && Some(*word) != head).collect()
}

/// Whether each title is an office of bodies that the other is none of, and who holds one holds no office of the other: a
/// finance minister is no governor of the central bank.
fn of_two_bodies(scene: &Scene<'_>, x: &Post, y: &Post) -> bool {
    let (mine, theirs) = (bodies(scene, x), bodies(scene, y));
    let apart = |a: &Body<'_>, b: &Body<'_>| a.bound && b.bound && a.domain != b.domain;
    !mine.is_empty() && !theirs.is_empty() && mine.iter().all(|a| theirs.iter().all(|b| apart(a, b)))
}

/// A body that a title may be of.
struct Body<'a> {
    domain: &'a str,
    /// Whether who holds the title holds no office of another body.
    bound: bool,
}

/// The bodies that the rules know for a title, or the one that the words beside it tell of.
fn bodies<'a>(scene: &Scene<'a>, post: &'a Post) -> Vec<Body<'a>> {
    let known = || offices(scene, post).map(|office| Body { domain: &office.domain, bound: office.is_bound() });
    let leads = post.below || leads(post);
    match post.body {
        Some(told) if known().any(|body| body.domain == told) => known().filter(|body| body.domain == told).collect(),
        // `commander of the fire brigade`: a title of many bodies, and one of them named.
        // `the manager` is one of many bodies.
        None if post.top && post.words.len() == 1 => Vec::new(),
        Some(told) if leads || post.offices.is_empty() => vec![Body { domain: told, bound: true }],
        _ => known().collect(),
    }
}

fn offices<'a>(scene: &Scene<'a>, post: &'a Post) -> impl Iterator<Item = &'a Office> {
    post.offices.iter().filter_map(|rule| match scene.story.rules.list.get(*rule)?.params() {
        Params::Office(office) => Some(office),
        _ => None,
    })
}
