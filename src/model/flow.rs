//! Flows: which points that go out an inbound point leads to.

use schemars::JsonSchema;
use serde::Serialize;

/// An inbound point and a point that goes out, which it reaches through functions of the code base.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Flow {
    /// Id of the inbound point.
    pub from: String,
    /// Id of the point that it leads to.
    pub to: String,
    /// The shortest way: the calls made, from the handler to the call that goes out, which is the last.
    pub steps: Vec<FlowStep>,
}

/// A call on the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct FlowStep {
    /// The function that makes the call, dotted: class and function.
    pub symbol: String,
    /// The file of the call.
    pub file: String,
    /// Its line, counted from 1.
    pub line: u32,
}

/// A flow between points that have no ids yet: indexes into the points of a report that is not finished.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlowDraft {
    /// The inbound point.
    pub from: usize,
    /// The point that it leads to.
    pub to: usize,
    /// See [`Flow::steps`].
    pub steps: Vec<FlowStep>,
}
