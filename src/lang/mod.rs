//! Grammars: the only place that names grammar crates, and parsing with limits.
