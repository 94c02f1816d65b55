use super::{folder, load, mistakes};
use crate::model::language::Language;
use crate::rules::PackOrigin;
use crate::rules::annotations::{comment_prefix, parse_fixture};
use crate::rules::listing::{imports, language_called, list_text, show};
use crate::rules::scaffold::new_pack;

const WEB: &str = "id = \"web\"\ntitle = \"Web\"\ngate = [\"web\", \"web/core\"]\n[types]\nRouter = [\"web.App\"]\n\n\
    # Routes\n[[call]]\ncallee = \"{Router}.get\"\nemit = \"http_route\"\npath = \"args.0\"\n\n\
    [[param]]\nmember = \"{Router}.query\"\nin = \"query\"\n";

const PAGES: &str = "id = \"pages\"\ntitle = \"Pages\"\npackages = [\"pages\"]\n[[file]]\nglob = \"pages/**/*.ts\"\n";

#[test]
fn lists_every_import_of_every_pack() {
    let rules = load(&[("ecma/web.toml", WEB), ("ecma/pages.toml", PAGES)]).rules;
    assert_eq!(
        serde_json::to_string(&imports(&rules.packs)).unwrap(),
        r#"[{"language":"javascript","import":"pages","pack":"pages"},{"language":"javascript","import":"web","pack":"web"},{"language":"javascript","import":"web/core","pack":"web"}]"#
    );
    assert_eq!(
        list_text(&rules.packs),
        "javascript  pages  Pages  pages (yours)\njavascript  web    Web    web, web/core (yours)\n"
    );
}

#[test]
fn shows_a_pack_with_explanations() {
    let folder = folder(&[("ecma/web.toml", WEB)]);
    let shown = show(PackOrigin::Replace(folder.path()), &[], "web").unwrap();
    assert!(shown.contains("\n#> A call of {Router}.get is an HTTP route, its path is args.0.\n[[call]]\n"), "{shown}");
    assert!(shown.contains("\n#> {Router}.query is read as a query parameter.\n[[param]]\n"), "{shown}");
    let error = show(PackOrigin::Replace(folder.path()), &[], "wbe").unwrap_err();
    assert_eq!(error, "no pack is called `wbe`\n  hint: did you mean `web`?");
}

#[test]
fn languages_by_the_names_of_users() {
    assert_eq!(language_called("javascript"), Ok(Language::Ecma));
    assert_eq!(language_called("ecma"), Ok(Language::Ecma));
    assert_eq!(language_called("pyton").unwrap_err(), "unknown language `pyton`\n  hint: did you mean `python`?");
}

#[test]
fn a_new_pack_is_sound_and_its_fixture_can_be_read() {
    for language in Language::ALL {
        let folder = folder(&[]);
        let [pack, fixture] =
            new_pack(&folder.path().join("packs"), &folder.path().join("fixtures"), language, "my-web").unwrap();
        let text = std::fs::read_to_string(&pack).unwrap();
        let relative = format!("{}/my-web.toml", language.name());
        assert!(pack.ends_with(&relative));
        assert_eq!(mistakes(&[(&relative, &text)]), [""; 0]);

        let text = std::fs::read_to_string(&fixture).unwrap();
        let prefix = comment_prefix(fixture.to_str().unwrap()).unwrap();
        let fixture = parse_fixture("basic", &text, prefix).unwrap();
        assert_eq!((fixture.files.len(), fixture.expectations.len()), (2, 3));
        let module = if language == Language::Ecma { "my-web" } else { "my_web" };
        assert!(!text.contains("MODULE") && text.contains(module), "{text}");
    }
}

#[test]
fn a_new_pack_overwrites_nothing() {
    let folder = folder(&[]);
    let new = |id: &str| new_pack(folder.path(), &folder.path().join("f"), Language::Go, id);
    new("web").unwrap();
    assert!(new("web").unwrap_err().to_string().ends_with("go/web.toml is there already"));
    for id in ["", "../x", "A b", "-x"] {
        assert_eq!(
            new(id).unwrap_err().to_string(),
            format!("`{id}` cannot be a pack's id: use small letters, digits and `-`")
        );
    }
}
