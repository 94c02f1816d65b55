//! CPU time and peak memory of a child process, from `/proc`.

use std::fmt;
use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What a run cost.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// User and system time, seconds.
    pub(crate) cpu: f64,
    pub(crate) wall: f64,
    /// Peak resident memory, kilobytes.
    pub(crate) peak: u64,
}

impl Cost {
    /// More than anything: to take the least with.
    pub(crate) const NONE: Cost = Cost { cpu: f64::INFINITY, wall: f64::INFINITY, peak: u64::MAX };

    /// The lesser in each respect.
    pub(crate) fn least(self, other: Cost) -> Cost {
        Cost { cpu: self.cpu.min(other.cpu), wall: self.wall.min(other.wall), peak: self.peak.min(other.peak) }
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:7.2} s CPU {:7.2} s wall {:6} MB peak", self.cpu, self.wall, self.peak / 1024)
    }
}

/// Runs a command to its end.
pub(crate) fn run(program: &str, args: &[String]) -> io::Result<Cost> {
    let before = children()?;
    let start = Instant::now();
    let mut child = Command::new(program).args(args).stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    // The peak stands in `status` until the process ends; a look every few milliseconds sees the last of it.
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        peak = high_water(&status).unwrap_or(peak);
        sleep(Duration::from_millis(4));
    };
    let wall = start.elapsed().as_secs_f64();
    if !ended.success() {
        return Err(io::Error::other(format!("{program} {}: {ended}", args.join(" "))));
    }
    Ok(Cost { cpu: children()? - before, wall, peak })
}

/// User and system time of all children that have ended, seconds.
fn children() -> io::Result<f64> {
    // Linux counts in hundredths of a second here, whatever the kernel's own clock is.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The second field is a name in parentheses that may hold anything; the numbers start after it.
    let numbers = stat.rsplit_once(')').map_or("", |(_, numbers)| numbers);
    let ticks: f64 = numbers.split_whitespace().skip(13).take(2).filter_map(|n| n.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}

/// The peak in a `status` file, kilobytes.
fn high_water(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}
