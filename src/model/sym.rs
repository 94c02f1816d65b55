//! Interned strings: one small copyable handle per distinct string.

use std::cell::Cell;
use std::fmt;
use std::hash::BuildHasher;
use std::sync::{LazyLock, OnceLock, RwLock};

use rustc_hash::FxBuildHasher;

/// A handle to an interned string. Equal strings have equal handles.
///
/// Handles are numbered in the order in which threads met the strings, so they must
/// never decide an order that shows in the output: compare `as_str()` there.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Sym(u32);

struct Interner {
    /// How many strings there are.
    count: usize,
    /// Open addressing: the upper half of the hash and the number of the string; 0 is free. A power of two long.
    slots: Vec<u64>,
    /// Where the next texts go.
    room: &'static mut [u8],
}

static INTERNER: LazyLock<RwLock<Interner>> =
    LazyLock::new(|| RwLock::new(Interner { count: 1, slots: vec![0; 1 << 12], room: &mut [] }));

/// Strings by their numbers, read without a lock: each list is twice as long as the one before.
static STRINGS: [OnceLock<Box<[OnceLock<&'static str>]>>; LISTS] = [const { OnceLock::new() }; LISTS];

/// The first list holds this many strings, as a power of two.
const FIRST: u32 = 12;

/// All lists together have a place for every number.
const LISTS: usize = (u32::BITS - FIRST) as usize;

/// Texts are kept in pieces of this many bytes.
const CHUNK: usize = 1 << 16;

/// How many strings each thread remembers: those that it met last, by their hash.
const REMEMBERED: usize = 1 << 12;

thread_local! {
    static SEEN: [Cell<Option<(&'static str, u32)>>; REMEMBERED] = const { [const { Cell::new(None) }; REMEMBERED] };
}

/// The list that a number is in, and its place there.
fn place(number: u32) -> (usize, usize) {
    let shifted = u64::from(number) + (1 << FIRST);
    let list = shifted.ilog2() - FIRST;
    (list as usize, (shifted - (1 << (list + FIRST))) as usize)
}

fn string(number: u32) -> &'static str {
    let (list, at) = place(number);
    let strings = STRINGS.get(list).and_then(OnceLock::get);
    strings.and_then(|strings| strings.get(at)?.get()).copied().unwrap_or_default()
}

impl Interner {
    fn find(&self, text: &str, hash: u64) -> Option<u32> {
        let mut at = self.start(hash);
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if slot >> 32 == hash >> 32 && string(slot as u32) == text {
                return Some(slot as u32);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn add(&mut self, text: &str, hash: u64) -> u32 {
        let Ok(id) = u32::try_from(self.count) else { return 0 };
        let (list, at) = place(id);
        let Some(strings) = STRINGS.get(list) else { return 0 };
        if self.count * 4 > self.slots.len() * 3 {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![0; old.len() * 2];
            for slot in old.into_iter().filter(|slot| *slot != 0) {
                self.place(self::hash(string(slot as u32)), slot);
            }
        }
        let strings = strings.get_or_init(|| (0..1usize << (list as u32 + FIRST)).map(|_| OnceLock::new()).collect());
        // Numbers are given out once, so the place is free.
        let _ = strings[at].set(self.keep(text));
        self.count += 1;
        self.place(hash, hash >> 32 << 32 | u64::from(id));
        id
    }

    fn start(&self, hash: u64) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    fn place(&mut self, hash: u64, slot: u64) {
        let mut at = self.start(hash);
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
    }

    /// Copies a text to where it stays as long as the process.
    fn keep(&mut self, text: &str) -> &'static str {
        if text.len() > CHUNK / 8 {
            return Box::leak(text.into());
        }
        if self.room.len() < text.len() {
            self.room = vec![0; CHUNK].leak();
        }
        let (kept, room) = std::mem::take(&mut self.room).split_at_mut(text.len());
        self.room = room;
        kept.copy_from_slice(text.as_bytes());
        std::str::from_utf8(kept).unwrap_or_default()
    }
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

impl Sym {
    /// The empty string; stands for "no name".
    pub const EMPTY: Sym = Sym(0);

    /// Interns `text`. The text lives as long as the process.
    pub fn new(text: &str) -> Sym {
        if text.is_empty() {
            return Sym::EMPTY;
        }
        let hash = hash(text);
        let at = hash as usize % REMEMBERED;
        if let Some((seen, id)) = SEEN.with(|all| all[at].get())
            && seen == text
        {
            return Sym(id);
        }
        // The lock for reading is given back before the one for writing is asked for.
        let known = read().find(text, hash);
        let id = known.unwrap_or_else(|| {
            let mut interner = INTERNER.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            // Another thread may have been faster.
            interner.find(text, hash).unwrap_or_else(|| interner.add(text, hash))
        });
        SEEN.with(|all| all[at].set(Some((string(id), id))));
        Sym(id)
    }

    /// The handle of `text` if it was ever interned.
    pub fn find(text: &str) -> Option<Sym> {
        if text.is_empty() { Some(Sym::EMPTY) } else { read().find(text, hash(text)).map(Sym) }
    }

    /// The string behind the handle.
    pub fn as_str(self) -> &'static str {
        string(self.0)
    }

    /// The handle that has a number.
    pub(crate) fn from_raw(raw: u32) -> Sym {
        Sym(raw)
    }

    /// The number behind the handle: for sorting that does not show in the output.
    pub(crate) fn raw(self) -> u32 {
        self.0
    }

    /// Whether this is the empty string.
    pub fn is_empty(self) -> bool {
        self == Sym::EMPTY
    }
}

fn read() -> std::sync::RwLockReadGuard<'static, Interner> {
    INTERNER.read().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl fmt::Debug for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl fmt::Display for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_place_of_its_own() {
        assert_eq!((place(0), place((1 << FIRST) - 1)), ((0, 0), (0, (1 << FIRST) - 1)));
        assert_eq!((place(1 << FIRST), place(3 << FIRST)), ((1, 0), (2, 0)));
        let (list, at) = place(u32::MAX);
        assert!(list < LISTS + 1 && at < 1 << 31, "{list} {at}");
    }

    #[test]
    fn strings_keep_their_handles_on_all_threads() {
        let texts: Vec<String> = (0..20_000).map(|n| format!("a string {n}")).collect();
        let intern = || texts.iter().map(|text| Sym::new(text)).collect::<Vec<_>>();
        let (first, second) = std::thread::scope(|scope| {
            let (a, b) = (scope.spawn(intern), scope.spawn(intern));
            (a.join().unwrap(), b.join().unwrap())
        });
        assert_eq!(first, second);
        assert!(first.iter().zip(&texts).all(|(sym, text)| sym.as_str() == text && Sym::find(text) == Some(*sym)));
        assert_eq!((Sym::new(""), Sym::EMPTY.as_str()), (Sym::EMPTY, ""));
    }
}
