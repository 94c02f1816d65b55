//! What is known of files that are no source code and declare boundaries all the same.

/// How such a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Models in blocks: `model User { id Int @id }`.
    Models,
    /// SQL that changes the schema of a database.
    Sql,
    /// GraphQL: types of a schema, and documents with operations.
    Graphql,
    /// Manifests of a cluster, with its scheduled jobs.
    Cluster,
}

impl Form {
    /// All forms.
    pub(crate) const ALL: [Form; 4] = [Form::Models, Form::Sql, Form::Graphql, Form::Cluster];

    /// The name used in the files of `queries/schemas`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Form::Models => "models",
            Form::Sql => "sql",
            Form::Graphql => "graphql",
            Form::Cluster => "cluster",
        }
    }
}

/// Which files are read in which form. Of several that fit the first counts.
#[derive(Clone, Debug)]
pub(crate) struct SchemaFiles {
    /// What its points have as their framework.
    pub(crate) id: String,
    pub(crate) form: Form,
    /// Names of files; `*` stands for anything.
    pub(crate) files: Vec<String>,
    /// Names of folders, one of which such a file stands in or below; empty: any.
    pub(crate) folders: Vec<String>,
    /// Texts, one of which such a file holds; empty: whatever it holds.
    pub(crate) marks: Vec<String>,
    /// Names of files that are passed over.
    pub(crate) except: Vec<String>,
    /// A line that starts so ends what is carried out.
    pub(crate) until: Option<String>,
    /// Packages of what serves the fields of a GraphQL schema.
    pub(crate) servers: Vec<String>,
    /// The technology behind its points; empty: not told.
    pub(crate) technology: String,
}

impl SchemaFiles {
    /// Whether a file called `rel` may be one, judged by its path.
    pub(crate) fn fits(&self, rel: &str) -> bool {
        let (folder, name) = rel.rsplit_once('/').unwrap_or(("", rel));
        let named = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, name));
        named(&self.files)
            && !named(&self.except)
            && (self.folders.is_empty() || folder.split('/').any(|part| self.folders.iter().any(|f| f == part)))
    }

    /// Whether a file with `text` is one.
    pub(crate) fn holds(&self, text: &str) -> bool {
        self.marks.is_empty() || self.marks.iter().any(|mark| text.contains(mark.as_str()))
    }
}

/// Whether `name` is as `pattern` says, in which `*` stands for anything.
fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn names_of_files() {
        for (pattern, name, fits) in [
            ("*.sql", "001_init.sql", true),
            ("*.sql", "001_init.sql.bak", false),
            ("V*__*.sql", "V1_2__orders.sql", true),
            ("V*__*.sql", "V1.sql", false),
            ("schema.sql", "schema.sql", true),
            ("schema.sql", "my_schema.sql", false),
            ("*.up.sql", "1.down.sql", false),
        ] {
            assert_eq!(matches(pattern, name), fits, "{pattern} {name}");
        }
    }
}
