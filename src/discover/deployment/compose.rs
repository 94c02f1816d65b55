//! Compose files: services, what they are built from, their variables.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::dotenv::interpolate;
use super::{line_of, scalar};
use crate::discover::paths;
use crate::model::deployment::{EnvFile, Workload};

/// Services that take over from services that are followed.
const MAX_EXTENDS: u8 = 8;

/// The services of the compose file `rel`; none when it cannot be read. `env` is what variables in it stand for.
pub(super) fn workloads(rel: &str, text: &str, env: &BTreeMap<String, String>, env_files: &[EnvFile]) -> Vec<Workload> {
    let Ok(root) = serde_saphyr::from_str::<Value>(text) else { return Vec::new() };
    let Some(services) = root.get("services").and_then(Value::as_object) else { return Vec::new() };
    let services = services.iter().filter_map(|(name, service)| Some((name, extended(services, service, 0)?)));
    let is_service = |service: &Map<String, Value>| {
        ["image", "build", "environment", "extends"].iter().any(|key| service.contains_key(*key))
    };
    services
        .filter(|(_, service)| is_service(service))
        .map(|(name, service)| workload(rel, text, name, &service, env, env_files))
        .collect()
}

/// A service with what it takes over from another one of its file: `extends: {service: base}`.
fn extended(all: &Map<String, Value>, service: &Value, depth: u8) -> Option<Map<String, Value>> {
    let own = service.as_object()?;
    let base = own.get("extends").filter(|_| depth < MAX_EXTENDS);
    // The service of another file is not known.
    let base = base.filter(|base| base.get("file").is_none());
    let name = base.and_then(|base| scalar(base).or_else(|| base.get("service").and_then(scalar)));
    let Some(mut out) = name.and_then(|name| extended(all, all.get(&name)?, depth + 1)) else {
        return Some(own.clone());
    };
    for (key, value) in own {
        let merged = match (out.get(key), value) {
            (Some(Value::Object(base)), Value::Object(own)) => {
                Value::Object(base.iter().chain(own).map(|(k, v)| (k.clone(), v.clone())).collect())
            }
            (Some(Value::Array(base)), Value::Array(own)) => Value::Array(base.iter().chain(own).cloned().collect()),
            _ => value.clone(),
        };
        out.insert(key.clone(), merged);
    }
    Some(out)
}

fn workload(
    rel: &str,
    text: &str,
    name: &str,
    service: &Map<String, Value>,
    env: &BTreeMap<String, String>,
    env_files: &[EnvFile],
) -> Workload {
    let replaced = |value: &Value| scalar(value).map(|text| interpolate(&text, env));
    let here = paths::parent(rel);
    let mut own = BTreeMap::new();
    for file in list(service.get("env_file")) {
        let path = file.as_object().and_then(|file| file.get("path")).unwrap_or(&file);
        let path = replaced(path).and_then(|path| paths::join(here, &path));
        let said = path.and_then(|path| env_files.iter().find(|file| file.file == path));
        own.extend(said.into_iter().flat_map(|file| file.env.clone()));
    }
    let said = pairs(service.get("environment"), env);
    let shared = own.keys().filter(|name| said.iter().all(|(own, _)| own != *name)).cloned().collect();
    own.extend(said);
    let mut aliases: Vec<String> =
        ["container_name", "hostname"].iter().filter_map(|key| replaced(service.get(*key)?)).collect();
    for network in service.get("networks").and_then(Value::as_object).into_iter().flat_map(Map::values) {
        aliases.extend(list(network.get("aliases")).iter().filter_map(&replaced));
    }
    aliases.retain(|alias| alias != name);
    let depends_on = ["depends_on", "links"].iter().flat_map(|key| names(service.get(*key)));
    Workload {
        name: name.to_owned(),
        aliases,
        image: service.get("image").and_then(replaced),
        folder: service.get("build").and_then(|build| folder(here, build, env)),
        env: own,
        shared,
        mounts: list(service.get("volumes")).iter().filter_map(|volume| mounted(here, volume, env)).collect(),
        depends_on: depends_on.collect(),
        ports: list(service.get("ports")).iter().filter_map(|port| published(port, env)).collect(),
        file: rel.to_owned(),
        line: line_of(text, name),
    }
}

/// The folder that an image is built from: the one of its Dockerfile when that lies below the context.
fn folder(here: &str, build: &Value, env: &BTreeMap<String, String>) -> Option<String> {
    let of = |key: &str| build.get(key).and_then(scalar).map(|text| interpolate(&text, env));
    let context = scalar(build).map(|text| interpolate(&text, env)).or_else(|| of("context")).unwrap_or_default();
    let context = paths::join(here, &context)?;
    let file = of("dockerfile").and_then(|file| paths::join(&context, &file));
    let dir = file.as_deref().map(paths::parent).filter(|dir| paths::is_below(dir, &context));
    Some(dir.map_or(context.clone(), str::to_owned))
}

/// The file or folder of the tree behind `./nginx.conf:/etc/nginx.conf:ro` or `{type: bind, source: ./a}`.
fn mounted(here: &str, volume: &Value, env: &BTreeMap<String, String>) -> Option<String> {
    let source = scalar(volume).or_else(|| volume.get("source").and_then(scalar))?;
    let source = interpolate(&source, env);
    let source = source.split(':').next().filter(|source| source.starts_with('.'))?;
    paths::join(here, source).filter(|path| !path.is_empty())
}

/// `{A: b}` and `["A=b", "C"]`, the last of which takes its value from outside.
fn pairs(value: Option<&Value>, env: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let replaced = |text: String| interpolate(&text, env);
    match value {
        Some(Value::Object(entries)) => {
            let value = |name: &String, value: &Value| scalar(value).map(replaced).or_else(|| env.get(name).cloned());
            entries.iter().filter_map(|(name, said)| Some((name.clone(), value(name, said)?))).collect()
        }
        Some(Value::Array(items)) => {
            let pair = |item: &Value| {
                let item = scalar(item)?;
                match item.split_once('=') {
                    Some((name, value)) => Some((name.to_owned(), replaced(value.to_owned()))),
                    None => Some((item.clone(), env.get(&item)?.clone())),
                }
            };
            items.iter().filter_map(pair).collect()
        }
        _ => Vec::new(),
    }
}

/// The items of a list, or the one item that stands for a list.
fn list(value: Option<&Value>) -> Vec<Value> {
    match value {
        Some(Value::Array(items)) => items.clone(),
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one.clone()],
    }
}

fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Object(entries)) => entries.keys().cloned().collect(),
        other => list(other)
            .iter()
            .filter_map(scalar)
            .map(|name| name.split(':').next().unwrap_or_default().to_owned())
            .collect(),
    }
}

/// The port outside of `8080:80`, `127.0.0.1:8080:80/tcp` and `{published: 8080}`.
fn published(port: &Value, env: &BTreeMap<String, String>) -> Option<u16> {
    let text = match port {
        Value::Object(entries) => entries.get("published").and_then(scalar)?,
        other => scalar(other)?,
    };
    let text = interpolate(&text, env);
    let outside = text.rsplit_once(':').map_or(text.as_str(), |(outside, _)| outside);
    outside.rsplit(':').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_of_both_styles() {
        let text = "x-env: &env\n  MODE: prod\nservices:\n  api:\n    build:\n      context: .\n      dockerfile: ${DIR}/api/Dockerfile\n    \
                    environment:\n      <<: *env\n      DB: pg://${HOST:-db}/x\n    depends_on:\n      db: {condition: healthy}\n    \
                    ports: ['127.0.0.1:8080:80', 90]\n  web:\n    build: ../web\n    environment: [API=http://api, DIR, NONE]\n    \
                    links: ['api:backend']\n  db:\n    image: postgres:17\n    container_name: shop-db\n";
        let env = BTreeMap::from([("DIR".to_owned(), "src".to_owned())]);
        let found = workloads("deploy/compose.yaml", text, &env, &[]);
        let by = |name: &str| found.iter().find(|w| w.name == name).expect("found");
        assert_eq!(by("api").folder.as_deref(), Some("deploy/src/api"));
        assert_eq!(by("api").env["DB"], "pg://db/x");
        assert_eq!(by("api").env["MODE"], "prod");
        assert_eq!(by("api").depends_on, ["db"]);
        assert_eq!(by("api").ports, [8080, 90]);
        assert_eq!(by("web").folder.as_deref(), Some("web"));
        assert_eq!(by("web").env.len(), 2);
        assert_eq!(by("web").depends_on, ["api"]);
        assert_eq!(by("db").aliases, ["shop-db"]);
        assert_eq!(by("db").line, 18);
    }

    #[test]
    fn what_is_taken_over_and_mounted() {
        let text = "x-env: &env\n  A: a\nservices:\n  base:\n    image: i\n    environment: {A: 1, B: 2}\n    depends_on: [db]\n  \
                    web:\n    extends: {service: base}\n    environment: {B: 3}\n    volumes: ['./nginx.conf:/etc/n.conf:ro', data:/x]\n  \
                    merged:\n    image: i\n    environment:\n      <<: *env\n      C: c\n  loop:\n    extends: loop\n    image: i\n";
        let found = workloads("deploy/compose.yaml", text, &BTreeMap::new(), &[]);
        let by = |name: &str| found.iter().find(|w| w.name == name).expect("declared");
        let env = |name: &str| by(name).env.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>();
        assert_eq!(env("web"), ["A=1", "B=3"]);
        assert_eq!(by("web").depends_on, ["db"]);
        assert_eq!(by("web").mounts, ["deploy/nginx.conf"]);
        assert_eq!(env("merged"), ["A=a", "C=c"]);
        assert_eq!(by("loop").image.as_deref(), Some("i"));
    }

    #[test]
    fn what_is_no_compose_file_says_nothing() {
        for text in ["", "services:", "services: [a]", "services:\n  a: 1\n", "services: {a: {path: x}}", ": :\n- }"] {
            assert_eq!(workloads("a.yaml", text, &BTreeMap::new(), &[]), [], "{text}");
        }
    }
}
