//! Interned strings: one small copyable handle per distinct string.

use std::fmt;
use std::hash::BuildHasher;
use std::sync::{LazyLock, RwLock};

use rustc_hash::FxBuildHasher;

/// A handle to an interned string. Equal strings have equal handles.
///
/// Handles are numbered in the order in which threads met the strings, so they must
/// never decide an order that shows in the output: compare `as_str()` there.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Sym(u32);

struct Interner {
    strings: Vec<&'static str>,
    /// Open addressing: the upper half of the hash and the number of the string; 0 is free. A power of two long.
    slots: Vec<u64>,
    /// Where the next texts go.
    room: &'static mut [u8],
}

static INTERNER: LazyLock<RwLock<Interner>> =
    LazyLock::new(|| RwLock::new(Interner { strings: vec![""], slots: vec![0; 1 << 12], room: &mut [] }));

/// Texts are kept in pieces of this many bytes.
const CHUNK: usize = 1 << 16;

impl Interner {
    fn find(&self, text: &str) -> Option<u32> {
        let hash = hash(text);
        let mut at = self.start(hash);
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if slot >> 32 == hash >> 32 && self.strings[slot as u32 as usize] == text {
                return Some(slot as u32);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn add(&mut self, text: &str) -> u32 {
        let Ok(id) = u32::try_from(self.strings.len()) else { return 0 };
        if self.strings.len() * 4 > self.slots.len() * 3 {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![0; old.len() * 2];
            for slot in old.into_iter().filter(|slot| *slot != 0) {
                self.place(hash(self.strings[slot as u32 as usize]), slot);
            }
        }
        let kept = self.keep(text);
        self.strings.push(kept);
        let hash = hash(text);
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
        if let Some(id) = read().find(text) {
            return Sym(id);
        }
        let mut interner = INTERNER.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Another thread may have been faster.
        Sym(interner.find(text).unwrap_or_else(|| interner.add(text)))
    }

    /// The handle of `text` if it was ever interned.
    pub fn find(text: &str) -> Option<Sym> {
        if text.is_empty() { Some(Sym::EMPTY) } else { read().find(text).map(Sym) }
    }

    /// The string behind the handle.
    pub fn as_str(self) -> &'static str {
        read().strings[self.0 as usize]
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
