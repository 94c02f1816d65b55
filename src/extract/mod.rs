//! One file to its facts. Cannot fail: what cannot be read becomes a diagnostic.

mod builder;
#[cfg(feature = "ecma")]
mod ecma;
#[cfg(feature = "go")]
mod go;
#[cfg(feature = "python")]
mod python;
#[cfg(test)]
mod show;
