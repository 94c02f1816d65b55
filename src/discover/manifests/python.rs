//! `pyproject.toml`, `setup.cfg`, `setup.py`, `Pipfile` and requirements files.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use toml::{Table, Value};

use super::Broken;
use crate::discover::paths;

/// What a Python manifest says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::discover) struct PythonProject {
    /// The distribution's name.
    pub(in crate::discover) name: Option<String>,
    /// Normalised names of the distributions that it needs, optional and development ones too.
    pub(in crate::discover) dependencies: BTreeSet<String>,
    /// Folders that its packages are in, as written.
    pub(in crate::discover) roots: Vec<String>,
    /// It describes something of its own, not just tools.
    pub(in crate::discover) splits: bool,
    /// It is built to be installed.
    pub(in crate::discover) packaged: bool,
}

impl PythonProject {
    fn need<'a>(&mut self, requirements: impl IntoIterator<Item = &'a str>) {
        self.dependencies.extend(requirements.into_iter().filter_map(requirement));
    }
}

/// Parses a `pyproject.toml`: the standard tables and those of the common build tools.
pub(super) fn pyproject(text: &str) -> Result<PythonProject, Broken> {
    let table = parse_toml(text)?;
    let mut project = PythonProject::default();
    let standard = table.get("project");
    let poetry = path(&table, &["tool", "poetry"]);
    let name = [standard, poetry].into_iter().flatten().find_map(|t| t.get("name")?.as_str());
    project.name = name.map(str::to_owned);
    project.packaged = table.contains_key("build-system");
    project.splits = standard.is_some() || poetry.is_some() || project.packaged;
    if let Some(standard) = standard {
        project.need(strings(standard.get("dependencies")));
        project.need(tables_of_strings(standard.get("optional-dependencies")));
    }
    project.need(tables_of_strings(table.get("dependency-groups")));
    project.need(strings(path(&table, &["tool", "uv", "dev-dependencies"])));
    if let Some(poetry) = poetry {
        project.need(keys(poetry.get("dependencies")));
        project.need(keys(poetry.get("dev-dependencies")));
        for group in poetry.get("group").and_then(Value::as_table).into_iter().flat_map(Table::values) {
            project.need(keys(group.get("dependencies")));
        }
    }
    project.dependencies.remove("python");
    project.roots = declared_roots(&table);
    Ok(project)
}

/// Parses a `Pipfile`.
pub(super) fn pipfile(text: &str) -> Result<PythonProject, Broken> {
    let table = parse_toml(text)?;
    let mut project = PythonProject { splits: true, ..PythonProject::default() };
    project.need(keys(table.get("packages")));
    project.need(keys(table.get("dev-packages")));
    Ok(project)
}

/// Parses a requirements file. One of tools alone, told by its name, does not make a project.
pub(super) fn requirements(rel: &str, text: &str) -> PythonProject {
    let name = paths::name(rel);
    let tools = ["dev", "test", "doc", "lint", "ci", "build"].iter().any(|word| name.contains(word));
    let mut project = PythonProject { splits: !tools, ..PythonProject::default() };
    project.need(text.lines());
    project
}

/// Parses a `setup.cfg`.
pub(super) fn setup_cfg(text: &str) -> PythonProject {
    let mut project = PythonProject::default();
    let mut section = String::new();
    let mut key = String::new();
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.trim().clone_into(&mut section);
            key.clear();
            project.splits |= matches!(section.as_str(), "metadata" | "options");
            continue;
        }
        let mut value = trimmed;
        if !line.starts_with([' ', '\t']) {
            let Some((name, rest)) = line.split_once(['=', ':']) else { continue };
            name.trim().clone_into(&mut key);
            value = rest.trim();
        }
        match (section.as_str(), key.as_str()) {
            ("metadata", "name") if project.name.is_none() => project.name = Some(value.to_owned()),
            ("options", "install_requires") | ("options.extras_require", _) => project.need([value]),
            ("options", "package_dir") => {
                project.roots.extend(value.strip_prefix('=').map(|dir| dir.trim().to_owned()));
            }
            ("options.packages.find", "where") => project.roots.push(value.to_owned()),
            _ => {}
        }
    }
    project.packaged = project.splits;
    project
}

/// Reads what a `setup.py` passes as literals. `None` when it is a module that happens to have that name.
pub(super) fn setup_py(text: &str) -> Option<PythonProject> {
    static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"\bname\s*=\s*["']([\w.-]+)["']"#).ok());
    static LISTS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\b(?:install_requires|tests_require|requirements)\s*=\s*\[([^\]]*)\]").ok());
    static STRING: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"["']([^"'\n]+)["']"#).ok());
    static ROOT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r#"(?:package_dir\s*=\s*\{\s*["']["']\s*:\s*|find_packages\(\s*(?:where\s*=\s*)?)["']([\w./-]+)["']"#,
        )
        .ok()
    });
    if !text.contains("setup(") || !(text.contains("setuptools") || text.contains("distutils")) {
        return None;
    }
    let mut project = PythonProject { splits: true, packaged: true, ..PythonProject::default() };
    project.name = captures(&NAME, text).next().map(str::to_owned);
    for list in captures(&LISTS, text) {
        project.need(captures(&STRING, list));
    }
    project.roots = captures(&ROOT, text).map(str::to_owned).collect();
    Some(project)
}

fn captures<'a>(regex: &'static LazyLock<Option<Regex>>, text: &'a str) -> impl Iterator<Item = &'a str> {
    regex.iter().flat_map(|regex| regex.captures_iter(text)).filter_map(|found| found.get(1).map(|m| m.as_str()))
}

/// The normalised name of a requirement: `One_Two.x[x]>=1; python_version<"4"` is `one-two-x`.
fn requirement(line: &str) -> Option<String> {
    let mut line = line.trim();
    if let Some((_, name)) = line.split_once("#egg=") {
        line = name;
    } else if line.starts_with(['-', '.', '/', '#']) {
        return None;
    }
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')).unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    let is_address = rest.starts_with("://") || rest.starts_with('+') || rest.starts_with('/');
    if name.is_empty() || is_address {
        return None;
    }
    let words: Vec<&str> = name.split(['-', '_', '.']).filter(|word| !word.is_empty()).collect();
    Some(words.join("-").to_ascii_lowercase())
}

fn parse_toml(text: &str) -> Result<Table, Broken> {
    text.parse::<Table>().map_err(|error| Broken::at(error.message(), text, error.span().map(|span| span.start)))
}

/// Folders that build and test tools are told to find packages in.
fn declared_roots(table: &Table) -> Vec<String> {
    let mut roots: Vec<String> = Vec::new();
    let lists: [&[&str]; 7] = [
        &["tool", "setuptools", "packages", "find", "where"],
        &["tool", "hatch", "build", "sources"],
        &["tool", "hatch", "build", "targets", "wheel", "sources"],
        &["tool", "pdm", "build", "package-dir"],
        &["tool", "uv", "build-backend", "module-root"],
        &["tool", "maturin", "python-source"],
        &["tool", "pytest", "ini_options", "pythonpath"],
    ];
    for keys in lists {
        let value = path(table, keys);
        roots.extend(strings(value).map(str::to_owned));
        roots.extend(value.and_then(Value::as_str).into_iter().flat_map(str::split_whitespace).map(str::to_owned));
    }
    let packages = path(table, &["tool", "poetry", "packages"]).and_then(Value::as_array).into_iter().flatten();
    roots.extend(packages.filter_map(|package| Some(package.get("from")?.as_str()?.to_owned())));
    let wheel = path(table, &["tool", "hatch", "build", "targets", "wheel", "packages"]);
    roots.extend(strings(wheel).map(|package| paths::parent(package.trim_end_matches('/')).to_owned()));
    let dirs = path(table, &["tool", "setuptools", "package-dir"]).and_then(Value::as_table);
    for (package, dir) in dirs.into_iter().flatten() {
        let Some(dir) = dir.as_str() else { continue };
        if package.is_empty() {
            roots.push(dir.to_owned());
        } else if paths::name(dir) == package {
            roots.push(paths::parent(dir).to_owned());
        }
    }
    roots
}

fn path<'a>(table: &'a Table, keys: &[&str]) -> Option<&'a Value> {
    let (first, rest) = keys.split_first()?;
    rest.iter().try_fold(table.get(*first)?, |value, key| value.get(*key))
}

fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn tables_of_strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_table).into_iter().flat_map(Table::values).flat_map(|list| strings(Some(list)))
}

fn keys(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_table).into_iter().flat_map(Table::keys).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(project: &PythonProject) -> Vec<&str> {
        project.dependencies.iter().map(String::as_str).collect()
    }

    #[test]
    fn requirements_of_every_form() {
        let text = "One_Two.x[x]>=1,<2 ; python_version < '4'\n# no\n-r base.txt\n-e .\n./local\nzope.interface\n\
                    name @ https://a/b.zip\nhttps://a/c.zip\ngit+https://a/d.git#egg=E_e&x=1\n-e git+https://a/f#egg=f\n\
                    --hash=sha256:0\n";
        let project = requirements("a/requirements.txt", text);
        assert_eq!(needs(&project), ["e-e", "f", "name", "one-two-x", "zope-interface"]);
        assert!(project.splits && !requirements("requirements-dev.txt", "").splits);
    }

    #[test]
    fn a_standard_project() {
        let text = "[project]\nname = 'a'\ndependencies = ['One>=1']\n[project.optional-dependencies]\nx = ['two']\n\
                    [dependency-groups]\ndev = ['three', {include-group = 'x'}]\n[tool.setuptools.packages.find]\nwhere = ['lib']\n\
                    [tool.pytest.ini_options]\npythonpath = '. extra'\n[tool.hatch.build.targets.wheel]\npackages = ['src/a']\n";
        let project = pyproject(text).expect("parses");
        assert_eq!((project.name.as_deref(), project.splits, project.packaged), (Some("a"), true, false));
        assert_eq!(needs(&project), ["one", "three", "two"]);
        assert_eq!(project.roots, ["lib", ".", "extra", "src"]);
    }

    #[test]
    fn a_poetry_project() {
        let text = "[tool.poetry]\nname = 'a'\npackages = [{include = 'a', from = 'src'}]\n[tool.poetry.dependencies]\n\
                    python = '^3'\nOne = {version = '1'}\n[tool.poetry.group.dev.dependencies]\ntwo = '*'\n[build-system]\n";
        let project = pyproject(text).expect("parses");
        assert_eq!(needs(&project), ["one", "two"]);
        assert!(project.packaged);
        assert_eq!(project.roots, ["src"]);
    }

    #[test]
    fn settings_of_tools_alone_are_no_project_and_mistakes_have_a_line() {
        assert!(!pyproject("[tool.black]\nline-length = 100\n").expect("parses").splits);
        assert!(!setup_cfg("[flake8]\nmax-line-length = 100\n").splits);
        assert_eq!(pyproject("[project]\nname = \n").expect_err("broken").line, Some(2));
    }

    #[test]
    fn setup_files() {
        let cfg = "[metadata]\nname = a\n[options]\npackage_dir =\n    = src\ninstall_requires =\n    One>=1\n    # x\n    two\n\
                   [options.extras_require]\nx = three\n[options.packages.find]\nwhere = lib\n";
        let project = setup_cfg(cfg);
        assert_eq!((project.name.as_deref(), needs(&project)), (Some("a"), vec!["one", "three", "two"]));
        assert_eq!(project.roots, ["src", "lib"]);

        let py = "from setuptools import setup, find_packages\nsetup(name='a', package_dir={'': 'src'},\n\
                  packages=find_packages(where=\"src\"), install_requires=[\n 'One>=1', \"two\",\n])\n";
        let project = setup_py(py).expect("a setup file");
        assert_eq!((project.name.as_deref(), needs(&project)), (Some("a"), vec!["one", "two"]));
        assert_eq!(project.roots, ["src", "src"]);
        assert_eq!(setup_py("def setup(name='a'):\n    pass\n"), None);
    }

    #[test]
    fn a_pipfile() {
        let project =
            pipfile("[packages]\none = '*'\n[dev-packages]\npytest = '*'\n[requires]\npython_version = '3'\n");
        assert_eq!(needs(&project.expect("parses")), ["one", "pytest"]);
    }
}
