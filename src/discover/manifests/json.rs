//! JSON, and JSON as configuration files write it: with comments and trailing commas.

use serde_json::Value;

use super::Broken;

/// Parses plain JSON.
pub(super) fn parse(text: &str) -> Result<Value, Broken> {
    serde_json::from_str(text).map_err(|error| Broken {
        message: error.to_string(),
        line: u32::try_from(error.line()).ok().filter(|line| *line > 0),
    })
}

/// Parses JSON with comments and trailing commas.
pub(super) fn parse_lenient(text: &str) -> Result<Value, Broken> {
    parse(&strip(text))
}

/// Blanks out comments and trailing commas; line numbers stay.
fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    // Where a comma stands that nothing but white space and comments followed so far.
    let mut comma: Option<usize> = None;
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('/', Some('/')) => while chars.next_if(|c| *c != '\n').is_some() {},
            ('/', Some('*')) => {
                chars.next();
                let mut last = ' ';
                for c in chars.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    if c == '\n' {
                        out.push(c);
                    }
                    last = c;
                }
            }
            ('"', _) => {
                comma = None;
                out.push(c);
                while let Some(c) = chars.next() {
                    out.push(c);
                    match c {
                        '\\' => out.extend(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            _ => {
                if let (Some(at), '}' | ']') = (comma, c) {
                    out.replace_range(at..=at, " ");
                }
                if c == ',' {
                    comma = Some(out.len());
                } else if !c.is_whitespace() {
                    comma = None;
                }
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn comments_and_trailing_commas_are_read_over() {
        let text = "// a\n{\n  /* b\n , */ \"x\": [1, 2, /* c */ ],\n  \"u\": \"http://a/*b*/,]\\\"//\", // d\n}\n";
        assert_eq!(parse_lenient(text), Ok(json!({"x": [1, 2], "u": "http://a/*b*/,]\"//"})));
    }

    #[test]
    fn what_is_still_wrong_is_told_with_its_line() {
        for text in ["/*\n*/\n{\"a\": }", "{\n\n\"a\": \"b", "[1\n\n,,"] {
            assert_eq!(parse_lenient(text).expect_err(text).line, Some(3), "{text}");
        }
        assert!(parse_lenient("/* never closed").is_err());
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
