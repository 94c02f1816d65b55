//! Counting tokens.

use tiktoken_rs::CoreBPE;

/// A way in which models cut text into tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// `o200k_base`
    #[default]
    O200k,
    /// `cl100k_base`
    Cl100k,
    /// `p50k_base`
    P50k,
    /// `r50k_base`
    R50k,
}

impl Encoding {
    /// The name that is in use for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Encoding::O200k => "o200k_base",
            Encoding::Cl100k => "cl100k_base",
            Encoding::P50k => "p50k_base",
            Encoding::R50k => "r50k_base",
        }
    }

    /// How many tokens `text` has. The tables of the encoding, some megabytes, are read at the first call.
    pub(crate) fn count(self, text: &str) -> usize {
        self.table().encode_ordinary(text).len()
    }

    fn table(self) -> &'static CoreBPE {
        match self {
            Encoding::O200k => tiktoken_rs::o200k_base_singleton(),
            Encoding::Cl100k => tiktoken_rs::cl100k_base_singleton(),
            Encoding::P50k => tiktoken_rs::p50k_base_singleton(),
            Encoding::R50k => tiktoken_rs::r50k_base_singleton(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_those_of_the_encoding() {
        assert_eq!(Encoding::O200k.count(""), 0);
        assert_eq!(Encoding::O200k.count("hello world"), 2);
        assert_eq!(Encoding::Cl100k.count("hello world"), 2);
        assert_eq!(Encoding::O200k.count("<|endoftext|>"), Encoding::O200k.count("<|endoftext|>"));
        assert!(Encoding::O200k.count("<|endoftext|>") > 1, "text of a file is never a special token");
    }

    #[test]
    fn long_runs_are_no_trouble() {
        for text in [" ".repeat(300_000), "\n".repeat(100_000), "a".repeat(20_000)] {
            assert!(Encoding::O200k.count(&text) > 10);
        }
    }
}
