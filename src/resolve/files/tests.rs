use super::*;

fn rule(roots: &[&str], index: &[&str], verb_suffix: bool, prefix: &str) -> FileRule {
    FileRule {
        lines: None,
        globs: Vec::new(),
        roots: roots.iter().map(|root| (*root).to_owned()).collect(),
        index: index.iter().map(|stem| Sym::new(stem)).collect(),
        exports: Vec::new(),
        verb_suffix,
        prefix: prefix.to_owned(),
    }
}

fn routed(rule: &FileRule, tail: &str) -> (String, Option<String>) {
    route(rule, tail, &set(rule.index.iter().map(|stem| stem.as_str())))
}

#[test]
fn what_is_below_the_root_makes_the_path() {
    let pages = rule(&["pages", "src/pages"], &["index"], false, "");
    assert_eq!(routed(&pages, "pages/api/users/[id].ts").0, "api/users/[id]");
    assert_eq!(routed(&pages, "src/pages/index.tsx").0, "");
    assert_eq!(routed(&pages, "src/pages/docs/index.tsx").0, "docs");
    assert_eq!(routed(&pages, "pages/index/a.tsx").0, "index/a", "only the file stands for its folder");
    assert_eq!(routed(&pages, "pages/sitemap.xml.ts").0, "sitemap.xml");
    let api = rule(&["server/api"], &["index", "+page*"], true, "/api/");
    assert_eq!(routed(&api, "server/api/users.get.ts"), ("api/users".into(), Some("GET".into())));
    assert_eq!(routed(&api, "server/api/index.delete.ts"), ("api".into(), Some("DELETE".into())));
    assert_eq!(routed(&api, "server/api/v1.json.ts"), ("api/v1.json".into(), None));
    assert_eq!(routed(&api, "server/api/a/+page@base.svelte").0, "api/a");
}

#[test]
fn dots_part_segments_but_not_in_brackets() {
    assert_eq!(dotted("users.$id.edit"), "users/$id/edit");
    assert_eq!(dotted("sitemap[.]xml"), "sitemap.xml");
}

#[test]
fn folders_around_a_file() {
    assert_eq!(ancestors("a/b/c.ts").collect::<Vec<_>>(), ["a/b", "a", ""]);
    assert_eq!(ancestors("c.ts").collect::<Vec<_>>(), [""]);
    assert_eq!(below("apps/web/x.ts", "apps/web"), Some("x.ts"));
    assert_eq!(below("apps/website/x.ts", "apps/web"), None);
}
