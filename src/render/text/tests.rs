use super::write;
use crate::model::point::{Point, PointKind};
use crate::model::report::Report;
use crate::render::cell::width;
use crate::render::{Options, sample};

fn render(report: &Report, options: Options) -> String {
    let mut out = Vec::new();
    write(report, &options, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn at_width(columns: usize) -> String {
    render(&sample::report(), Options { width: Some(columns), ..Options::default() })
}

/// Lines as they are, without the first, empty one.
fn lines(text: &str) -> &str {
    text.strip_prefix('\n').unwrap_or(text)
}

#[test]
fn eighty_columns() {
    let expected = "
orders  services/orders · service · python · fastapi · 5 points
  HTTP routes (4)
    services/orders/orders/api.py
      GET        /api/orders                       list_orders:12
      POST       /api/orders/{id}                  create_order:20
      PUT,PATCH  /api/orders/{id}/items/{item_id}  ItemView.replace:30
  WebSocket endpoints (1)
    services/orders/orders/api.py
      /ws/{room}  :44 ~

web  frontend · javascript · express · 3 points
  HTTP routes (2)
    web/src/server/routes/very/deep/folder/of/the/storefront/checkout.routes.ts
      DELETE  /{?}/checkout/sessions/{sessi…id}/payment-methods/{method}  :7 ?
    web/test/fake.ts
      GET     /fake                                                       fake:3
  Static folders (1)
    web/src/server/index.ts
      /assets/{path*}  :9

6 HTTP routes, 1 WebSocket endpoint, 1 static folder in 12 files (33.7 KiB)
1 with an unresolved part {?} (13 %)
1 not followed all the way ~ (13 %)
1 told by shape alone ? (13 %)
1 skipped file, 1 warning (-v lists them)
";
    assert_eq!(at_width(80), lines(expected));
}

#[test]
fn wide_terminals_cut_nothing() {
    let wide = at_width(160);
    assert!(wide.contains("  /{?}/checkout/sessions/{session_id}/payment-methods/{method}  :7 ?\n"), "{wide}");
    assert_eq!(wide, render(&sample::report(), Options::default()));
}

#[test]
fn forty_columns() {
    let narrow = at_width(40);
    let expected = "
      GET        /api/orders     li…s:12
      POST       /api/or…s/{id}  cr…r:20
      PUT,PATCH  /api/or…em_id}  It…e:30
";
    assert!(narrow.contains(lines(expected)), "{narrow}");
    let expected = "
6 HTTP routes, 1 WebSocket endpoint,
1 static folder in 12 files (33.7 KiB)
1 with an unresolved part {?} (13 %)
1 not followed all the way ~ (13 %)
1 told by shape alone ? (13 %)
1 skipped file, 1 warning
(-v lists them)
";
    assert!(narrow.ends_with(lines(expected)), "{narrow}");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in 30..140 {
        for stats in [false, true] {
            let options = Options { width: Some(columns), stats, ..Options::default() };
            let text = render(&sample::report(), options);
            let over = text.lines().find(|line| width(line) > columns);
            assert_eq!(over, None, "at {columns} columns");
        }
    }
}

#[test]
fn stats_sum_up() {
    let expected = "
kind                   points   share  unresolved
  HTTP routes               6    75 %           1
  WebSocket endpoints       1    13 %           0
  Static folders            1    13 %           0

component              points   share  unresolved
  services/orders           5    63 %           0
  web                       3    38 %           1

framework              points   share  unresolved
  express                   3    38 %           1
  fastapi                   5    63 %           0

confidence             points   share  unresolved
  resolved                  6    75 %           0
  gated                     1    13 %           0
  shape                     1    13 %           1

6 HTTP routes,";
    let text = render(&sample::report(), Options { stats: true, width: Some(80), ..Options::default() });
    assert!(text.starts_with(lines(expected)), "{text}");
}

#[test]
fn colours_tell_methods_apart_and_can_be_off() {
    let plain = at_width(80);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let colored = render(&sample::report(), Options { color: true, width: Some(80), ..Options::default() });
    assert!(colored.contains("\u{1b}[32mGET\u{1b}[0m") && colored.contains("\u{1b}[31mDELETE\u{1b}[0m"), "{colored}");
    let stripped = anstream::adapter::strip_str(&colored).to_string();
    assert_eq!(stripped, plain);
}

#[test]
fn text_of_scanned_files_cannot_steer_the_terminal() {
    let mut report = Report::default();
    report.points.push(Point::new(PointKind::HttpRoute, "a\u{1b}]0;x\u{7}.py", 1, 1).with_route("GET", "/\u{1b}[2J"));
    report.finish();
    let text = render(&report, Options::default());
    assert!(!text.contains('\u{1b}') && text.contains(r"/\u{1b}[2J"), "{text}");
}

#[test]
fn an_empty_report_says_so() {
    assert_eq!(render(&Report::default(), Options::default()), "0 points in 0 files (0 B)\n");
}

#[test]
fn what_the_scope_hides_is_told() {
    let mut report = sample::report();
    let select = crate::config::Select::default();
    crate::config::Filter::new(&select).expect("no globs").apply(&mut report);
    let text = render(&report, Options { verbose: true, ..Options::default() });
    assert!(!text.contains("/fake"), "{text}");
    assert!(text.ends_with("not listed: 1 in test code (--scope all)\n1 skipped file, 1 warning\n"), "{text}");
}
