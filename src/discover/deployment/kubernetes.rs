//! Kubernetes manifests: what runs, with which variables, under which service name.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{line_of, scalar};
use crate::model::deployment::Workload;

/// The objects of all manifests of a tree.
#[derive(Default)]
pub(super) struct Objects {
    running: Vec<(Workload, Labels, Vec<String>)>,
    /// Name and selector.
    services: Vec<(String, Labels)>,
    /// Variables of config maps, by name.
    maps: BTreeMap<String, BTreeMap<String, String>>,
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
                return drop(self.maps.insert(name, entries));
            }
            _ => return,
        };
        let Some(template) = object.pointer(template) else { return };
        let containers = template.pointer("/spec/containers").and_then(Value::as_array);
        let containers: Vec<&Map<String, Value>> =
            containers.into_iter().flatten().filter_map(Value::as_object).collect();
        let mut workload =
            Workload { name: name.clone(), file: rel.to_owned(), line: line_of(text, &name), ..Workload::default() };
        let mut maps = Vec::new();
        for container in &containers {
            workload.env.extend(variables(container));
            maps.extend(config_maps(container));
        }
        workload.image = containers.first().and_then(|first| scalar(first.get("image")?));
        self.running.push((workload, labels(template.pointer("/metadata/labels")), maps));
    }

    /// What runs, each under the names of the services that select it.
    pub(super) fn workloads(self) -> Vec<Workload> {
        let Objects { running, services, maps } = self;
        let mut out = Vec::new();
        for (mut workload, labels, named) in running {
            for map in named.iter().filter_map(|name| maps.get(name)) {
                for (name, value) in map {
                    workload.env.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
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

fn labels(value: Option<&Value>) -> Labels {
    let entries = value.and_then(Value::as_object).into_iter().flatten();
    entries.filter_map(|(key, value)| Some((key.clone(), scalar(value)?))).collect()
}

fn variables(container: &Map<String, Value>) -> Vec<(String, String)> {
    let items = container.get("env").and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| Some((scalar(item.get("name")?)?, scalar(item.get("value")?)?))).collect()
}

/// Names of the config maps that a container takes its variables from.
fn config_maps(container: &Map<String, Value>) -> Vec<String> {
    let items = container.get("envFrom").and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| scalar(item.pointer("/configMapRef/name")?)).collect()
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
}
