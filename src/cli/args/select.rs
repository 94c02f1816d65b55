//! Which points are listed.

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::config::Select;
use crate::model::point::PointKind;
use crate::model::scope::FileScope;

/// Which points are listed, by what they are.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct FilterArgs {
    /// Only points of these kinds.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
    kind: Vec<PointKind>,
    /// Only points of these components, by id or name.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    component: Vec<String>,
    /// Only points of these frameworks, by pack id.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    framework: Vec<String>,
    /// Only points whose route matches: `*` within a segment, `**` over several.
    #[arg(long, value_name = "GLOB")]
    path_glob: Vec<String>,
}

impl FilterArgs {
    /// The filters of a configuration, for points in files of `scopes`.
    pub(crate) fn select(&self, scopes: Vec<FileScope>) -> Select {
        Select {
            kinds: self.kind.clone(),
            components: self.component.clone(),
            frameworks: self.framework.clone(),
            paths: self.path_glob.clone(),
            scopes,
        }
    }
}

/// Which points are listed, by what they are and where they stand.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct SelectArgs {
    #[command(flatten)]
    filter: FilterArgs,
    /// Only points in files of these kinds; `all` for every file.
    #[arg(long, value_name = "SCOPE", value_delimiter = ',', default_value = "production")]
    scope: Vec<Scope>,
}

impl SelectArgs {
    /// The filters of a configuration.
    pub(crate) fn select(&self) -> Select {
        self.filter.select(self.scopes())
    }

    /// What the files of listed points are for.
    pub(crate) fn scopes(&self) -> Vec<FileScope> {
        let mut scopes: Vec<FileScope> = self.scope.iter().flat_map(|scope| scope.files()).copied().collect();
        scopes.sort_unstable();
        scopes.dedup();
        scopes
    }

    /// Whether points are left out by what they are.
    pub(crate) fn filters(&self) -> bool {
        let FilterArgs { kind, component, framework, path_glob } = &self.filter;
        let lists = [component, framework, path_glob];
        !kind.is_empty() || lists.iter().any(|list| !list.is_empty())
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Scope {
    /// What runs.
    Production,
    /// Tests.
    Test,
    /// Examples and samples.
    Example,
    /// Somebody else's code, copied in.
    Vendored,
    /// Every file.
    All,
}

impl Scope {
    fn files(self) -> &'static [FileScope] {
        match self {
            Scope::Production => &[FileScope::Production],
            Scope::Test => &[FileScope::Test],
            Scope::Example => &[FileScope::Example],
            Scope::Vendored => &[FileScope::Vendored],
            Scope::All => &Select::ALL_SCOPES,
        }
    }
}

fn kinds() -> impl TypedValueParser<Value = PointKind> {
    PossibleValuesParser::new(PointKind::ALL.iter().map(|kind| kind.name()))
        .try_map(|name| PointKind::from_name(&name).ok_or("unknown kind"))
}
