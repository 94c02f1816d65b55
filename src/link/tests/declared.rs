//! Edges that nobody's code makes: of proxies, and of services whose code is not read.

use super::*;
use crate::model::deployment::{Pass, Proxy};

/// A component whose code is of a language that is not read, or `parsed`.
fn written_in(path: &str, languages: &[&str]) -> Component {
    let languages = languages.iter().map(|language| (*language).to_owned()).collect();
    Component { languages, ..service(path) }
}

#[test]
fn variables_of_services_whose_code_is_not_read() {
    let components = vec![written_in("cart", &[]), written_in("shop", &["go"]), written_in("web", &["go"])];
    let env = [
        ("STORE_ADDR", "store:6379"),
        ("SHOP_HOST", "shop"),
        ("SHOP_NAME", "shop"),
        ("PORT", "8080"),
        ("OTEL_ENDPOINT", "http://shop:4317"),
        ("SELF_ADDR", "cart:80"),
        ("DB", "Host=main-db;Username=x"),
        ("LOGS", "tcp://collector:24224"),
        ("BUS", "bus:9092"),
    ];
    let workloads = vec![
        workload("cart", Some("cart"), None, &env),
        workload("web", Some("web"), None, &[("SHOP_ADDR", "shop:80")]),
        workload("shop", Some("shop"), None, &[]),
        workload("store", None, Some("valkey:8"), &[]),
        workload("main-db", None, Some("postgres:17"), &[]),
        workload("collector", None, Some("acme/otel-collector:1"), &[]),
        workload("bus", None, Some("acme/kafka:1"), &[]),
    ];
    let points = vec![used("shop", PointKind::RpcService, "grpc", Some("grpc"), "Shop/Get")];
    let expected = [
        "cart kafka:bus kafka request inferred",
        "cart postgresql:main-db sql request inferred",
        "cart redis:store redis request inferred",
        "cart shop grpc request inferred",
    ];
    assert_eq!(edges(components, points, workloads, &Uses::default()), expected);
}

#[test]
fn what_others_speak_tells_what_is_spoken() {
    let components = vec![written_in("a", &[]), written_in("b", &["go"])];
    let workloads = vec![
        workload("a", Some("a"), None, &[("FLAGS_HOST", "flags")]),
        workload("flags", None, Some("acme/flagbox"), &[]),
        workload("odd", None, Some("acme/odd"), &[]),
    ];
    let mut points = vec![used("b", PointKind::ThirdParty, "flagbox", Some("grpc"), "new")];
    let expected = ["a flagbox:flags grpc request inferred", "b flagbox:flags grpc request inferred"];
    assert_eq!(edges(components.clone(), points.clone(), workloads.clone(), &Uses::default()), expected);
    points.clear();
    assert_eq!(edges(components, points, workloads, &Uses::default()), ["a flags:flags tcp request inferred"]);
}

#[test]
fn proxies_pass_on_to_whom_they_name() {
    let pass = |protocol: &str, address: &str, line| Pass { protocol: protocol.into(), address: address.into(), line };
    let passes = vec![
        pass("http", "${API_HOST}:80", 3),
        pass("grpc", "cart:${CART_PORT}", 4),
        pass("http", "${UNKNOWN}:80", 5),
        pass("http", "nobody:80", 6),
        pass("http", "edge:80", 7),
        pass("http", "api.pay.com", 8),
        pass("http", "jaeger:16686", 9),
    ];
    let proxy = |file: &str| Proxy { file: file.to_owned(), passes: passes.clone() };
    let components = vec![
        written_in("api", &["go"]),
        written_in("backend", &["python"]),
        written_in("cart", &["go"]),
        written_in("edge", &[]),
    ];
    let mut mounted = workload("balancer", None, Some("nginx:1"), &[("API_HOST", "api")]);
    mounted.mounts = vec!["conf".to_owned()];
    let workloads = vec![
        workload("edge", Some("edge"), None, &[("API_HOST", "api")]),
        workload("jaeger", None, Some("jaegertracing/all-in-one"), &[]),
        mounted,
    ];
    let of = |file: &str| {
        let deployment =
            Deployment { workloads: workloads.clone(), proxies: vec![proxy(file)], ..Deployment::default() };
        edges_of(components.clone(), Vec::new(), deployment, &Uses::default())
    };
    let own = ["edge api http request resolved", "edge cart grpc request resolved"];
    assert_eq!(of("edge/nginx.conf"), [own[0], own[1], "edge pay:api.pay.com http request resolved"]);
    let mounted = [
        "edge api tcp request inferred",
        "nginx:balancer api http request resolved",
        "nginx:balancer cart grpc request resolved",
        "nginx:balancer edge http request resolved",
        "nginx:balancer pay:api.pay.com http request resolved",
    ];
    assert_eq!(of("conf/a.conf"), mounted);
    // A service with code of its own passes nothing on because a file for a proxy stands beside it.
    assert!(of("backend/nginx.conf").iter().all(|edge| !edge.starts_with("backend")));
}
