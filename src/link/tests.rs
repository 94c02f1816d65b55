//! Whole maps of small systems.
