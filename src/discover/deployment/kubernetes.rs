//! Kubernetes manifests: what runs, with which variables, under which service name.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{line_of, scalar};
use crate::discover::paths;
use crate::model::deployment::Workload;

/// The objects of all manifests of a tree.
#[derive(Default)]
pub(super) struct Objects {
    running: Vec<Running>,
    /// Name and selector.
    services: Vec<(String, Labels)>,
    /// Variables of config maps and secrets, by name and folder.
    maps: BTreeMap<Map, BTreeMap<String, BTreeMap<String, String>>>,
}

/// A config map or a secret.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Map {
    Config(String),
    Secret(String),
}

/// What runs, and where its variables come from.
struct Running {
    workload: Workload,
    labels: Labels,
    /// Maps whose entries are all variables, and what stands before their names.
    whole: Vec<(Map, String)>,
    /// Variables with the map and key that give their value.
    single: Vec<(String, Map, String)>,
}

type Labels = BTreeMap<String, String>;

impl Objects {
    /// Adds the objects of the file `rel`.
    pub(super) fn add(&mut self, rel: &str, text: &str) {
        // One by one: a document that cannot be read hides no other.
        for document in text.split("\n---") {
            let document = document.strip_prefix("---").unwrap_or(document);
            let Ok(object) = serde_saphyr::from_str::<Value>(document) else { continue };
            self.add_object(rel, text, &object);
        }
    }

    fn add_object(&mut self, rel: &str, text: &str, object: &Value) {
        self.add_generated(rel, object);
        let Some(name) = object.pointer("/metadata/name").and_then(scalar) else { return };
        let template = match object.get("kind").and_then(Value::as_str).unwrap_or_default() {
            "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "Job" | "Rollout" => "/spec/template",
            "CronJob" => "/spec/jobTemplate/spec/template",
            "Pod" => "",
            "Service" => {
                let selector = labels(object.pointer("/spec/selector"));
                return self.services.push((name, selector));
            }
            "ConfigMap" => {
                let entries = labels(object.get("data"));
                return self.add_map(rel, Map::Config(name), entries);
            }
            "Secret" => {
                let mut entries = labels(object.get("data"));
                entries.retain(|_, value| {
                    decoded(value).is_some_and(|text| {
                        *value = text;
                        true
                    })
                });
                entries.extend(labels(object.get("stringData")));
                return self.add_map(rel, Map::Secret(name), entries);
            }
            _ => return,
        };
        let Some(template) = object.pointer(template) else { return };
        let containers = template.pointer("/spec/containers").and_then(Value::as_array);
        let containers: Vec<&serde_json::Map<String, Value>> =
            containers.into_iter().flatten().filter_map(Value::as_object).collect();
        let mut workload =
            Workload { name: name.clone(), file: rel.to_owned(), line: line_of(text, &name), ..Workload::default() };
        let (mut whole, mut single) = (Vec::new(), Vec::new());
        for container in &containers {
            workload.env.extend(variables(container));
            whole.extend(maps(container));
            single.extend(references(container));
        }
        workload.image = containers.first().and_then(|first| scalar(first.get("image")?));
        let labels = labels(template.pointer("/metadata/labels"));
        self.running.push(Running { workload, labels, whole, single });
    }

    /// The maps that a kustomization makes of literal texts.
    fn add_generated(&mut self, rel: &str, object: &Value) {
        type Named = fn(String) -> Map;
        for (key, map) in [("configMapGenerator", Map::Config as Named), ("secretGenerator", Map::Secret as Named)] {
            for generator in object.get(key).and_then(Value::as_array).into_iter().flatten() {
                let Some(name) = generator.get("name").and_then(scalar) else { continue };
                let literals = generator.get("literals").and_then(Value::as_array).into_iter().flatten();
                let pairs = literals.filter_map(scalar);
                let pairs = pairs.filter_map(|pair| pair.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())));
                self.add_map(rel, map(name), pairs.collect());
            }
        }
    }

    fn add_map(&mut self, rel: &str, map: Map, entries: BTreeMap<String, String>) {
        let folders = self.maps.entry(map).or_default();
        folders.entry(paths::parent(rel).to_owned()).or_default().extend(entries);
    }

    /// What runs, each under the names of the services that select it.
    pub(super) fn workloads(self) -> Vec<Workload> {
        let Objects { running, services, maps } = self;
        let mut out = Vec::new();
        for Running { mut workload, labels, whole, single } in running {
            for (variable, map, key) in single {
                if let Some(value) = nearest(&maps, &map, &workload.file).and_then(|map| map.get(&key)) {
                    workload.env.entry(variable).or_insert_with(|| value.clone());
                }
            }
            for (map, prefix) in whole {
                let Some(entries) = nearest(&maps, &map, &workload.file) else { continue };
                // A map of one address is given to those who need it, one of many to all.
                let is_shared = hosts(entries) > 1;
                for (name, value) in entries {
                    let name = format!("{prefix}{name}");
                    if !workload.env.contains_key(&name) {
                        workload.shared.extend(is_shared.then(|| name.clone()));
                        workload.env.insert(name, value.clone());
                    }
                }
            }
            workload.env = expanded(&workload.env);
            let selects = |selector: &Labels| {
                !selector.is_empty() && selector.iter().all(|(key, value)| labels.get(key) == Some(value))
            };
            let own = workload.name.clone();
            workload
                .aliases
                .extend(services.iter().filter(|(name, s)| *name != own && selects(s)).map(|(name, _)| name.clone()));
            workload.aliases.sort();
            workload.aliases.dedup();
            out.push(workload);
        }
        out
    }
}

/// How many hosts the addresses among values name.
fn hosts(entries: &BTreeMap<String, String>) -> usize {
    let host = |value: &'_ String| {
        let rest = value.split_once("://").map_or(value.as_str(), |(_, rest)| rest);
        let authority = rest.split(['/', '?']).next()?.rsplit('@').next()?;
        let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
        let is_address = rest.len() < value.len() || !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
        is_address.then(|| host.to_owned())
    };
    entries.values().filter_map(host).collect::<std::collections::BTreeSet<String>>().len()
}

/// The map of a name that stands nearest to a file: variants of a deployment have maps of the same name.
fn nearest<'m>(
    maps: &'m BTreeMap<Map, BTreeMap<String, BTreeMap<String, String>>>,
    map: &Map,
    file: &str,
) -> Option<&'m BTreeMap<String, String>> {
    let same = |folder: &str| folder.split('/').zip(file.split('/')).take_while(|(a, b)| a == b).count();
    // The first of equals: the order is that of the folders.
    let found = maps.get(map)?.iter().rev().max_by_key(|(folder, _)| (same(folder), std::cmp::Reverse(folder.len())));
    found.map(|(_, entries)| entries)
}

fn labels(value: Option<&Value>) -> Labels {
    let entries = value.and_then(Value::as_object).into_iter().flatten();
    entries.filter_map(|(key, value)| Some((key.clone(), scalar(value)?))).collect()
}

fn variables(container: &serde_json::Map<String, Value>) -> Vec<(String, String)> {
    let items = container.get("env").and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| Some((scalar(item.get("name")?)?, scalar(item.get("value")?)?))).collect()
}

/// The maps that a container takes all its variables from, and what stands before their names.
fn maps(container: &serde_json::Map<String, Value>) -> Vec<(Map, String)> {
    let items = container.get("envFrom").and_then(Value::as_array).into_iter().flatten();
    let map = |item: &Value| {
        let config = item.pointer("/configMapRef/name").and_then(scalar).map(Map::Config);
        let map = config.or_else(|| item.pointer("/secretRef/name").and_then(scalar).map(Map::Secret))?;
        Some((map, item.get("prefix").and_then(scalar).unwrap_or_default()))
    };
    items.filter_map(map).collect()
}

/// The variables of a container whose values are entries of maps.
fn references(container: &serde_json::Map<String, Value>) -> Vec<(String, Map, String)> {
    let items = container.get("env").and_then(Value::as_array).into_iter().flatten();
    let reference = |item: &Value| {
        let from = item.get("valueFrom")?;
        let of =
            |key: &str| from.get(key).map(|map| (map.get("name").and_then(scalar), map.get("key").and_then(scalar)));
        let (map, key) = match (of("configMapKeyRef"), of("secretKeyRef")) {
            (Some((name, key)), _) => (Map::Config(name?), key?),
            (None, Some((name, key))) => (Map::Secret(name?), key?),
            (None, None) => return None,
        };
        Some((scalar(item.get("name")?)?, map, key))
    };
    items.filter_map(reference).collect()
}

/// Values with `$(NAME)` replaced by other variables of the container.
fn expanded(env: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let value = |text: &String| {
        let mut out = text.clone();
        for (name, value) in env.iter().filter(|(_, value)| !value.contains("$(")) {
            out = out.replace(&format!("$({name})"), value);
        }
        out
    };
    env.iter()
        .map(|(name, text)| (name.clone(), if text.contains("$(") { value(text) } else { text.clone() }))
        .collect()
}

/// The text behind Base64; `None` when it is none.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for c in text.bytes().filter(|c| !c.is_ascii_whitespace() && *c != b'=') {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6 | u32::from(six)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workloads_with_their_services_and_config() {
        let text = "apiVersion: v1\nkind: Service\nmetadata: {name: orders}\nspec: {selector: {app: o}}\n---\n\
                    apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: orders-v1\nspec:\n  template:\n    metadata: {labels: {app: o, v: x}}\n    \
                    spec:\n      containers:\n      - image: shop/orders:1\n        env:\n        - {name: CART, value: 'cart:80'}\n        \
                    - {name: KEY, valueFrom: {secretKeyRef: {name: s}}}\n        envFrom: [{configMapRef: {name: c}}]\n---\n: broken {\n---\n\
                    kind: ConfigMap\nmetadata: {name: c}\ndata: {CART: other, DB: pg}\n";
        let mut objects = Objects::default();
        objects.add("k8s/orders.yaml", text);
        let found = objects.workloads();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].line), ("orders-v1", 9));
        assert_eq!(found[0].aliases, ["orders"]);
        assert_eq!(found[0].image.as_deref(), Some("shop/orders:1"));
        let env: Vec<_> = found[0].env.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(env, [("CART", "cart:80"), ("DB", "pg")]);
    }

    #[test]
    fn variables_of_secrets_references_and_kustomizations() {
        let text = "kind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - env:\n    - {name: DB, valueFrom: {secretKeyRef: {name: s, key: url}}}\n    \
                    - {name: SHOP, valueFrom: {configMapKeyRef: {name: c, key: shop}}}\n    - {name: BASE, value: 'http://$(SHOP)/x'}\n    \
                    - {name: NO, valueFrom: {configMapKeyRef: {name: c, key: no}}}\n    envFrom: [{secretRef: {name: s}, prefix: P_}]\n---\n\
                    kind: Secret\nmetadata: {name: s}\ndata: {url: 'cGc6Ly9kYjo1NDMyL3g='}\nstringData: {key: k}\n---\n\
                    kind: Kustomization\nconfigMapGenerator:\n- {name: c, literals: ['shop=shop:80', broken]}\n";
        let mut objects = Objects::default();
        objects.add("k8s/a.yaml", text);
        let found = objects.workloads();
        let env: Vec<_> = found[0].env.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert!(found[0].shared.is_empty());
        let expected = [
            ("BASE", "http://shop:80/x"),
            ("DB", "pg://db:5432/x"),
            ("P_key", "k"),
            ("P_url", "pg://db:5432/x"),
            ("SHOP", "shop:80"),
        ];
        assert_eq!(env, expected);
        assert_eq!(decoded("no base64!"), None);
        let many: BTreeMap<String, String> =
            [("A", "a:80"), ("B", "http://b/x"), ("C", "http://a"), ("D", "plain"), ("E", "x:y")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into();
        assert_eq!(hosts(&many), 2);
    }
}
