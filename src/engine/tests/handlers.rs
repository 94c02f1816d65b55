use crate::engine::testing::points;

const PACK: &str = r#"
id = "srv"
title = "Srv"
gate = ["example.com/srv"]

[[call]]
name = "handle"
callee = "example.com/srv.Handle"
emit = "http_route"
path = "args.0"
handler = "args.1"
default-methods = ["GET"]

[[handler]]
name = "upgrade"
call = ["{example.com/ws.Upgrader}.Upgrade", "example.com/ws.Accept"]
emit = "websocket"

[[handler]]
name = "stream"
call = "{example.com/srv.Header}.Set"
emit = "sse"
require = "after('text/event-stream', args.1)"
"#;

#[test]
fn what_handlers_call_decides_the_kind() {
    let text = r#"package main

import (
	"example.com/srv"
	"example.com/ws"
)

var upgrader = ws.Upgrader{}

func socket(w srv.Writer, r *srv.Request) { upgrader.Upgrade(w, r, nil) }

func serve(w srv.Writer) { accept(w) }

func accept(w srv.Writer) { ws.Accept(w) }

func stream(h srv.Header) { h.Set("Content-Type", "text/event-stream; charset=utf-8") }

func plain(h srv.Header) { h.Set("Content-Type", "text/html") }

func other(w srv.Writer, u *Thing) { u.Upgrade(w) }

type Thing struct{}

func (t *Thing) Upgrade(w srv.Writer) {}

func main() {
	srv.Handle("/socket", socket)
	srv.Handle("/inner", func(w srv.Writer, r *srv.Request) { serve(w) })
	srv.Handle("/stream", stream)
	srv.Handle("/plain", plain)
	srv.Handle("/other", other)
}
"#;
    let found = points(&[("go/srv", PACK)], &[("go.mod", "module a\n"), ("main.go", text)]);
    let kinds: Vec<&str> = found.iter().map(|f| f.rsplit_once(' ').map_or(f.as_str(), |p| p.0)).collect();
    assert_eq!(kinds.len(), 5, "{found:?}");
    assert!(kinds.contains(&"GET /plain") && kinds.contains(&"GET /other"), "{found:?}");
    let of = |path: &str| kinds.iter().find(|k| k.ends_with(path)).map(|k| k.split(' ').next().unwrap_or_default());
    assert_eq!((of("/socket"), of("/inner")), (Some("websocket"), Some("websocket")));
}
