//! Rules that make points, groups and mounts.

use crate::model::rule::{
    Boundary, Callback, Emit, FileRule, FolderRule, Join, LineRule, MemberRoutes, Precautions, Returns, Rule, Selector,
    Shape, SubRoute, Term, TreeRule,
};
use crate::model::sym::Sym;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::names::Callee;
use crate::rules::compile::{Compiler, globs, join, just, syntaxes};
use crate::rules::parse::{Text, texts};
use crate::rules::words::{EMITS, meaning};

impl Compiler<'_, '_> {
    /// The rule that a table of `kind` says, with what calls it matches.
    pub(super) fn rule(&mut self, kind: &str, number: usize, fields: Fields<'_, '_>) -> Option<(Rule, Vec<Callee>)> {
        let mut rule = blank(self.rule_id(fields.text("name"), kind, number));
        rule.line = self.line(fields.offset);
        rule.emit = fields.text("emit").and_then(|text| meaning(&EMITS, text.value)).unwrap_or(match kind {
            "group" => Emit::Group,
            "table" => Emit::Table,
            "file" => Emit::HttpRoute,
            _ => Emit::Nothing,
        });
        self.common(&mut rule, fields);
        if rule.emit == Emit::Tree {
            // Each method found comes as an item of its own.
            rule.path = just(Term::Item { path: Vec::new() });
            rule.method = just(Term::Verb);
            rule.handler = just(Term::Decorated);
        }
        let callee = match kind {
            "group" => "made-by",
            "handler" => "call",
            _ => "callee",
        };
        let callees: Vec<Callee> =
            fields.texts(callee).into_iter().filter_map(|text| self.names.callee(text, self.sink)).collect();
        rule.returns = self.returns(kind, fields, &callees)?;
        match kind {
            "decorator" => {
                rule.shape = Shape::Decorator;
                default_to(&mut rule.handler, Term::Decorated);
                default_to(&mut rule.on, Term::On { path: Vec::new() });
            }
            "class" => {
                rule.shape = Shape::Class;
                default_to(&mut rule.handler, Term::Decorated);
                let given = [fields.texts("base"), fields.texts("decorator")].concat();
                rule.targets = given.into_iter().flat_map(|text| self.names.names(text, self.sink)).collect();
                if rule.targets.is_empty() {
                    self.missing(fields, kind, "`base` or `decorator`");
                }
            }
            "element" => {
                rule.shape = Shape::Element;
                let made_by = fields.texts("made-by");
                rule.element_types = made_by.into_iter().flat_map(|text| self.names.names(text, self.sink)).collect();
            }
            "handler" => rule.shape = Shape::Handler,
            "file" => {
                rule.shape = Shape::File;
                rule.file = Some(Box::new(file_rule(fields)));
                if fields.has("lines") {
                    rule.path = just(Term::Capture { name: Sym::new("path") });
                    rule.method = just(Term::Capture { name: Sym::new("method") });
                }
            }
            "table" if fields.has("binding") => {
                rule.shape = Shape::Binding;
                rule.targets = fields.syms("binding");
                rule.stored = fields.flag("stored");
                rule.globs = fields.texts("glob").into_iter().map(|text| text.value.to_owned()).collect();
            }
            _ => {
                default_to(&mut rule.on, Term::On { path: Vec::new() });
                if callees.is_empty() && kind == "table" {
                    self.missing(fields, kind, "`binding` or `callee`");
                }
            }
        }
        for selector in rule.selectors_mut() {
            self.names.resolve_sets(selector);
        }
        Some((rule, callees))
    }

    /// The keys that rules of every kind share.
    fn common(&self, rule: &mut Rule, fields: Fields<'_, '_>) {
        rule.path = fields.selector("path");
        rule.method = fields.selector("method");
        rule.handler = fields.selector("handler");
        rule.child = fields.selector("child");
        // The prefix of files is a plain text, see `file_rule`.
        if !fields.has("glob") || fields.has("binding") {
            rule.prefix = fields.selector("prefix");
        }
        rule.except = fields.selector("except");
        rule.version = fields.selector("version");
        rule.path_name = fields.selector("path-name");
        rule.route_name = fields.selector("route-name");
        rule.name_prefix = fields.selector("name-prefix");
        rule.gives_config = fields.selector("gives-config");
        rule.gives_path = fields.selector("gives-path");
        rule.path_params = fields.selector("path-params");
        rule.element_name = fields.selector("element-name");
        rule.on = fields.selector("on");
        rule.items = fields.selector("items");
        rule.class = fields.selector("class");
        rule.require = fields.selectors("require");
        rule.absent = fields.selectors("absent");
        rule.min_args = fields.count("min-args").unwrap_or(0);
        rule.max_args = fields.count("max-args").unwrap_or(u16::MAX);
        rule.replaces_prefix = fields.flag("replaces-prefix");
        rule.path_has_method = fields.flag("path-has-method");
        rule.default_methods = fields.syms("default-methods");
        rule.within_class = fields.flag("within-class");
        rule.receiver_names = fields.syms("receiver-names");
        rule.only = fields.selector("only");
        rule.front = fields.selector("front");
        rule.middleware = fields.selector("middleware");
        rule.any_order = fields.flag("any-order");
        rule.at_large = fields.flag("at-large");
        rule.needs_mount = fields.flag("needs-mount");
        rule.class_optional = fields.flag("class-optional");
        rule.note = fields.sym("note");
        rule.path_syntax = syntaxes(fields);
        rule.join = join(fields).unwrap_or(self.join);
        rule.handler_params = fields.texts("handler-params").into_iter().map(|text| self.type_or_none(text)).collect();
        rule.handler_takes = fields.texts("handler-takes").into_iter().map(|text| self.type_or_none(text)).collect();
        rule.assumed_prefix = fields.sym("assumed-prefix");
        rule.callback = self.callback(fields).map(Box::new);
        rule.tree = fields.child("tree").map(|tree| Box::new(self.tree(tree)));
        rule.folder = fields.child("folder").map(|folder| Box::new(folder_rule(folder)));
        rule.routes = fields.children("routes").into_iter().map(sub_route).collect();
        rule.members = fields.child("members").map(|members| Box::new(self.member_routes(members)));
        // `once` of a call that makes no point: what it is called on makes none either.
        let ends_chain = rule.emit == Emit::Nothing && fields.flag("once");
        if ends_chain || matches!(rule.emit, Emit::Point(_) | Emit::Env | Emit::Config | Emit::Double | Emit::Carrier) {
            let mut boundary = boundary(fields);
            boundary.field = fields.texts("field").into_iter().flat_map(|t| self.names.names(t, self.sink)).collect();
            rule.boundary = Some(Box::new(boundary));
        }
    }

    fn type_or_none(&self, text: Text<'_>) -> Sym {
        if text.value.is_empty() { Sym::EMPTY } else { self.names.type_name(text, self.sink) }
    }

    fn callback(&self, fields: Fields<'_, '_>) -> Option<Callback> {
        if !fields.has("callback") && !fields.has("folder") {
            return None;
        }
        let mut params = Vec::new();
        for (key, node) in fields.child("callback-types").map(|f| f.entries()).unwrap_or_default() {
            let Some(ty) = Text::of(node) else { continue };
            match key.value.parse() {
                Ok(index) => params.push((index, self.names.type_name(ty, self.sink))),
                Err(_) => self.sink.error(key.start, format!("`{}` is not the number of a parameter", key.value)),
            }
        }
        Some(Callback {
            function: fields.selector("callback"),
            group_param: fields.count("callback-param"),
            names: fields.syms("callback-name"),
            params,
        })
    }

    fn tree(&self, fields: Fields<'_, '_>) -> TreeRule {
        let decorator = fields.text("decorator").and_then(|text| self.names.names(text, self.sink).first().copied());
        TreeRule {
            decorator: decorator.unwrap_or(Sym::EMPTY),
            flag: fields.sym("flag"),
            index: fields.syms("index"),
            rest: fields.syms("rest"),
        }
    }

    fn member_routes(&self, fields: Fields<'_, '_>) -> MemberRoutes {
        let decorator = fields.text("decorator").and_then(|text| self.names.names(text, self.sink).first().copied());
        MemberRoutes {
            decorator: decorator.unwrap_or(Sym::EMPTY),
            path: fields.selector("path"),
            method: fields.selector("method"),
            detail: fields.selector("detail"),
            detail_path: fields.sym("detail-path"),
            tail: fields.sym("tail"),
            mapping: fields.sym("mapping"),
            route_name: fields.selector("route-name"),
        }
    }

    /// What the call gives back. A group made by a method of one set is of that set unless it says otherwise.
    fn returns(&self, kind: &str, fields: Fields<'_, '_>, callees: &[Callee]) -> Option<Returns> {
        let given = fields.text("returns");
        if let Some(text) = fields.text("gives") {
            if given.is_some_and(|given| given.value == "self") {
                let hint = Some("leave out `gives`: the call gives back its receiver".to_owned());
                self.sink.hinted(text.start, "`gives` does not go with `returns = \"self\"`", hint);
            }
            return Some(Returns::Type(self.names.type_name(text, self.sink)));
        }
        let own_set = callees.iter().find_map(|callee| match callee {
            Callee::Method { set, .. } => *set,
            Callee::Function(_) => None,
        });
        let Some(text) = given else {
            return Some(match own_set {
                Some(set) if kind == "group" => Returns::Type(set),
                _ => Returns::Callee,
            });
        };
        match text.value {
            "self" => Some(Returns::On),
            "callee" => Some(Returns::Callee),
            "new on" => Some(Returns::NewOn),
            "named class" => Some(Returns::NamedClass),
            "on" => {
                let hint = Some("the receiver of the call is `self` here".to_owned());
                self.sink.hinted(text.start, "`returns` takes no selector `on`", hint);
                None
            }
            "new" if kind == "group" => Some(own_set.map_or(Returns::Callee, Returns::Type)),
            value => match value.trim_start_matches("new ").strip_prefix("args.").map(str::parse) {
                Some(Ok(index)) if value.starts_with("new ") => Some(Returns::NewArg(index)),
                Some(Ok(index)) => Some(Returns::Arg(index)),
                Some(Err(_)) => {
                    self.sink.error(text.start, "`returns` takes an argument by its index: `args.0`");
                    None
                }
                None => Some(Returns::Type(self.names.type_name(text, self.sink))),
            },
        }
    }

    fn missing(&self, fields: Fields<'_, '_>, kind: &str, what: &str) {
        self.sink.error(fields.offset, format!("[[{kind}]] needs {what}"));
    }
}

/// A rule that matches nothing.
pub(crate) fn blank(id: Sym) -> Rule {
    Rule {
        id,
        pack: 0,
        line: 1,
        shape: Shape::Call,
        emit: Emit::Nothing,
        path: Selector::default(),
        method: Selector::default(),
        handler: Selector::default(),
        child: Selector::default(),
        prefix: Selector::default(),
        except: Selector::default(),
        version: Selector::default(),
        path_name: Selector::default(),
        route_name: Selector::default(),
        name_prefix: Selector::default(),
        gives_config: Selector::default(),
        gives_path: Selector::default(),
        path_params: Selector::default(),
        on: Selector::default(),
        items: Selector::default(),
        class: Selector::default(),
        require: Vec::new(),
        absent: Vec::new(),
        min_args: 0,
        max_args: u16::MAX,
        replaces_prefix: false,
        path_has_method: false,
        default_methods: Vec::new(),
        only: Selector::default(),
        front: Selector::default(),
        middleware: Selector::default(),
        any_order: false,
        at_large: false,
        needs_mount: false,
        class_optional: false,
        returns: Returns::Callee,
        callback: None,
        folder: None,
        tree: None,
        handler_params: Vec::new(),
        routes: Vec::new(),
        members: None,
        element_name: Selector::default(),
        within_class: false,
        element_types: Vec::new(),
        targets: Vec::new(),
        globs: Vec::new(),
        stored: false,
        file: None,
        path_syntax: Vec::new(),
        join: Join::Slash,
        receiver_names: Vec::new(),
        handler_takes: Vec::new(),
        assumed_prefix: Sym::EMPTY,
        note: Sym::EMPTY,
        boundary: None,
    }
}

fn boundary(fields: Fields<'_, '_>) -> Boundary {
    Boundary {
        operation: fields.selector("operation"),
        schedule: fields.selector("schedule"),
        target: fields.selector("target"),
        statement: fields.selector("statement"),
        url: fields.selector("url"),
        // The base of a class is what it derives from.
        base: if fields.has("emit") && fields.has("url") { fields.selector("base") } else { Selector::default() },
        host: fields.selector("host"),
        default: fields.selector("default"),
        env_prefix: fields.selector("env-prefix"),
        tags: fields.syms("tags"),
        default_tags: fields.syms("default-tags"),
        prefix_tags: fields.syms("prefix-tags"),
        untagged: fields.flag("untagged"),
        config_keys: fields.flag("config-keys"),
        field: Vec::new(),
        env_delimiter: fields.selector("env-delimiter"),
        name_keys: fields.syms("name-keys"),
        default_keys: fields.syms("default-keys"),
        config_key: fields.selector("config-key"),
        reads_env: fields.flag("reads-env"),
        precautions: precautions(fields),
        technology: fields.sym("technology"),
        protocol: fields.sym("protocol"),
        each_method: fields.sym("each-method"),
        lazy: fields.flag("lazy"),
        once: fields.flag("once"),
    }
}

pub(super) fn precautions(fields: Fields<'_, '_>) -> Precautions {
    Precautions {
        timeout: fields.selector("timeout"),
        retry: fields.selector("retry"),
        transaction: fields.selector("transaction"),
    }
}

/// Gives a selector its default.
pub(crate) fn default_to(selector: &mut Selector, term: Term) {
    if selector.is_empty() {
        *selector = just(term);
    }
}

fn sub_route(fields: Fields<'_, '_>) -> SubRoute {
    SubRoute {
        methods: fields.syms("method"),
        path: fields.sym("path"),
        member: fields.syms("member"),
        unless: fields.selector("unless"),
        route_name: fields.sym("route-name"),
    }
}

fn folder_rule(fields: Fields<'_, '_>) -> FolderRule {
    FolderRule {
        root: fields.selector("root"),
        names: fields.selector("names"),
        params: fields.selector("params"),
        own: fields.syms("own"),
        whole: fields.syms("whole"),
        index: fields.syms("index"),
    }
}

fn file_rule(fields: Fields<'_, '_>) -> FileRule {
    let strings = |key| fields.texts(key).into_iter().map(|text| text.value.to_owned()).collect();
    let exports = fields.child("exports").map(|f| f.entries()).unwrap_or_default();
    let exports = exports.into_iter().map(|(name, node)| {
        let verbs = texts(node);
        (Sym::new(name.value), verbs.into_iter().map(|verb| Sym::new(verb.value)).collect())
    });
    FileRule {
        globs: globs(fields, "glob"),
        roots: strings("root"),
        index: globs(fields, "index").iter().map(|stem| Sym::new(stem)).collect(),
        exports: exports.collect(),
        lines: fields.child("lines").map(|lines| LineRule {
            methods: lines.syms("methods"),
            prefix: lines.sym("prefix"),
            until: lines.sym("until"),
            comment: lines.sym("comment"),
        }),
        verb_suffix: fields.flag("verb-suffix"),
        prefix: fields.string("prefix"),
    }
}
