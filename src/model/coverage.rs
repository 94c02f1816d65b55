//! Tests, and which points they exercise.

use schemars::JsonSchema;
use serde::Serialize;

/// A test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Test {
    /// File and name, as the test runner writes them.
    pub id: String,
    /// The file, relative to the scanned root.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// Its last line.
    pub end_line: u32,
    /// The test framework.
    pub framework: Option<String>,
    /// The line that says that it is skipped; null: it runs.
    pub skipped: Option<u32>,
    /// The points that it exercises.
    pub exercises: Vec<Exercise>,
    /// What stands in for something else while it runs.
    pub doubles: Vec<Double>,
}

/// A stand-in that a test puts in place of something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Double {
    /// How it is made: the rule of the pack that knows it.
    pub kind: String,
    /// What it stands in for, as the code says it.
    pub target: Option<String>,
    /// Where it is put in place.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
}

/// One way in which a test exercises a point.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Exercise {
    /// Id of the point.
    pub point: String,
    /// HTTP statuses that the test asserts.
    pub statuses: Vec<u16>,
    /// How it gets there.
    pub how: ExerciseKind,
    /// The test itself gets there; false: only what is set up before it does.
    pub direct: bool,
    /// The file with the request or call, relative to the scanned root.
    pub file: String,
    /// Its line, counted from 1.
    pub line: u32,
}

/// How a test gets to a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExerciseKind {
    /// By a request.
    Http,
    /// By a direct call of the handler.
    Call,
    /// By a request to a route looked up by its name.
    RouteName,
    /// Through other code.
    Reach,
    /// Seen while running.
    Runtime,
}

/// How well a point is tested.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    /// Id of the point.
    pub point: String,
    /// The judgement over all scenarios.
    pub status: CoverageStatus,
    /// Ids of the tests that exercise it.
    pub tests: Vec<String>,
    /// Ids of tests that would exercise it, but are skipped.
    pub skipped: Vec<String>,
    /// The scenarios that its visible conditions call for.
    pub scenarios: Vec<Scenario>,
    /// How much it matters: what stands first in a checklist has the most.
    pub weight: u32,
    /// Why it matters.
    pub reasons: Vec<String>,
    /// What runs of the tests recorded; null: nothing is known. The judgement does not depend on it.
    pub executed: Option<Executed>,
}

/// How much of a point's own lines ran, by the records given with `--coverage`: those of its handler's body, or those of
/// the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Executed {
    /// How many lines the records know.
    pub lines: u32,
    /// How many of them ran.
    pub hit: u32,
}

/// How well a point is tested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CoverageStatus {
    /// Every scenario has a test.
    Covered,
    /// Some scenarios have tests.
    Partial,
    /// No test.
    Gap,
    /// It cannot be told.
    #[default]
    Unknown,
}

impl CoverageStatus {
    /// The name in the JSON form.
    pub fn name(self) -> &'static str {
        match self {
            CoverageStatus::Covered => "covered",
            CoverageStatus::Partial => "partial",
            CoverageStatus::Gap => "gap",
            CoverageStatus::Unknown => "unknown",
        }
    }
}

/// A scenario that a point calls for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Scenario {
    /// Its name, such as `http.auth.unauthenticated`.
    pub id: String,
    /// What is tested, in a few words.
    pub title: String,
    /// What a test of it does, in a few words.
    pub check: String,
    /// Whether there is a test of it.
    pub status: ScenarioStatus,
    /// What in the code calls for it.
    pub why: Option<String>,
    /// Ids of the tests of it.
    pub tests: Vec<String>,
}

/// Whether a scenario has a test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ScenarioStatus {
    /// Yes.
    Covered,
    /// No.
    Gap,
    /// It cannot be told.
    #[default]
    Unknown,
}
