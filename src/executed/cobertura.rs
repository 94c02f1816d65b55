//! Cobertura XML, as coverage.py, gocover-cobertura, Istanbul and others write.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::executed::{FileRecord, Format, Record, number};

pub(super) fn read(text: &str) -> Result<Record, String> {
    let mut reader = Reader::from_str(text);
    let mut record = Record { format: Format::Cobertura, sources: Vec::new(), files: Vec::new() };
    let mut root_seen = false;
    let mut source: Option<String> = None;
    loop {
        let place = reader.buffer_position();
        let event = reader.read_event().map_err(|error| format!("it is not XML at byte {place}: {error}"))?;
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().local_name();
                let name: &str = name.as_ref();
                if !root_seen {
                    root(name)?;
                    root_seen = true;
                }
                match name {
                    "source" => source = Some(String::new()),
                    "project" => return Err("it is Clover XML; Cobertura XML is read".to_owned()),
                    "class" => {
                        let path = attribute(&tag, "filename")?.ok_or("a `class` has no `filename`")?;
                        record.files.push(FileRecord::new(path));
                    }
                    "line" => line(&tag, &mut record)?,
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some(source) = &mut source {
                    source.push_str(text.as_ref());
                }
            }
            Event::End(tag) if tag.name().local_name().as_ref() == "source" => {
                let said = source.take().unwrap_or_default().trim().to_owned();
                if !said.is_empty() {
                    record.sources.push(said);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if root_seen { Ok(record) } else { Err("it has no element".to_owned()) }
}

fn root(name: &str) -> Result<(), String> {
    match name {
        "coverage" => Ok(()),
        "report" => Err("it is JaCoCo XML; Cobertura XML is read".to_owned()),
        other => Err(format!("it is XML with the root `{other}`; that of Cobertura is `coverage`")),
    }
}

fn line(tag: &BytesStart<'_>, record: &mut Record) -> Result<(), String> {
    let Some(file) = record.files.last_mut() else { return Err("a `line` stands in no `class`".to_owned()) };
    let wrong = || format!("a `line` of `{}` has no `number` or `hits` that can be read", file.path);
    let number = attribute(tag, "number")?.as_deref().and_then(number::line).ok_or_else(wrong)?;
    let hits = attribute(tag, "hits")?.as_deref().and_then(number::hits).ok_or_else(wrong)?;
    file.add_line(number, hits);
    Ok(())
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    let found = tag.try_get_attribute(name).map_err(|error| format!("an attribute cannot be read: {error}"))?;
    let value = found.map(|attribute| {
        attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map(std::borrow::Cow::into_owned)
    });
    value.transpose().map_err(|error| format!("the attribute `{name}` cannot be read: {error}"))
}
