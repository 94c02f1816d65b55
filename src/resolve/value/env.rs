//! The choices under which a value holds.

use std::hash::{BuildHasher, Hash, Hasher};
use std::rc::Rc;

use rustc_hash::FxBuildHasher;

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::resolve::value::FileId;

/// What a choice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Key {
    /// From where is this function called?
    Frame(FileId, FuncId),
    /// Which element does this loop variable (an `Each` expression, or a call of an iterating method) stand for?
    Loop(FileId, ExprId),
    /// What does this method run on?
    Receiver(FileId, FuncId),
}

/// A choice made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Choice {
    /// By this call expression.
    Call(FileId, ExprId),
    /// By a framework that the function was given to at this call, under rule `.2`.
    Callback(FileId, ExprId, u32),
    /// By an iterating method (`forEach`, `map`) called here.
    Iterate(FileId, ExprId),
    /// The element with this number.
    Element(u32),
    /// As a method of this class itself.
    On(FileId, ClassId),
    /// The receiver with this number ([`Resolver::receivers`](super::super::eval::Resolver)).
    Receiver(u32),
}

/// The choices under which a value was computed: sorted, shared, usually fewer than eight.
#[derive(Clone, Debug, Default)]
pub(crate) struct Env(Option<Rc<Choices>>);

/// Environments stand in the keys of all that is remembered: each is hashed once.
#[derive(Debug)]
struct Choices {
    hash: u64,
    entries: Vec<(Key, Choice)>,
}

impl PartialEq for Env {
    fn eq(&self, other: &Env) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(a), Some(b)) => Rc::ptr_eq(a, b) || (a.hash == b.hash && a.entries == b.entries),
            _ => false,
        }
    }
}

impl Eq for Env {}

impl Hash for Env {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.as_ref().map_or(0, |choices| choices.hash));
    }
}

impl Env {
    /// Choices that are sorted; without any they are those of an empty environment.
    fn of(entries: Vec<(Key, Choice)>) -> Env {
        if entries.is_empty() {
            return Env(None);
        }
        Env(Some(Rc::new(Choices { hash: FxBuildHasher.hash_one(&entries), entries })))
    }

    pub(crate) fn entries(&self) -> &[(Key, Choice)] {
        self.0.as_deref().map_or(&[], |choices| choices.entries.as_slice())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    pub(crate) fn get(&self, key: Key) -> Option<Choice> {
        let entries = self.entries();
        entries.binary_search_by_key(&key, |e| e.0).ok().map(|i| entries[i].1)
    }

    #[must_use]
    pub(crate) fn with(&self, key: Key, choice: Choice) -> Env {
        let old = self.entries();
        let entries = match old.binary_search_by_key(&key, |e| e.0) {
            Ok(i) if old[i].1 == choice => return self.clone(),
            Ok(i) => {
                let mut entries = old.to_vec();
                entries[i].1 = choice;
                entries
            }
            Err(i) => {
                let mut entries = Vec::with_capacity(old.len() + 1);
                entries.extend_from_slice(&old[..i]);
                entries.push((key, choice));
                entries.extend_from_slice(&old[i..]);
                entries
            }
        };
        Env::of(entries)
    }

    /// This environment with `key` as it is in `other`.
    #[must_use]
    pub(crate) fn restore(&self, key: Key, other: &Env) -> Env {
        match other.get(key) {
            Some(choice) => self.with(key, choice),
            None => self.filter(|k| k != key),
        }
    }

    #[must_use]
    pub(crate) fn filter(&self, keep: impl Fn(Key) -> bool) -> Env {
        if self.entries().iter().all(|e| keep(e.0)) {
            return self.clone();
        }
        let entries: Vec<_> = self.entries().iter().copied().filter(|e| keep(e.0)).collect();
        Env::of(entries)
    }

    /// This environment overlaid with `over`.
    #[must_use]
    pub(crate) fn overlay(&self, over: &Env) -> Env {
        if self.is_empty() {
            return over.clone();
        }
        match over.entries() {
            [] => self.clone(),
            [(key, choice)] => self.with(*key, *choice),
            _ if over.0.as_ref().zip(self.0.as_ref()).is_some_and(|(a, b)| Rc::ptr_eq(a, b)) => self.clone(),
            more => {
                let under = self.entries().iter().filter(|e| more.binary_search_by_key(&e.0, |e| e.0).is_err());
                let mut entries: Vec<(Key, Choice)> = under.chain(more).copied().collect();
                if entries.len() == more.len() {
                    return over.clone();
                }
                entries.sort_unstable_by_key(|e| e.0);
                Env::of(entries)
            }
        }
    }

    /// Whether no choice of one contradicts a choice of the other.
    pub(crate) fn compatible(&self, other: &Env) -> bool {
        let (mut a, mut b) = (self.entries().iter().peekable(), other.entries().iter().peekable());
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal if x.1 != y.1 => return false,
                std::cmp::Ordering::Equal => {
                    a.next();
                    b.next();
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(choices: &[(u32, u32)]) -> Env {
        let key = |n: u32| Key::Loop(FileId(0), ExprId(n));
        choices.iter().fold(Env::default(), |env, (n, choice)| env.with(key(*n), Choice::Element(*choice)))
    }

    #[test]
    fn the_order_of_choices_does_not_matter() {
        let hash = |env: &Env| FxBuildHasher.hash_one(env);
        let (a, b) = (env(&[(3, 1), (1, 2), (2, 9), (2, 0)]), env(&[(1, 2), (2, 0), (3, 1)]));
        assert_eq!((hash(&a), a.entries()), (hash(&b), b.entries()));
        assert_eq!(a, b);
        assert_ne!(a, env(&[(1, 2), (2, 0), (3, 2)]));
        assert_eq!(env(&[(1, 1)]).filter(|_| false), Env::default());
    }

    #[test]
    fn what_is_laid_over_wins() {
        let under = env(&[(1, 1), (2, 1)]);
        for (over, both) in [
            (env(&[]), env(&[(1, 1), (2, 1)])),
            (env(&[(2, 5)]), env(&[(1, 1), (2, 5)])),
            (env(&[(2, 5), (3, 5)]), env(&[(1, 1), (2, 5), (3, 5)])),
            (env(&[(1, 5), (2, 5), (0, 5)]), env(&[(0, 5), (1, 5), (2, 5)])),
            (under.clone(), under.clone()),
        ] {
            assert_eq!(under.overlay(&over), both);
        }
        assert_eq!(env(&[]).overlay(&under), under);
    }
}
