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
    /// How many there are.
    len: u32,
    /// Open addressing: the upper half of the hash and the number of the string; 0 is free. A power of two long.
    slots: Vec<u64>,
    /// Where the next texts go.
    room: &'static mut [u8],
}

static INTERNER: LazyLock<RwLock<Interner>> =
    LazyLock::new(|| RwLock::new(Interner { len: 1, slots: vec![0; 1 << 12], room: &mut [] }));

/// All strings, to be read without a lock: in blocks, each twice as long as the one before.
static STRINGS: [OnceLock<Box<[OnceLock<&'static str>]>>; BLOCKS] = [const { OnceLock::new() }; BLOCKS];

/// The first block holds 2 to the power of this many.
const FIRST_BITS: u32 = 12;
const BLOCKS: usize = (u32::BITS - FIRST_BITS) as usize;

/// The block that string `id` is in, and its place there.
fn place_of(id: u32) -> (usize, usize) {
    let n = u64::from(id) + (1 << FIRST_BITS);
    let block = n.ilog2() - FIRST_BITS;
    (block as usize, (n - (1 << (block + FIRST_BITS))) as usize)
}

/// String `id`; the empty one when there is none.
fn string(id: u32) -> &'static str {
    let (block, at) = place_of(id);
    let block = STRINGS.get(block).and_then(OnceLock::get);
    block.and_then(|block| block.get(at)?.get()).copied().unwrap_or_default()
}

/// How many strings each thread remembers by their hashes: those that it met last.
const REMEMBERED: usize = 1 << 12;

thread_local! {
    static SEEN: [Cell<Option<(&'static str, u32)>>; REMEMBERED] = const { [const { Cell::new(None) }; REMEMBERED] };
}

/// Texts are kept in pieces of this many bytes.
const CHUNK: usize = 1 << 16;

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
        let id = self.len;
        let (block, at) = place_of(id);
        let Some(block) = STRINGS.get(block).filter(|_| id < u32::MAX) else { return 0 };
        if self.len as usize * 4 > self.slots.len() * 3 {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![0; old.len() * 2];
            for slot in old.into_iter().filter(|slot| *slot != 0) {
                self.place(self::hash(string(slot as u32)), slot);
            }
        }
        let kept = self.keep(text);
        let block =
            block.get_or_init(|| (0..1_u64 << (id + (1 << FIRST_BITS)).ilog2()).map(|_| OnceLock::new()).collect());
        if block.get(at).is_none_or(|free| free.set(kept).is_err()) {
            return 0;
        }
        self.len += 1;
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
    fn each_string_has_a_place_of_its_own() {
        let first = 1 << FIRST_BITS;
        assert_eq!(
            [0, first - 1, first, 3 * first - 1, 3 * first].map(place_of),
            [(0, 0), (0, 4095), (1, 0), (1, 8191), (2, 0)]
        );
        assert!(place_of(u32::MAX).0 <= BLOCKS);
    }

    #[test]
    fn strings_come_back_on_all_threads() {
        let names: Vec<String> = (0..20_000).map(|n| format!("name of number {n}")).collect();
        let threads: Vec<Vec<Sym>> = std::thread::scope(|scope| {
            let all: Vec<_> =
                (0..4).map(|_| scope.spawn(|| names.iter().map(|name| Sym::new(name)).collect())).collect();
            all.into_iter().map(|thread| thread.join().expect("no panic")).collect()
        });
        assert!(threads.iter().all(|syms| *syms == threads[0]));
        assert!(threads[0].iter().zip(&names).all(|(sym, name)| sym.as_str() == name));
        assert_eq!((Sym::EMPTY.as_str(), Sym::find("name of number 7")), ("", Some(threads[0][7])));
    }
}
