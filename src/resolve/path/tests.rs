//! Paths of each syntax.

use super::*;

fn canon(path: &str, syntax: PathSyntax) -> String {
    finish(&canonical(&Text::lit(path), &[syntax])).0
}

#[test]
fn colon_parameters() {
    let colon = |p| canon(p, PathSyntax::Colon);
    assert_eq!(colon("/users/:id"), "/users/{id}");
    assert_eq!(colon("/users/:id(\\d+)/x"), "/users/{id}/x");
    assert_eq!(colon("/files/*path"), "/files/{path*}");
    assert_eq!(colon("/files/*"), "/files/{*}");
    assert_eq!(colon("/a/:b?"), "/a/{b}");
    assert_eq!(colon("/v1/:name.:ext"), "/v1/{name}.{ext}");
}

#[test]
fn colon_parameters_up_to_the_slash() {
    let colon = |p| canon(p, PathSyntax::ColonSegment);
    assert_eq!(colon("/users/:id"), "/users/{id}");
    assert_eq!(colon("/speech/:voice-id/x"), "/speech/{voice-id}/x");
    assert_eq!(colon("/user_:name"), "/user_{name}");
    assert_eq!(colon("/files/*path"), "/files/{path*}");
    assert_eq!(colon("/files/*"), "/files/{*}");
    assert_eq!(colon("/v1/x\\:say"), "/v1/x:say");
}

#[test]
fn brace_parameters() {
    let braces = |p| canon(p, PathSyntax::Braces);
    assert_eq!(braces("/users/{id:[0-9]{1,3}}/x"), "/users/{id}/x");
    assert_eq!(braces("/f/{p:path}"), "/f/{p*}");
    assert_eq!(braces("/f/{p...}"), "/f/{p*}");
    assert_eq!(braces("/f/*"), "/f/{*}");
    assert_eq!(braces("/{$}"), "/");
}

#[test]
fn angle_parameters() {
    let angle = |p| canon(p, PathSyntax::Angle);
    assert_eq!(angle("/u/<int:id>"), "/u/{id}");
    assert_eq!(angle("/u/<id:int>"), "/u/{id}");
    assert_eq!(angle("/u/<path:rest>"), "/u/{rest*}");
    assert_eq!(angle("/u/<name:re:[a-z]+>"), "/u/{name}");
    assert_eq!(angle("/u/<any(a, b):kind>"), "/u/{kind}");
}

#[test]
fn regular_expressions() {
    let regex = |p| canon(p, PathSyntax::Regex);
    assert_eq!(regex(r"^users/(?P<id>\d+)/$"), "/users/{id}/");
    assert_eq!(regex(r"^a/(?P<y>[0-9]{4})-(?P<m>\d{2})\.html$"), "/a/{y}-{m}.html");
    assert_eq!(regex(r"/item/([^/]+)"), "/item/{arg1}");
    assert_eq!(regex(r"^x(?:/page)?/?$"), "/x/");
    assert_eq!(regex(r"^web/(?P<url>(?!\d{4}(?:/|$)).+)$"), "/web/{url*}");
    assert_eq!(regex(r"^go/(?P<url>https?://.*)$"), "/go/{url*}");
    assert_eq!(regex(r"^n/(?P<name>(?!.*x)[^.*]+\.)$"), "/n/{name}");
}

#[test]
fn file_names() {
    assert_eq!(canon("/api/[id]/[...rest]", PathSyntax::Brackets), "/api/{id}/{rest*}");
    assert_eq!(canon("/(shop)/cart", PathSyntax::Brackets), "/cart");
    assert_eq!(canon("/users/$id/$", PathSyntax::Dollar), "/users/{id}/{*}");
}

#[test]
fn parts_are_joined() {
    assert_eq!(join("/api/", "/users", Join::Slash), "/api/users");
    assert_eq!(join("/api", "", Join::Slash), "/api");
    assert_eq!(join("/api", "/", Join::Slash), "/api");
    assert_eq!(join("/api", "/", Join::Plain), "/api/");
    assert_eq!(join("", "users", Join::Slash), "users");
    assert_eq!(join("/rpc/", "users", Join::Dot), "/rpc/users");
    assert_eq!(join("/rpc/users", "list", Join::Dot), "/rpc/users.list");
}

#[test]
fn an_unknown_base_in_front_is_left_out() {
    let mut text = Text::hole(crate::model::sym::Sym::new("base"));
    text.push_str("/users");
    assert_eq!(finish(&canonical(&text, &[PathSyntax::Colon])), ("/users".to_owned(), true));
    let mut text = Text::lit("/a/");
    text.push(&Text::hole(crate::model::sym::Sym::EMPTY));
    assert_eq!(finish(&canonical(&text, &[PathSyntax::Colon])), ("/a/{?}".to_owned(), false));
}
