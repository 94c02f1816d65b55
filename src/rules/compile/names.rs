//! The names of a pack: abbreviations, sets of types, other names of the same thing.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::language::Language;
use crate::model::rule::{Selector, normalize_qualified};
use crate::model::sym::Sym;
use crate::rules::compile::fields::Fields;
use crate::rules::error::{Sink, suggest};
use crate::rules::parse::{Text, texts};
use crate::rules::pattern::{self, Pattern, Piece};
use crate::rules::selector;

/// Names with their meaning in one pack.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) pack: String,
    /// The pack by whose name sets go: the one added to, or this one.
    owner: String,
    pub(crate) language: Language,
    abbreviations: FxHashMap<String, Vec<String>>,
    /// Members of each set, the set's own type name last.
    sets: BTreeMap<String, Vec<Sym>>,
    pub(crate) canonical: Vec<(Sym, Sym)>,
    /// Qualified names of constants and their texts.
    pub(crate) constants: Vec<(Sym, Sym)>,
    /// Settings objects and the environment variables that name their modules.
    pub(crate) settings: Vec<(Sym, Sym)>,
}

/// What a callee pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Callee {
    /// Functions and constructors by qualified name.
    Function(Vec<Sym>),
    /// Methods of values of these types.
    Method { types: Vec<Sym>, methods: Vec<Sym>, set: Option<Sym> },
}

impl Names {
    /// Reads `[names]`, `[types]`, `[canonical]` and `[constants]`.
    pub(crate) fn read(pack: &str, language: Language, root: Fields<'_, '_>) -> Names {
        let mut names = Names {
            pack: pack.to_owned(),
            owner: root.text("extends").map_or(pack, |text| text.value).to_owned(),
            language,
            abbreviations: FxHashMap::default(),
            sets: BTreeMap::new(),
            canonical: Vec::new(),
            constants: Vec::new(),
            settings: Vec::new(),
        };
        let sink = root.sink;
        for (key, node) in root.child("names").map(|f| f.entries()).unwrap_or_default() {
            let full = texts(node).into_iter().map(|t| t.value.to_owned()).collect();
            names.abbreviations.insert(key.value.to_owned(), full);
        }
        for (key, node) in root.child("canonical").map(|f| f.entries()).unwrap_or_default() {
            let Some(value) = Text::of(node) else { continue };
            let Some(target) = names.qualify(value.value).first().copied() else { continue };
            let aliases: Vec<Sym> = expanded(key, sink).iter().flat_map(|n| names.qualify(n)).collect();
            names.canonical.extend(aliases.into_iter().map(|alias| (alias, target)));
        }
        for (key, node) in root.child("constants").map(|f| f.entries()).unwrap_or_default() {
            let Some(value) = Text::of(node) else { continue };
            let names_of: Vec<Sym> = expanded(key, sink).iter().flat_map(|n| names.qualify(n)).collect();
            names.constants.extend(names_of.into_iter().map(|name| (name, Sym::new(value.value))));
        }
        for (key, node) in root.child("settings").map(|f| f.entries()).unwrap_or_default() {
            let Some(value) = Text::of(node) else { continue };
            let objects: Vec<Sym> = expanded(key, sink).iter().flat_map(|n| names.qualify(n)).collect();
            names.settings.extend(objects.into_iter().map(|object| (object, Sym::new(value.value))));
        }
        for (key, node) in root.child("types").map(|f| f.entries()).unwrap_or_default() {
            let mut members: Vec<Sym> = Vec::new();
            for text in texts(node) {
                for name in expanded(text, sink) {
                    members.extend(names.qualify(&name));
                }
            }
            if members.is_empty() {
                sink.error(key.start, format!("the set `{}` has no types", key.value));
            }
            members.push(names.own_type(key.value));
            dedup(&mut members);
            names.sets.insert(key.value.to_owned(), members);
        }
        names
    }

    /// The type name that a set stands for as a result: `<pack>#<Set>`. A pack that adds to another shares its sets.
    fn own_type(&self, set: &str) -> Sym {
        Sym::new(&format!("{}#{set}", self.owner))
    }

    /// Puts the full name of the set, or the qualified type name, into each `is(..)` of a selector.
    pub(crate) fn resolve_sets(&self, selector: &mut Selector) {
        for term in &mut selector.0 {
            term.sets_mut(&mut |set| {
                if self.sets.contains_key(set.as_str()) {
                    *set = self.own_type(set.as_str());
                } else if let Some(name) = self.qualify(set.as_str()).first() {
                    *set = *name;
                }
            });
        }
    }

    /// All sets by their own type names.
    pub(crate) fn all_sets(&self) -> Vec<(Sym, Vec<Sym>)> {
        self.sets.iter().map(|(name, types)| (self.own_type(name), types.clone())).collect()
    }

    /// The types of a set, its own type name among them.
    pub(crate) fn set(&self, name: &str) -> Option<&[Sym]> {
        self.sets.get(name).map(Vec::as_slice)
    }

    /// All qualified names that a name as written in the pack can stand for.
    pub(crate) fn qualify(&self, name: &str) -> Vec<Sym> {
        let from = name.rfind('/').map_or(0, |slash| slash + 1);
        let dots = name[from..].rmatch_indices('.').map(|(at, _)| from + at);
        // The longest head that is an abbreviation counts.
        let known = dots.into_iter().find_map(|dot| Some((dot, self.abbreviations.get(&name[..dot])?)));
        let whole = |name: &str| self.canonical(Sym::new(&normalize_qualified(self.language, name)));
        match (known, self.abbreviations.get(name)) {
            (Some((dot, heads)), _) => heads.iter().map(|head| whole(&format!("{head}{}", &name[dot..]))).collect(),
            (None, Some(alone)) => alone.iter().map(|name| whole(name)).collect(),
            (None, None) => vec![whole(name)],
        }
    }

    fn canonical(&self, name: Sym) -> Sym {
        self.canonical.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, target)| *target)
    }

    /// The names of a pattern without receiver; a set in braces stands for its types.
    pub(crate) fn names(&self, text: Text<'_>, sink: &Sink<'_>) -> Vec<Sym> {
        let mut out = Vec::new();
        match parsed(text, sink) {
            Some(Pattern::Names(pieces)) => return self.functions(&pieces, text, sink),
            Some(Pattern::Members { types, paths }) => {
                for ty in self.types(&types, text, sink).0 {
                    let full = |path: &Vec<Cow<'_, str>>| Sym::new(&format!("{ty}.{}", path.join(".")));
                    out.extend(paths.iter().map(full));
                }
            }
            None => {}
        }
        dedup(&mut out);
        out
    }

    /// The names of functions; a set in braces stands for its types.
    fn functions(&self, pieces: &[Piece<'_>], text: Text<'_>, sink: &Sink<'_>) -> Vec<Sym> {
        let mut out = Vec::new();
        for piece in pieces {
            match self.set(&piece.name) {
                Some(types) if text.value.starts_with('{') => out.extend_from_slice(types),
                _ => out.extend(self.function(piece, text, sink)),
            }
        }
        dedup(&mut out);
        out
    }

    /// What a callee pattern matches.
    pub(crate) fn callee(&self, text: Text<'_>, sink: &Sink<'_>) -> Option<Callee> {
        match parsed(text, sink)? {
            Pattern::Names(pieces) => Some(Callee::Function(self.functions(&pieces, text, sink))),
            Pattern::Members { types, paths } => {
                if let Some(path) = paths.iter().find(|path| path.len() > 1) {
                    let hint = format!("say in [members] what `{}` is", path[0]);
                    let message = "a method pattern has one name after the braces";
                    sink.hinted(text.start, message, Some(hint));
                    return None;
                }
                let methods = paths.iter().flatten().map(|name| Sym::new(name)).collect();
                let (types, set) = self.types(&types, text, sink);
                Some(Callee::Method { types, methods, set })
            }
        }
    }

    /// The pattern `{types}.path`, its paths as they stand; for `{types}` alone one path without steps.
    pub(crate) fn member(&self, text: Text<'_>, sink: &Sink<'_>) -> Option<(Vec<Sym>, Vec<Vec<Sym>>)> {
        let (types, paths) = match parsed(text, sink)? {
            Pattern::Members { types, paths } => (types, paths),
            Pattern::Names(types) if text.value.starts_with('{') => (types, vec![Vec::new()]),
            Pattern::Names(_) => {
                sink.hinted(text.start, "a member needs a type in braces", Some("write `{Request}.query`".to_owned()));
                return None;
            }
        };
        let paths = paths.iter().map(|path| path.iter().map(|name| Sym::new(name)).collect()).collect();
        Some((self.types(&types, text, sink).0, paths))
    }

    /// A type as a result or of a parameter: a set's own type name, or a qualified name.
    pub(crate) fn type_name(&self, text: Text<'_>, sink: &Sink<'_>) -> Sym {
        if self.sets.contains_key(text.value) {
            return self.own_type(text.value);
        }
        if !text.value.contains(['.', '/']) && !self.abbreviations.contains_key(text.value) {
            self.unknown_set(text.value, text.start, sink);
            return Sym::EMPTY;
        }
        self.qualify(text.value).first().copied().unwrap_or(Sym::EMPTY)
    }

    fn function(&self, piece: &Piece<'_>, text: Text<'_>, sink: &Sink<'_>) -> Vec<Sym> {
        let head = piece.name.split('.').next().unwrap_or_default();
        if self.sets.contains_key(head) && !self.abbreviations.contains_key(head) {
            let hint = format!("write `{{{head}}}{}`", &piece.name[head.len()..]);
            sink.hinted(text.start + piece.offset, format!("`{head}` is a set of [types]"), Some(hint));
        }
        self.qualify(&piece.name)
    }

    /// The types that stand in a pattern's braces, and the set when it is one alone.
    fn types(&self, pieces: &[Piece<'_>], text: Text<'_>, sink: &Sink<'_>) -> (Vec<Sym>, Option<Sym>) {
        if let [one] = pieces
            && let Some(set) = self.set(&one.name)
        {
            return (set.to_vec(), Some(self.own_type(&one.name)));
        }
        let mut types = Vec::new();
        for piece in pieces {
            match self.set(&piece.name) {
                Some(set) => types.extend_from_slice(set),
                None if piece.name.contains(['.', '/']) => types.extend(self.qualify(&piece.name)),
                None => self.unknown_set(&piece.name, text.start + piece.offset, sink),
            }
        }
        dedup(&mut types);
        (types, None)
    }

    fn unknown_set(&self, name: &str, offset: usize, sink: &Sink<'_>) {
        let hint = suggest(name, self.sets.keys().map(String::as_str))
            .or_else(|| Some("name it in [types], or write a qualified name".to_owned()));
        sink.hinted(offset, format!("`{name}` is not in [types]"), hint);
    }
}

/// The alternatives of a name that can hold braces.
pub(crate) fn expanded<'a>(text: Text<'a>, sink: &Sink<'_>) -> Vec<Cow<'a, str>> {
    match parsed(text, sink) {
        Some(Pattern::Names(pieces)) => pieces.into_iter().map(|piece| piece.name).collect(),
        Some(Pattern::Members { types, paths }) => {
            let join = |ty: &Piece<'_>| {
                paths.iter().map(|p| Cow::Owned(format!("{}.{}", ty.name, p.join(".")))).collect::<Vec<_>>()
            };
            types.iter().flat_map(join).collect()
        }
        None => Vec::new(),
    }
}

/// The pattern that a text is; a mistake goes to the sink.
fn parsed<'a>(text: Text<'a>, sink: &Sink<'_>) -> Option<Pattern<'a>> {
    let tell = |mistake: selector::Mistake| {
        sink.hinted(text.start + mistake.offset, mistake.message, mistake.hint);
    };
    pattern::parse(text.value).map_err(tell).ok()
}

/// Removes repeated names, keeping the first of each.
fn dedup(names: &mut Vec<Sym>) {
    if names.len() < 2 {
        return;
    }
    let mut seen = rustc_hash::FxHashSet::default();
    names.retain(|name| seen.insert(*name));
}
