use std::collections::BTreeSet;

use super::*;
use crate::model::language::Language;
use crate::model::rule::{Emit, Returns, Rule, RuleSet, Selector, Shape, Term};
use crate::model::sym::Sym;

fn built_in() -> RuleSet {
    let loaded = load(PackOrigin::BuiltIn, &[]);
    assert_eq!(loaded.errors, []);
    loaded.rules
}

fn by_method<'r>(rules: &'r RuleSet, language: Language, ty: &str, method: &str) -> Vec<&'r Rule> {
    let key = (language, Sym::new(ty), Sym::new(method));
    rules.by_method.get(&key).into_iter().flatten().map(|number| &rules.rules[*number as usize]).collect()
}

#[test]
fn built_in_packs_load() {
    let rules = built_in();
    let ids: BTreeSet<&str> = rules.packs.iter().map(|pack| pack.id.as_str()).collect();
    assert!(ids.is_superset(&BTreeSet::from(["express", "flask", "gin"])), "{ids:?}");
}

#[test]
fn methods_are_indexed_for_every_type_of_a_set() {
    let rules = built_in();
    for ty in ["github.com/gin-gonic/gin.Default", "github.com/gin-gonic/gin.RouterGroup", "gin#Router"] {
        let found = by_method(&rules, Language::Go, ty, "GET");
        assert_eq!(found.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["gin/verb"], "{ty}");
    }
    let group = by_method(&rules, Language::Go, "gin#Router", "Group");
    assert_eq!(group[0].emit, Emit::Group);
    assert_eq!(group[0].returns, Returns::Type(Sym::new("gin#Router")));
    assert!(rules.call_names.contains(&(Language::Go, Sym::new("Group"))));
    assert!(!rules.call_names.contains(&(Language::Python, Sym::new("Group"))));
}
