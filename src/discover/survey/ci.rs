//! Jobs of the CI: commands, and containers that they start beside them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::line_where;
use crate::discover::paths;
use crate::model::survey::{Container, Step, Survey};

/// Keys of a pipeline that are no jobs.
const NO_JOBS: [&str; 10] =
    ["stages", "variables", "default", "include", "workflow", "image", "services", "before_script", "cache", "pages"];

pub(super) fn read(rel: &str, text: &str, survey: &mut Survey) {
    let Ok(value) = serde_saphyr::from_str::<Value>(text) else { return };
    let Some(root) = value.as_object() else { return };
    let file = CiFile { rel, text };
    match root.get("jobs").and_then(Value::as_object) {
        Some(jobs) => {
            for (name, job) in jobs {
                file.job(name, job, root, survey);
            }
        }
        None => {
            for (name, job) in root.iter().filter(|(name, _)| !NO_JOBS.contains(&name.as_str())) {
                file.pipeline_job(name, job, root, survey);
            }
        }
    }
}

struct CiFile<'a> {
    rel: &'a str,
    text: &'a str,
}

impl CiFile<'_> {
    /// A job of a workflow: `steps`, `services`, `env`.
    fn job(&self, name: &str, job: &Value, root: &Map<String, Value>, survey: &mut Survey) {
        for (service, said) in job.get("services").and_then(Value::as_object).into_iter().flatten() {
            self.container(service, said.get("image").and_then(Value::as_str), name, survey);
        }
        // The other style: a list of images, the first of which the job itself runs in.
        for said in job.get("docker").and_then(Value::as_array).into_iter().flatten().skip(1) {
            let image = said.get("image").and_then(Value::as_str);
            self.container(image.map(short_name).unwrap_or_default(), image, name, survey);
        }
        let defaults = |from: &Value| {
            let folder = from.get("defaults")?.get("run")?.get("working-directory")?;
            folder.as_str().map(str::to_owned)
        };
        let folder = defaults(job).or_else(|| defaults(&Value::Object(root.clone()))).unwrap_or_default();
        let outer = [root.get("env"), job.get("env")].into_iter().flatten().flat_map(pairs);
        let outer: BTreeMap<String, String> = outer.collect();
        for step in job.get("steps").and_then(Value::as_array).into_iter().flatten() {
            let run = step.get("run");
            let Some(run) = run.and_then(|run| run.as_str().or_else(|| run.get("command")?.as_str())) else { continue };
            let mut env = outer.clone();
            env.extend(step.get("env").into_iter().flat_map(pairs));
            let own = step.get("working-directory").and_then(Value::as_str).unwrap_or(&folder);
            self.step(name, own, run, env, survey);
        }
    }

    /// A job of a pipeline: `script`, `services`, `variables`.
    fn pipeline_job(&self, name: &str, job: &Value, root: &Map<String, Value>, survey: &mut Survey) {
        for said in job.get("services").or_else(|| root.get("services")).and_then(Value::as_array).into_iter().flatten()
        {
            let image = said.as_str().or_else(|| said.get("name")?.as_str());
            self.container(image.map(short_name).unwrap_or_default(), image, name, survey);
        }
        let env = [root.get("variables"), job.get("variables")].into_iter().flatten().flat_map(pairs);
        let env: BTreeMap<String, String> = env.collect();
        let lines = job.get("script").and_then(Value::as_array).into_iter().flatten();
        for line in lines.filter_map(Value::as_str) {
            self.step(name, "", line, env.clone(), survey);
        }
    }

    fn container(&self, name: &str, image: Option<&str>, job: &str, survey: &mut Survey) {
        // An image behind an expression is not known.
        let Some(image) = image.filter(|image| !image.contains("${{") && !image.is_empty()) else { return };
        survey.containers.push(Container {
            name: name.to_owned(),
            image: image.to_owned(),
            by: job.to_owned(),
            for_tests: true,
            file: self.rel.to_owned(),
            line: line_where(self.text, |line| line.contains(image)),
        });
    }

    fn step(&self, job: &str, folder: &str, run: &str, env: BTreeMap<String, String>, survey: &mut Survey) {
        let first = run.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        survey.steps.push(Step {
            job: job.to_owned(),
            folder: paths::join("", folder).unwrap_or_default(),
            run: run.trim().to_owned(),
            env,
            file: self.rel.to_owned(),
            line: line_where(self.text, |line| line.contains(first)),
        });
    }
}

fn pairs(value: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    };
    let entries = value.as_object().into_iter().flatten();
    entries.filter_map(|(name, value)| Some((name.clone(), text(value)?))).collect()
}

/// `postgres` of `registry/postgres:17`.
fn short_name(image: &str) -> &str {
    let name = image.rsplit('/').next().unwrap_or(image);
    name.split([':', '@']).next().unwrap_or(name)
}
