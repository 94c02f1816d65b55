//! What the build script has read of the built-in packs.

use super::mistakes;
use crate::model::language::Language;
use crate::rules::error::Sink;
use crate::rules::load::{PackOrigin, SourceFile, sources};
use crate::rules::parse::document;
use crate::rules::prepared;

#[test]
fn prepared_packs_say_what_their_texts_say() {
    let sources = sources(PackOrigin::BuiltIn, &[], &Language::ALL);
    let packs = sources.packs.values().filter_map(|files| files.toml.as_ref());
    let mut count = 0;
    for file in packs.chain(sources.catalogue.values().map(|(_, file)| file)) {
        let bytes = file.prepared.unwrap_or_else(|| panic!("{} is not prepared", file.label));
        let plain = SourceFile { prepared: None, ..file.clone() };
        let sink = Sink::new(&plain.label, &plain.text);
        let read = prepared::read(bytes, &file.text);
        assert_eq!(read, document(&plain, &sink), "{}", file.label);
        assert!(read.is_some_and(|table| !table.0.is_empty()), "{}", file.label);
        count += 1;
    }
    assert!(count > 200);
}

#[test]
fn what_does_not_fit_its_text_is_not_taken() {
    let bytes = prepared::of("services/common.toml").unwrap();
    assert_eq!(prepared::read(bytes, ""), None);
    assert_eq!(prepared::read(&bytes[..bytes.len() / 2], ""), None);
    assert_eq!(prepared::of("services/none.toml"), None);
}

#[test]
fn mistakes_of_the_catalogue_have_a_place() {
    let row = "[[service]]\nid = \"larch\"\nkind = \"email\"\n";
    let of = |text: &str| mistakes(&[("services/own.toml", text)]);
    assert_eq!(of(row), [""; 0]);
    assert_eq!(
        of(&format!("{row}pyton = \"larch\"\n")),
        ["services/own.toml:4:1: unknown key `pyton` in [[service]]\n  hint: did you mean `python`?"]
    );
    assert_eq!(
        of(&row.replace("email", "emial")),
        ["services/own.toml:3:9: unknown kind `emial`\n  hint: did you mean `email`?"]
    );
    assert_eq!(of("[[service]]\nkind = \"email\"\n"), ["services/own.toml:1:1: `id` is missing in [[service]]"]);
}
