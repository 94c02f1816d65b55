//! JSON Schemas (draft 2020-12) of what itmap writes and reads.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// The schema of a value that itmap writes: every key is always there.
pub(crate) fn of_output<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The schema of a file that itmap reads.
pub(crate) fn of_input<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}
