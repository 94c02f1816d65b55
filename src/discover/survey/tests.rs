use crate::discover::survey;
use crate::discover::testing::Tree;
use crate::model::language::Language;
use crate::model::survey::Survey;

fn survey_of(files: &[(&str, &str)]) -> Survey {
    survey(&Tree::new(files).discover())
}

#[test]
fn versions_and_packages_of_each_language() {
    let found = survey_of(&[
        ("py/app.py", "x = 1\n"),
        (
            "py/pyproject.toml",
            "[project]\nname = \"a\"\nrequires-python = \">=3.12\"\ndependencies = [\n  \"Larch[x] ~= 1.2\", # c\n  \
             \"elm @ git+https://x\",\n]\n",
        ),
        ("web/a.ts", "export const a = 1\n"),
        ("web/package.json", "{\n \"engines\": {\"node\": \"22\"},\n \"devDependencies\": {\n  \"oak\": \"^2\"}}\n"),
        ("go/a.go", "package a\n"),
        ("go/go.mod", "module a\n\ngo 1.24\n\nrequire (\n\tx.com/y v1.2.3\n\tx.com/z v1.0.0 // indirect\n)\n"),
    ]);
    let runtimes: Vec<_> = found.runtimes.iter().map(|r| (r.language, r.version.as_str(), r.line)).collect();
    assert_eq!(runtimes, [(Language::Go, "1.24", 3), (Language::Python, ">=3.12", 3), (Language::Ecma, "22", 2)]);
    let packages: Vec<_> =
        found.packages.iter().map(|p| format!("{} {} {}:{}", p.name, p.version, p.file, p.line)).collect();
    assert_eq!(
        packages,
        [
            "x.com/y v1.2.3 go/go.mod:6",
            "larch ~=1.2 py/pyproject.toml:5",
            "elm  py/pyproject.toml:6",
            "oak ^2 web/package.json:4"
        ]
    );
}

#[test]
fn commands_of_each_runner() {
    let found = survey_of(&[
        ("a.py", "x = 1\n"),
        ("Makefile", "X := 1\n.PHONY: test\ntest: build\n\t@pytest -q\n\n# x: y\n"),
        (
            "tox.ini",
            "[tox]\nenvlist = a\n[testenv]\ncommands =\n    pytest {posargs}\n[testenv:it]\ncommands = pytest it\n",
        ),
        ("noxfile.py", "@nox.session(python=['3.12'])\ndef tests(session):\n    session.run('pytest')\n"),
        (
            "package.json",
            "{\"name\":\"a\",\"packageManager\":\"pnpm@9\",\n\"scripts\":{\"test\":\"vt\",\n\"test:it\":\"vt it\"}}",
        ),
        ("Taskfile.yml", "tasks:\n  check:\n    cmds:\n      - go test ./...\n"),
    ]);
    let calls: Vec<_> = found.scripts.iter().map(|s| format!("{} = {} {}", s.call, s.body, s.line)).collect();
    assert_eq!(
        calls,
        [
            "make test = pytest -q 3",
            "task check = go test ./... 2",
            "nox -s tests = session.run('pytest') 1",
            "pnpm test = vt 2",
            "pnpm run test:it = vt it 3",
            "tox = pytest {posargs} 3",
            "tox -e it = pytest it 6",
        ]
    );
}

#[test]
fn jobs_with_their_containers() {
    let found = survey_of(&[
        ("a.py", "x = 1\n"),
        (
            ".github/workflows/t.yml",
            "jobs:\n  unit:\n    services:\n      db:\n        image: postgres:16\n      q:\n        image: ${{ matrix.q }}\n    \
             steps:\n      - uses: x\n      - run: pytest -q\n        working-directory: api\n        env: {A: 1}\n",
        ),
        (".gitlab-ci.yml", "stages: [t]\nit:\n  services: ['x.com/redis:7']\n  script:\n    - make it\n"),
        ("compose.test.yml", "services:\n  db:\n    image: mysql:8\n"),
    ]);
    let containers: Vec<_> =
        found.containers.iter().map(|c| format!("{} {} {} {}", c.name, c.image, c.by, c.for_tests)).collect();
    assert_eq!(
        containers,
        ["db postgres:16 unit true", "redis x.com/redis:7 it true", "db mysql:8 compose true"],
        "in the order of their files"
    );
    let steps: Vec<_> = found.steps.iter().map(|s| format!("{} {} {} {:?}", s.job, s.folder, s.run, s.env)).collect();
    assert_eq!(steps, ["unit api pytest -q {\"A\": \"1\"}", "it  make it {}"]);
}

#[test]
fn the_first_paragraph_is_the_purpose() {
    let text = "# Shop\n\n[![x](y)](z)\n<!-- a\nb -->\nShort.\n\nSells [larch](http://x) and **elm** wood.\nTo all.\n\nMore.\n";
    let found = survey_of(&[("a.py", "x = 1\n"), ("README.md", text), (".env.example", "A=1\n# B=2\nexport C=\n")]);
    assert_eq!(found.purposes[0].text, "Sells larch and elm wood. To all.");
    assert_eq!(found.purposes[0].line, 8);
    assert_eq!(found.samples[0].names, ["A", "C"]);
}

#[test]
fn broken_files_say_nothing() {
    let broken = "{[\u{0}: - \n\t\"";
    let names =
        ["package.json", "pyproject.toml", "Taskfile.yml", "tox.ini", "go.mod", "Makefile", ".github/workflows/a.yml"];
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (*name, broken)).collect();
    files.push(("a.py", "x = 1\n"));
    let found = survey_of(&files);
    assert!(found.scripts.is_empty() && found.steps.is_empty() && found.packages.is_empty());
}
