//! What names, texts and numbers of code say about who may call.

use crate::model::rule::GuardWords;
use crate::model::sym::Sym;

/// Signs found in a name, text or number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(u16);

impl Signs {
    /// Refuses someone unknown.
    pub(crate) const REFUSES: Signs = Signs(1);
    /// Refuses someone without the right.
    pub(crate) const DENIES: Signs = Signs(2);
    /// Looks at what tells who calls.
    pub(crate) const CREDENTIAL: Signs = Signs(4);
    /// Calls something that packs know to check.
    pub(crate) const CHECKS: Signs = Signs(8);
    /// Names a page to log in.
    pub(crate) const LOGIN: Signs = Signs(16);
    /// Sends to another page.
    pub(crate) const REDIRECTS: Signs = Signs(32);
    /// Looks at the path of the request.
    pub(crate) const PATH: Signs = Signs(64);
    /// Looks at what a request to log in does not carry.
    pub(crate) const SECRET: Signs = Signs(128);
    const KNOWN: Signs = Signs(256);

    pub(crate) fn has(self, other: Signs) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) fn add(&mut self, other: Signs) {
        self.0 |= other.0 & !Signs::KNOWN.0;
    }

    /// The same signs but for some.
    #[must_use]
    pub(crate) fn without(self, other: Signs) -> Signs {
        Signs(self.0 & !other.0)
    }

    /// Whether what has these signs lets nobody unknown through.
    pub(crate) fn guards(self) -> bool {
        let sent_away = self.has(Signs::LOGIN) && self.has(Signs::REDIRECTS);
        let knows = self.has(Signs::CREDENTIAL) || self.has(Signs::CHECKS);
        self.has(Signs::REFUSES) || (knows && (self.has(Signs::DENIES) || sent_away))
    }
}

/// Signs by symbol, found when first asked for.
#[derive(Debug, Default)]
pub(crate) struct SignTable(Vec<Signs>);

impl SignTable {
    pub(crate) fn of(&mut self, sym: Sym, words: &GuardWords) -> Signs {
        let index = sym.raw() as usize;
        if index >= self.0.len() {
            self.0.resize(index + 1024, Signs::default());
        }
        let Some(slot) = self.0.get_mut(index) else { return Signs::default() };
        if !slot.has(Signs::KNOWN) {
            *slot = signs(sym.as_str(), words);
            slot.0 |= Signs::KNOWN.0;
        }
        Signs(slot.0 & !Signs::KNOWN.0)
    }
}

/// Longest name or text that is looked at.
const MAX_LENGTH: usize = 60;

fn signs(text: &str, words: &GuardWords) -> Signs {
    let mut out = Signs::default();
    if text.is_empty() || text.len() > MAX_LENGTH {
        return out;
    }
    let plain = plain(text);
    let is = |list: &[String]| list.contains(&plain);
    let holds = |list: &[String]| list.iter().any(|word| plain.contains(word.as_str()));
    if is(&words.refusing_statuses) || holds(&words.refusals) {
        out.add(Signs::REFUSES);
    }
    if is(&words.denying_statuses) || holds(&words.denials) {
        out.add(Signs::DENIES);
    }
    if is(&words.credentials) {
        out.add(Signs::CREDENTIAL);
    }
    if is(&words.secrets) {
        out.add(Signs::SECRET);
    }
    if holds(&words.logins) {
        out.add(Signs::LOGIN);
    }
    if is(&words.redirects) {
        out.add(Signs::REDIRECTS);
    }
    if is(&words.paths) {
        out.add(Signs::PATH);
    }
    out
}

/// Lower case, letters and digits only.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The words of a name in camel or snake case, in lower case.
pub(crate) fn words_of(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii_alphanumeric() {
            last = None;
            continue;
        }
        let up = c.is_ascii_uppercase();
        let begins = match last {
            None => true,
            // `isLogged`, and the last capital of `JWTAuth`.
            Some(before) => up && (!before.is_ascii_uppercase() || chars.peek().is_some_and(char::is_ascii_lowercase)),
        };
        if begins {
            out.push(String::new());
        }
        if let Some(word) = out.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
        last = Some(c);
    }
    out
}

/// Whether a list of paths is called one of those that everybody may call.
pub(crate) fn names_open_paths(name: &str, words: &GuardWords) -> bool {
    words_of(name).iter().any(|word| words.open_names.contains(word))
}

/// What a name alone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Guard,
    Optional,
    Other,
    /// It is no guard whatever stands in it.
    Unrelated,
}

pub(crate) fn named(name: &str, words: &GuardWords) -> Named {
    let own = words_of(name);
    if own.len() > 1 && own.iter().any(|word| words.unrelated_names.contains(word)) {
        return Named::Unrelated;
    }
    if own.iter().any(|word| words.other_names.contains(word)) {
        return Named::Other;
    }
    let says = |phrase: &String| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        own.windows(phrase.len()).any(|run| run.iter().zip(&phrase).all(|(a, b)| a == b))
    };
    if !words.names.iter().any(says) {
        return Named::Other;
    }
    if own.iter().any(|word| words.optional_names.contains(word)) { Named::Optional } else { Named::Guard }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> GuardWords {
        let list = |text: &str| text.split(',').map(str::to_owned).collect();
        GuardWords {
            refusals: list("unauthori"),
            refusing_statuses: list("401"),
            denials: list("forbidden"),
            denying_statuses: list("403"),
            credentials: list("authorization,token"),
            names: list("auth,login required,jwt"),
            other_names: list("routes"),
            unrelated_names: list("limiter"),
            optional_names: list("optional"),
            ..GuardWords::default()
        }
    }

    #[test]
    fn names_are_cut_into_words() {
        for (name, words) in [
            ("requireAuth", "require auth"),
            ("JWTAuthGuard", "jwt auth guard"),
            ("login_required", "login required"),
            ("X-Api-Key", "x api key"),
            ("author", "author"),
            ("", ""),
        ] {
            assert_eq!(words_of(name).join(" "), words);
        }
    }

    #[test]
    fn names_tell_guards_word_by_word() {
        let words = vocabulary();
        for (name, said) in [
            ("requireAuth", Named::Guard),
            ("authLimiter", Named::Unrelated),
            ("authRoutes", Named::Other),
            ("author", Named::Other),
            ("optionalAuth", Named::Optional),
            ("login_required", Named::Guard),
            ("required_login", Named::Other),
        ] {
            assert_eq!(named(name, &words), said, "{name}");
        }
    }

    #[test]
    fn signs_are_those_of_the_words() {
        let words = vocabulary();
        let mut table = SignTable::default();
        let mut of = |text: &str| table.of(Sym::new(text), &words);
        assert!(of("StatusUnauthorized").has(Signs::REFUSES));
        assert!(of("401").has(Signs::REFUSES));
        assert!(!of("4010").has(Signs::REFUSES));
        assert!(of("Authorization").has(Signs::CREDENTIAL));
        assert!(!of("authorizations").has(Signs::CREDENTIAL));
        let mut both = of("403");
        assert!(!both.guards());
        both.add(of("token"));
        assert!(both.guards());
    }
}
