use super::*;
use crate::model::component::{Component, ComponentKind};
use crate::model::link::{Edge, EdgeConfidence, EdgeKind, Owner, Resource};
use crate::model::point::{Direction, Point, PointKind};
use crate::model::report::Report;
use crate::render::Options;
use crate::render::map::mermaid::{Drawing, draw_within, escape};

fn component(id: &str, name: &str) -> Component {
    Component { languages: vec!["go".to_owned()], ..Component::new(id, name, ComponentKind::Service) }
}

fn resource(id: &str, kind: &str, owner: Owner) -> Resource {
    let (technology, name) = id.split_once(':').expect("technology:name");
    Resource {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        technology: Some(technology.to_owned()),
        owner,
        evidence: Vec::new(),
    }
}

fn point(component: &str, line: u32, kind: PointKind, operation: &str, target: &str) -> Point {
    let mut point = Point::new(kind, format!("{component}/main.go"), line, 1);
    point.id = format!("p{line}");
    point.component = Some(component.to_owned());
    if matches!(kind, PointKind::HttpRoute | PointKind::HttpCall) {
        return point.with_route(operation, target);
    }
    Point { operation: Some(operation.to_owned()), target: Some(target.to_owned()), ..point }
}

fn edge(from: &str, to: &str, protocol: &str, kind: EdgeKind, topic: Option<&str>, points: &[&str]) -> Edge {
    Edge {
        from: from.to_owned(),
        to: to.to_owned(),
        protocol: protocol.to_owned(),
        kind,
        topic: topic.map(str::to_owned),
        points: points.iter().map(|id| (*id).to_owned()).collect(),
        confidence: EdgeConfidence::Resolved,
        evidence: Vec::new(),
    }
}

/// Shop and till: one asks the other, both share a broker, one has a database, one calls a third party and what nobody
/// knows.
fn report() -> Report {
    let mut report = Report::default();
    report.root.name = "market".to_owned();
    report.components = vec![component("shop", "shop"), component("till", "till")];
    report.resources = vec![
        resource("kafka:bus", "broker", Owner::Own),
        resource("postgresql:db", "database", Owner::Own),
        resource("stripe:api.stripe.com", "third_party", Owner::ThirdParty),
    ];
    report.points = vec![
        point("shop", 1, PointKind::HttpRoute, "GET", "/items"),
        point("shop", 2, PointKind::HttpRoute, "POST", "/items"),
        point("shop", 3, PointKind::HttpCall, "POST", "/pay"),
        point("shop", 4, PointKind::QueuePublish, "publish", "sold"),
        point("shop", 5, PointKind::DbCall, "select", "items"),
        point("shop", 6, PointKind::DbCall, "select", "items"),
        point("shop", 7, PointKind::HttpCall, "GET", "{?}/x"),
        point("till", 8, PointKind::HttpRoute, "POST", "/pay"),
        point("till", 9, PointKind::QueueConsume, "consume", "sold"),
        point("till", 10, PointKind::ThirdParty, "charge", "payments"),
    ];
    report.edges = vec![
        edge("shop", "kafka:bus", "kafka", EdgeKind::Publish, Some("sold"), &["p4"]),
        edge("shop", "postgresql:db", "sql", EdgeKind::Query, None, &["p5", "p6"]),
        edge("shop", "till", "http", EdgeKind::Request, None, &["p3"]),
        edge("till", "kafka:bus", "kafka", EdgeKind::Consume, Some("sold"), &["p9"]),
        edge("till", "stripe:api.stripe.com", "http", EdgeKind::Request, None, &["p10"]),
    ];
    report
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn the_tree_says_what_is_offered_used_and_unknown() {
    let report = report();
    let tree = written(|out| write_tree(&View::new(&report, false), &Options::default(), out));
    let expected = "\
market  2 components · 3 resources · 5 dependencies
├─ shop  service · go
│  ├─ offers
│  │  └─ HTTP routes (2)
│  │     ├─ GET   /items
│  │     └─ POST  /items
│  ├─ uses
│  │  ├─ bus  kafka broker · kafka
│  │  │  └─ publish  sold  to till
│  │  ├─ db  postgresql database · sql
│  │  │  └─ select  items  ×2
│  │  └─ till  http
│  │     └─ POST  /pay
│  └─ unresolved
│     └─ HTTP calls (1)
│        └─ GET  {?}/x
├─ till  service · go
│  ├─ offers
│  │  ├─ HTTP routes (1)
│  │  │  └─ POST  /pay
│  │  └─ Queue consumers (1)
│  │     └─ consume  sold
│  ├─ uses
│  │  ├─ bus  kafka broker · kafka
│  │  │  └─ consume  sold  from shop
│  │  └─ api.stripe.com  stripe third party · http
│  │     └─ charge  payments
│  └─ used by  shop (http)
└─ resources
   ├─ bus  kafka broker  used by shop (kafka), till (kafka)
   ├─ db  postgresql database  used by shop (sql)
   └─ api.stripe.com  stripe third party · somebody else's  used by till (http)
";
    assert_eq!(tree, expected);
}

#[test]
fn lines_of_the_tree_fit_the_terminal() {
    let mut report = report();
    report.points[0].path = Some("/商品".repeat(60));
    let options = Options { width: Some(40), ..Options::default() };
    let tree = written(|out| write_tree(&View::new(&report, false), &options, out));
    assert!(tree.lines().all(|line| crate::render::cell::width(line) <= 40), "{tree}");
}

#[test]
fn a_filtered_view_keeps_what_belongs_to_its_points() {
    let mut report = report();
    report.points.retain(|point| point.component.as_deref() == Some("till"));
    let view = View::new(&report, true);
    assert_eq!(
        view.edges.iter().map(|edge| edge.to.as_str()).collect::<Vec<_>>(),
        ["kafka:bus", "stripe:api.stripe.com"]
    );
    assert_eq!(view.parts.iter().map(|part| part.component.id.as_str()).collect::<Vec<_>>(), ["till"]);
    assert_eq!(view.resources.len(), 2);
}

#[test]
fn mermaid_draws_topics_between_those_who_send_and_those_who_take() {
    let report = report();
    let Drawing { text, remark } = draw_mermaid(&View::new(&report, false));
    assert_eq!(remark, None);
    for line in [
        "flowchart LR",
        "  c_shop[\"shop<br/>service<br/>2 HTTP routes\"]:::component",
        "  subgraph g_kafka_bus[\"bus · kafka broker\"]",
        "    t_bus_sold([\"sold\"]):::topic",
        "    r_stripe_api_stripe_com[[\"api.stripe.com<br/>stripe third party\"]]:::outside",
        "  c_shop -.-> t_bus_sold",
        "  t_bus_sold -.-> c_till",
        "  c_shop -->|\"http · 1 call\"| c_till",
        "  c_shop -->|\"sql · 2 calls\"| r_postgresql_db",
        "  c_shop -.->|\"1 HTTP call\"| u_unresolved",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[test]
fn unknown_topics_join_nobody() {
    let mut report = report();
    report.edges[0].topic = None;
    report.edges[3].topic = None;
    let text = draw_mermaid(&View::new(&report, false)).text;
    assert!(text.contains("  c_shop -.-> t_bus_unknown_from_shop\n"), "{text}");
    assert!(text.contains("  t_bus_unknown_to_till -.-> c_till\n"), "{text}");
    let text = draw_within(&View::new(&report, false), 50_000, 1).text;
    assert!(!text.contains("c_shop -.-> c_till"), "{text}");
}

#[test]
fn edges_without_calls_are_drawn_without_a_number() {
    let mut report = report();
    report.edges.push(edge("shop", "stripe:api.stripe.com", "http", EdgeKind::Request, None, &[]));
    let text = draw_mermaid(&View::new(&report, true)).text;
    assert!(text.contains("  c_shop -->|\"http\"| r_stripe_api_stripe_com\n"), "{text}");
}

#[test]
fn vague_and_shared_names_are_told_with_their_folders() {
    let mut report = report();
    report.components = vec![component("a/cart/src", "src"), component("b/api", "api"), component("c/api", "api")];
    let view = View::new(&report, false);
    assert_eq!(["a/cart/src", "b/api", "c/api"].map(|id| view.name(id).to_owned()), ["cart/src", "b/api", "c/api"]);
}

#[test]
#[expect(clippy::many_single_char_names, reason = "each stands for the code of one character")]
fn labels_of_mermaid_are_inert() {
    assert_eq!(escape("a\"];end<b>&#x;%%{init}%% `md` $$x$$ \\n"), {
        let n = |c: char| format!("#{};", u32::from(c));
        let (q, r, s, l, g) = (n('"'), n(']'), n(';'), n('<'), n('>'));
        let (a, h, p, b) = (n('&'), n('#'), n('%'), n('`'));
        let (d, k) = (n('$') + "#8203;", n('\\') + "#8203;");
        format!("a{q}{r}{s}end{l}b{g}{a}{h}x{s}{p}{p}{{init}}{p}{p} {b}md{b} {d}{d}x{d}{d} {k}n")
    });
    let mut report = report();
    report.components[0].name = "end\n  x[\"y\"] --> z".to_owned();
    let text = draw_mermaid(&View::new(&report, false)).text;
    assert!(!text.contains("--> z") && !text.contains("[\"y\"]"), "{text}");
}

#[test]
fn above_the_limits_only_components_are_drawn() {
    let report = report();
    let view = View::new(&report, false);
    let Drawing { text, remark } = draw_within(&view, 50_000, 5);
    let remark = remark.expect("a remark");
    assert!(remark.starts_with("only components are drawn: the whole map takes "), "{remark}");
    assert!(text.contains(&format!("  %% {remark}\n")), "{text}");
    assert!(text.contains("  c_shop --> c_till\n") && text.contains("  c_shop -.-> c_till\n"), "{text}");
    assert!(!text.contains("r_postgresql"), "{text}");
    let Drawing { text, remark } = draw_within(&view, 50_000, 1);
    assert!(remark.is_some_and(|r| r.contains("2 of 2 of them with 1 of 2 arrows")), "{text}");
    let Drawing { text, remark } = draw_within(&view, 10, 1);
    assert!(remark.is_some_and(|r| r.contains("0 of 2 of them")) && text.lines().count() == 2, "{text}");
}

#[test]
fn dot_has_clusters_and_escapes() {
    let mut report = report();
    report.points[0].path = Some("/a\"b\\N&lt;".to_owned());
    let text = written(|out| write_dot(&View::new(&report, false), out));
    assert!(text.starts_with("digraph map {\n") && text.ends_with("}\n"), "{text}");
    assert!(text.contains("  subgraph cluster_c_shop {\n"), "{text}");
    assert!(text.contains("label=\"GET /a\\\"b\\\\N&amp;lt;\\lPOST /items\\l\""), "{text}");
    assert!(
        text.contains("c_shop -> c_till [ltail=cluster_c_shop, lhead=cluster_c_till, label=\"http · 1 call\"]"),
        "{text}"
    );
    assert!(text.contains("c_shop -> t_bus_sold [ltail=cluster_c_shop, style=dashed]"), "{text}");
}

#[test]
fn markdown_cells_hold_anything() {
    assert_eq!(markdown::code("a|b"), "`a\\|b`");
    assert_eq!(markdown::code("`x``"), "``` `x`` ```");
    assert_eq!(markdown::code(""), "");
    assert_eq!(markdown::text("a|b *c* <d> &e; [f](g)"), "a\\|b \\*c\\* &lt;d\\> &amp;e; \\[f\\](g)");
}

#[test]
fn the_markdown_report_has_all_parts() {
    let mut report = report();
    report.points[2].direction = Direction::Outbound;
    report.points[0].path = Some("/a|b".to_owned());
    let text = written(|out| markdown::write(&View::new(&report, false), out).map(drop));
    for line in [
        "# The map of market",
        "2 components, 3 resources, 10 points in 0 files.",
        "```mermaid",
        "| shop | `shop` | service | go | 2 | 3 |",
        "| HTTP routes | 3 | 0 |",
        "| shop | bus | kafka | publish | `sold` | 1 | resolved |",
        "| bus | kafka broker | own | shop, till |",
        "### HTTP routes (2)",
        "| GET | `/a\\|b` | `shop/main.go:1` |",
        "## Unresolved",
        "| HTTP call | GET | `{?}/x` | `shop/main.go:7` | an open part; leads to nothing known |",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_name_breaks_a_drawing(name in "\\PC{0,12}[\"#;\\[\\]`%<>&|\\\\{}()\n]{0,6}(end|subgraph|-->)?\\PC{0,4}") {
        let label = escape(&name);
        proptest::prop_assert!(!label.contains(['"', '\n', '<', '>', '`', '%', '|', '[', '\\', '&', '$']), "{}", label);
        let mut report = report();
        report.components[0].name.clone_from(&name);
        report.resources[0].name.clone_from(&name);
        report.edges[0].topic = Some(name.clone());
        report.points[0].path = Some(name);
        let view = View::new(&report, false);
        let text = draw_mermaid(&view).text;
        // A line for each of: head, 2 components, 2 resources and a topic, the unknown, 2 groups of 2 lines, arrows, classes.
        proptest::prop_assert_eq!(text.lines().filter(|line| line.trim() == "end").count(), 2, "{}", text);
        let dot = written(|out| write_dot(&view, out));
        for line in dot.lines() {
            let quotes = line.replace("\\\\", "").replace("\\\"", "").matches('"').count();
            proptest::prop_assert!(quotes % 2 == 0, "{}", line);
        }
        let markdown = written(|out| markdown::write(&view, out).map(drop));
        proptest::prop_assert_eq!(markdown.lines().filter(|line| line.starts_with("```")).count(), 2, "{}", markdown);
    }
}
