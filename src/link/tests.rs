//! Maps of small systems, put together from points and deployment facts.

mod declared;

use std::collections::{BTreeMap, BTreeSet};

use super::{Uses, link};
use crate::model::component::{Component, ComponentKind, EnvVar};
use crate::model::deployment::{Deployment, Workload};
use crate::model::point::{Point, PointKind};
use crate::model::report::Report;

fn component(path: &str, kind: ComponentKind) -> Component {
    Component::new(path, path.rsplit('/').next().unwrap_or_default(), kind)
}

fn service(path: &str) -> Component {
    component(path, ComponentKind::Service)
}

fn point(component: &str, kind: PointKind) -> Point {
    let mut point = Point::new(kind, format!("{component}/a.x"), 3, 1);
    point.component = Some(component.to_owned());
    point
}

fn call(component: &str, method: &str, url: &str, env: &[&str]) -> Point {
    let mut point = point(component, PointKind::HttpCall);
    let path = url.find('/').filter(|_| !url.contains("://")).map(|at| url[at..].to_owned());
    let (host, path) = match url.split_once("://") {
        Some((_, rest)) => (rest.split('/').next(), rest.find('/').map(|at| rest[at..].to_owned())),
        None => (None, path),
    };
    point.host = host.filter(|host| !host.starts_with('{')).map(str::to_owned);
    point.url = Some(url.to_owned());
    point.method = Some(method.to_owned());
    point.path = path;
    point.env = env.iter().map(|name| (*name).to_owned()).collect();
    point
}

fn route(component: &str, method: &str, path: &str) -> Point {
    point(component, PointKind::HttpRoute).with_route(method, path)
}

fn used(component: &str, kind: PointKind, technology: &str, protocol: Option<&str>, target: &str) -> Point {
    let mut point = point(component, kind);
    point.technology = Some(technology.to_owned());
    point.protocol = protocol.map(str::to_owned);
    point.target = Some(target.to_owned());
    point
}

fn workload(name: &str, folder: Option<&str>, image: Option<&str>, env: &[(&str, &str)]) -> Workload {
    Workload {
        name: name.to_owned(),
        folder: folder.map(str::to_owned),
        image: image.map(str::to_owned),
        env: env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        file: "compose.yaml".to_owned(),
        line: 1,
        ..Workload::default()
    }
}

/// The edges, one line each.
fn edges(components: Vec<Component>, points: Vec<Point>, workloads: Vec<Workload>, uses: &Uses) -> Vec<String> {
    edges_of(components, points, Deployment { workloads, ..Deployment::default() }, uses)
}

fn edges_of(components: Vec<Component>, points: Vec<Point>, deployment: Deployment, uses: &Uses) -> Vec<String> {
    let mut report = Report { components, points, ..Report::default() };
    report.finish();
    link(&mut report, &deployment, uses);
    let line = |edge: &crate::model::link::Edge| {
        assert!(!edge.evidence.is_empty());
        let kind = format!("{:?} {:?}", edge.kind, edge.confidence).to_lowercase();
        let topic = edge.topic.as_deref().map(|topic| format!(" {topic}")).unwrap_or_default();
        format!("{} {} {} {kind}{topic}", edge.from, edge.to, edge.protocol)
    };
    report.edges.iter().map(line).collect()
}

#[test]
fn calls_follow_addresses_then_hosts_then_names_then_routes() {
    let points = vec![
        call("web", "GET", "http://localhost:1/x", &["ORDERS_URL"]),
        call("web", "GET", "http://stock:80/x", &[]),
        call("web", "GET", "{mailSvcAddr}/x", &[]),
        call("web", "GET", "{BASE}/refunds/{id}", &[]),
        call("web", "GET", "https://api.pay.com/x", &["PAY_URL"]),
        call("web", "GET", "{BASE}/health", &[]),
        route("refunds", "GET", "/refunds/{refund}"),
        route("refunds", "GET", "/health"),
    ];
    let components = ["mail-service", "orders", "refunds", "stock", "web"].map(service).to_vec();
    let workloads = vec![
        workload("web", Some("web"), None, &[("ORDERS_URL", "http://shop-orders:8000/v1")]),
        workload("shop-orders", Some("orders"), None, &[]),
    ];
    let expected = [
        "web mail-service http request inferred",
        "web orders http request resolved",
        "web pay:api.pay.com http request resolved",
        "web refunds http request inferred",
        "web stock http request resolved",
    ];
    assert_eq!(edges(components, points, workloads, &Uses::default()), expected);
}

#[test]
fn several_candidates_are_no_answer() {
    let points = vec![
        call("web", "GET", "{BASE}/orders", &[]),
        call("web", "POST", "/orders", &[]),
        route("a", "GET", "/orders"),
        route("b", "GET", "/orders"),
        route("a", "POST", "/orders"),
    ];
    let components = ["a", "b", "web"].map(service).to_vec();
    assert_eq!(edges(components, points, Vec::new(), &Uses::default()), [""; 0]);
}

#[test]
fn resources_are_named_by_address_workload_or_component() {
    let mut a = service("a");
    a.env.push(EnvVar {
        name: "CACHE".into(),
        default: Some("redis://fast".into()),
        secret: false,
        file: "a".into(),
        line: 1,
        set: Vec::new(),
    });
    let points = vec![
        used("a", PointKind::DbCall, "sql", None, "t"),
        used("a", PointKind::Cache, "redis", Some("redis"), "k"),
        used("a", PointKind::Cache, "lru", None, "k"),
        used("a", PointKind::QueuePublish, "celery", Some("amqp"), "jobs"),
        used("b", PointKind::DbCall, "mongodb", Some("mongodb"), "t"),
        used("b", PointKind::QueueConsume, "rabbitmq", Some("amqp"), "{?}"),
    ];
    let workloads = vec![
        workload("a", Some("a"), None, &[("DSN", "postgres://u:p@main-db:5432/x")]),
        workload("main-db", None, Some("postgres:17"), &[]),
        workload("bus", None, Some("rabbitmq:4"), &[]),
    ];
    let expected = [
        "a postgresql:main-db sql query inferred",
        "a rabbitmq:bus amqp publish inferred jobs",
        "a redis:fast redis query inferred",
        "b mongodb:b mongodb query inferred",
        "b rabbitmq:bus amqp consume inferred",
    ];
    assert_eq!(edges(vec![a, service("b")], points, workloads, &Uses::default()), expected);
}

#[test]
fn generated_clients_count_where_they_are_called() {
    let rpc = |target: &str| {
        let mut point = used("web", PointKind::RpcCall, "grpc", Some("grpc"), target);
        point.file = "web/gen.x".to_owned();
        point
    };
    let served = used("shop/cart-api", PointKind::RpcService, "grpc", Some("grpc"), "CartService");
    let points = vec![rpc("shop.CartService/Get"), rpc("shop.AdService/List"), rpc("shop.StockService/Has"), served];
    let uses = Uses {
        generated: ["web/gen.x".to_owned()].into(),
        called: BTreeMap::from([("web".to_owned(), ["Get".to_owned(), "Has".to_owned()].into())]),
        ..Uses::default()
    };
    let components = ["adservice", "shop/cart-api", "stock", "web"].map(service).to_vec();
    let expected = ["web shop/cart-api grpc request resolved", "web stock grpc request inferred"];
    assert_eq!(edges(components, points, Vec::new(), &uses), expected);
}

#[test]
fn points_of_shared_code_belong_to_those_who_use_it() {
    let mut published = used("pkg", PointKind::QueuePublish, "kafka", Some("kafka"), "orders");
    let step =
        |file: &str| crate::model::point::Evidence { rule: None, file: file.into(), line: 1, note: String::new() };
    published.evidence = vec![step("pkg/bus.x"), step("cmd/a/main.x")];
    let components = vec![service("cmd/a"), service("cmd/b"), component("pkg", ComponentKind::Library)];
    let expected = ["cmd/a kafka:kafka kafka publish inferred orders"];
    assert_eq!(edges(components, vec![published], Vec::new(), &Uses::default()), expected);
}

#[test]
fn points_of_a_package_belong_to_those_who_import_its_file() {
    let used = used("libs/store", PointKind::Cache, "redis", Some("redis"), "k");
    let reached = ["api", "libs/ui", "page"].map(|id| (id.to_owned(), BTreeSet::from(["libs/store/a.x".to_owned()])));
    let uses = Uses { reached: reached.into(), ..Uses::default() };
    let library = |path: &str| component(path, ComponentKind::Library);
    let page = component("page", ComponentKind::Frontend);
    let components = || vec![library("libs/store"), library("libs/ui"), page.clone(), service("api"), service("web")];
    let expected = ["api redis:redis redis query inferred"];
    assert_eq!(edges(components(), vec![used.clone()], Vec::new(), &uses), expected);
    // A package may have a start command too.
    let mut started = components();
    started[0].kind = ComponentKind::Service;
    assert_eq!(edges(started.clone(), vec![used.clone()], Vec::new(), &uses), expected);
    let unused = ["libs/store redis:redis redis query inferred"];
    let answers = vec![used.clone(), route("libs/store", "GET", "/x")];
    assert_eq!(edges(started, answers, Vec::new(), &uses), unused);
    assert_eq!(edges(components(), vec![used], Vec::new(), &Uses::default()), unused);
}

#[test]
fn messages_of_a_library_for_several_brokers_go_to_the_one_that_runs() {
    let mut sent = used("a", PointKind::QueuePublish, "", None, "orders");
    sent.technology = None;
    let components = || vec![service("a")];
    let workload = |name, image| workload(name, None, Some(image), &[]);
    let cache_and_bus = vec![workload("cache", "redis:7"), workload("bus", "rabbitmq:4")];
    let found = edges(components(), vec![sent.clone()], cache_and_bus, &Uses::default());
    assert_eq!(found, ["a rabbitmq:bus amqp publish inferred orders"]);
    let two = vec![workload("bus", "rabbitmq:4"), workload("log", "kafka:4")];
    assert_eq!(edges(components(), vec![sent.clone()], two, &Uses::default()), [""; 0]);
    assert_eq!(edges(components(), vec![sent], Vec::new(), &Uses::default()), [""; 0]);
}

#[test]
fn calls_of_an_api_lead_to_what_provides_it_in_the_component() {
    let points = vec![
        used("a", PointKind::ThirdParty, "flags", None, "is on"),
        used("a", PointKind::ThirdParty, "flagbox", Some("grpc"), "new"),
        used("b", PointKind::ThirdParty, "flags", None, "is on"),
    ];
    let uses =
        Uses { providers: BTreeMap::from([("flags".to_owned(), ["flagbox".to_owned()].into())]), ..Uses::default() };
    let workloads = vec![workload("box", None, Some("acme/flagbox:1"), &[])];
    let expected = ["a flagbox:box grpc request inferred", "b flags:flags http request inferred"];
    assert_eq!(edges(vec![service("a"), service("b")], points, workloads, &uses), expected);
}

#[test]
fn what_is_asked_over_http_is_not_called_http() {
    let mut asked = used("a", PointKind::ThirdParty, "schema-box", Some("http"), "get");
    asked.env = vec!["SCHEMAS".to_owned()];
    let workloads = vec![
        workload("a", Some("a"), None, &[("SCHEMAS", "http://schemas:8081")]),
        workload("schemas", None, Some("acme/schemas"), &[]),
    ];
    let expected = ["a schema-box:schemas http request resolved"];
    assert_eq!(edges(vec![service("a")], vec![asked], workloads, &Uses::default()), expected);
}

#[test]
fn routes_of_shared_generated_code_are_served_by_those_who_register_them() {
    let mut generated = route("gen", "GET", "/items/{id}");
    generated.file = "gen/shop.gw.x".to_owned();
    let uses = Uses {
        generated: ["gen/shop.gw.x".to_owned()].into(),
        through: BTreeMap::from([(
            "proxy".to_owned(),
            BTreeMap::from([("gen/shop.gw.x".to_owned(), BTreeSet::new())]),
        )]),
        ..Uses::default()
    };
    let components = || vec![component("gen", ComponentKind::Library), service("proxy"), service("web")];
    let points = || vec![generated.clone(), call("web", "GET", "{?}/items/7", &[])];
    assert_eq!(edges(components(), points(), Vec::new(), &uses), ["web proxy http request inferred"]);
}

#[test]
fn messages_go_over_what_their_takers_listen_to() {
    let message = |component: &str, kind, topic: &str| {
        let mut point = used(component, kind, "", None, topic);
        point.technology = None;
        point
    };
    let points = || {
        vec![
            message("web", PointKind::QueuePublish, "pay"),
            message("web", PointKind::QueuePublish, "mail"),
            message("web", PointKind::QueuePublish, "other"),
            message("pay", PointKind::QueueConsume, "pay"),
            message("mail", PointKind::QueueConsume, "mail"),
        ]
    };
    let over = [("pay", "tcp"), ("mail", "rabbitmq")];
    let carriers = over.map(|(id, over)| (id.to_owned(), BTreeSet::from([over.to_owned()]))).into();
    let uses = Uses { carriers, ..Uses::default() };
    let components = || ["mail", "pay", "web"].map(service).to_vec();
    // A broker that runs carries nothing that goes straight.
    let workloads = vec![workload("bus", None, Some("rabbitmq:4"), &[]), workload("log", None, Some("kafka:4"), &[])];
    let expected = [
        "mail rabbitmq:bus amqp consume inferred mail",
        "web pay tcp request inferred",
        "web rabbitmq:bus amqp publish inferred mail",
    ];
    assert_eq!(edges(components(), points(), workloads, &uses), expected);
    let mut more = points();
    more.push(message("mail", PointKind::QueueConsume, "pay"));
    let carriers = ["pay", "mail"].map(|id| (id.to_owned(), BTreeSet::from(["tcp".to_owned()]))).into();
    let uses = Uses { carriers, ..Uses::default() };
    let only = [("mail".to_owned(), BTreeSet::from(["rabbitmq".to_owned()]))].into();
    let uses_one = Uses { carriers: only, ..Uses::default() };
    let other = vec![message("web", PointKind::QueuePublish, "other")];
    // Who takes it is not known, but all that is taken goes over one broker.
    let sent = ["web rabbitmq:rabbitmq amqp publish inferred other"];
    assert_eq!(edges(components(), other, Vec::new(), &uses_one), sent);
    // Two take what is sent to one: nobody knows to whom.
    assert_eq!(edges(components(), more, Vec::new(), &uses), ["web mail tcp request inferred"]);
}

#[test]
fn a_topic_that_the_deployment_names() {
    let mut sent = used("a", PointKind::QueuePublish, "kafka", Some("kafka"), "{ORDERS}.{kind}");
    sent.env = vec!["ORDERS".to_owned()];
    let workloads = |more: &[(&str, &str)]| {
        let mut all = vec![workload("a", Some("a"), None, &[("ORDERS", "orders")])];
        all.extend((!more.is_empty()).then(|| workload("b", Some("a"), None, more)));
        all
    };
    let of = |workloads| edges(vec![service("a")], vec![sent.clone()], workloads, &Uses::default());
    assert_eq!(of(workloads(&[])), ["a kafka:kafka kafka publish inferred orders.{kind}"]);
    assert_eq!(of(workloads(&[("ORDERS", "other")])), ["a kafka:kafka kafka publish inferred {ORDERS}.{kind}"]);
}

#[test]
fn points_of_packages_belong_to_those_who_import_them_through_others() {
    let mut used = used("lib", PointKind::Cache, "redis", Some("redis"), "x");
    used.file = "lib/store/a.go".to_owned();
    let packages = [("a".to_owned(), BTreeSet::from(["lib/store".to_owned()]))].into();
    let uses = Uses { packages, ..Uses::default() };
    let components = vec![service("a"), service("b"), component("lib", ComponentKind::Library)];
    assert_eq!(edges(components, vec![used], Vec::new(), &uses), ["a redis:redis redis query inferred"]);
}

#[test]
fn a_name_that_several_components_have_is_nobodys() {
    let components = || vec![service("go/stock"), service("js/stock"), service("web")];
    let asked = || vec![call("web", "GET", "http://stock/items", &[])];
    assert_eq!(edges(components(), asked(), Vec::new(), &Uses::default()), ["web http:stock http request inferred"]);
}

#[test]
fn addresses_tell_what_carries_messages_and_keeps_results() {
    let mut sent = used("a", PointKind::QueuePublish, "tasks", Some("amqp"), "pay");
    let kept = used("a", PointKind::Cache, "store", None, "results");
    let of = |sent: &Point, env: &[(&str, &str)]| {
        let workloads = vec![
            workload("a", Some("a"), None, env),
            workload("cache", None, Some("redis:7"), &[]),
            workload("db", None, Some("postgres:17"), &[]),
        ];
        edges(vec![service("a")], vec![sent.clone(), kept.clone()], workloads, &Uses::default())
    };
    let both = [("BROKER_URL", "redis://cache:6379/0"), ("RESULT_BACKEND", "db+postgresql://u:p@db/x")];
    let expected = ["a postgresql:db sql query inferred", "a redis:cache redis publish inferred pay"];
    assert_eq!(of(&sent, &both), expected);
    // A cache of somebody else's says nothing.
    let cached = ["a redis:cache redis request inferred", "a tasks:tasks amqp publish inferred pay"];
    assert_eq!(of(&sent, &[("CACHE_URL", "redis://cache:6379/0")]), cached);
    sent.env = vec!["TASKS".to_owned()];
    assert_eq!(of(&sent, &[("TASKS", "redis://cache:6379/0")]), ["a redis:cache redis publish resolved pay"]);
}

#[test]
fn ports_of_this_machine_are_those_that_workloads_publish() {
    let mut stock = workload("stock", Some("stock"), None, &[]);
    stock.ports = vec![8001];
    let components = || vec![service("stock"), service("web")];
    let of = |url: &str| edges(components(), vec![call("web", "GET", url, &[])], vec![stock.clone()], &Uses::default());
    assert_eq!(of("http://localhost:8001/"), ["web stock http request inferred"]);
    assert_eq!(of("http://localhost:8002/"), [""; 0]);
    assert_eq!(of("http://other:8001/"), ["web http:other http request inferred"]);
}

#[test]
fn a_name_before_an_unknown_part_of_the_own_network() {
    let of = |url: &str| {
        edges(vec![service("cart"), service("web")], vec![call("web", "GET", url, &[])], Vec::new(), &Uses::default())
    };
    let found = ["web cart http request inferred"];
    assert_eq!(of("http://cart.{namespace}.svc.cluster.local:80/items"), found);
    assert_eq!(of("http://cart.{domain}/items"), found);
    assert_eq!(of("https://cart.{region}.example.com/items"), [""; 0]);
}
