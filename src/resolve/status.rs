//! HTTP statuses by the names of their constants.

use crate::resolve::contract::plain;

/// The reason phrases of RFC 9110 and its neighbours, in lower case and without spaces.
const PHRASES: [(&str, u16); 44] = [
    ("continue", 100),
    ("switchingprotocols", 101),
    ("ok", 200),
    ("created", 201),
    ("accepted", 202),
    ("nonauthoritativeinformation", 203),
    ("nocontent", 204),
    ("resetcontent", 205),
    ("partialcontent", 206),
    ("multistatus", 207),
    ("multiplechoices", 300),
    ("movedpermanently", 301),
    ("found", 302),
    ("seeother", 303),
    ("notmodified", 304),
    ("temporaryredirect", 307),
    ("permanentredirect", 308),
    ("badrequest", 400),
    ("unauthorized", 401),
    ("paymentrequired", 402),
    ("forbidden", 403),
    ("notfound", 404),
    ("methodnotallowed", 405),
    ("notacceptable", 406),
    ("requesttimeout", 408),
    ("conflict", 409),
    ("gone", 410),
    ("lengthrequired", 411),
    ("preconditionfailed", 412),
    ("requestentitytoolarge", 413),
    ("payloadtoolarge", 413),
    ("unsupportedmediatype", 415),
    ("rangenotsatisfiable", 416),
    ("expectationfailed", 417),
    ("imateapot", 418),
    ("unprocessableentity", 422),
    ("locked", 423),
    ("preconditionrequired", 428),
    ("toomanyrequests", 429),
    ("internalservererror", 500),
    ("notimplemented", 501),
    ("badgateway", 502),
    ("serviceunavailable", 503),
    ("gatewaytimeout", 504),
];

/// The status that a constant's name says: `StatusNotFound`, `HTTP_404_NOT_FOUND`, `NOT_FOUND`.
pub(crate) fn status_named(name: &str) -> Option<u16> {
    let last = name.rsplit(['.', '/']).next().unwrap_or_default();
    let mut digits = last.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 3);
    if let Some(status) = digits.next().and_then(status) {
        return Some(status);
    }
    let plain = plain(last);
    let plain = plain.strip_prefix("http").unwrap_or(&plain);
    status_of_phrase(plain.strip_prefix("status").unwrap_or(plain))
}

/// The status of a reason phrase in lower case and without spaces.
pub(crate) fn status_of_phrase(phrase: &str) -> Option<u16> {
    PHRASES.iter().find(|(known, _)| *known == phrase).map(|(_, status)| *status)
}

/// A number that is a status.
pub(crate) fn status(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|status| (100..600).contains(status))
}

#[cfg(test)]
mod tests {
    use super::{status, status_named};

    #[test]
    fn names_tell_statuses() {
        for (name, wanted) in [
            ("net/http.StatusNotFound", Some(404)),
            ("starlette.status.HTTP_201_CREATED", Some(201)),
            ("http-status-codes.StatusCodes.OK", Some(200)),
            ("HttpStatus.NO_CONTENT", Some(204)),
            ("http.HTTPStatus.CREATED", Some(201)),
            ("MAX_2000", None),
            ("Order", None),
            ("", None),
        ] {
            assert_eq!(status_named(name), wanted, "{name}");
        }
        assert_eq!((status("404"), status("42"), status("x")), (Some(404), None, None));
    }
}
