//! The progress bar: on a terminal, for scans that take a while.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::talk::Talk;
use crate::model::progress::{Progress, Stage};

/// Scans shorter than this show no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on stderr, hidden until it is worth showing.
pub(crate) struct Bar {
    shown: ProgressBar,
    started: Instant,
    wanted: bool,
    stage: Mutex<Option<Stage>>,
}

impl Bar {
    pub(crate) fn new(talk: Talk) -> Bar {
        Bar {
            shown: ProgressBar::hidden(),
            started: Instant::now(),
            wanted: talk.shows_progress(),
            stage: Mutex::new(None),
        }
    }

    /// Shows how far the scan has come. Any thread may call it.
    pub(crate) fn show(&self, progress: Progress) {
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let Ok(mut stage) = self.stage.lock() else { return };
        if *stage != Some(progress.stage) {
            if stage.is_none() {
                self.shown.set_draw_target(ProgressDrawTarget::stderr());
            }
            *stage = Some(progress.stage);
            self.shown.set_style(style(progress));
            self.shown.set_message(match progress.stage {
                Stage::Walk => "looking for files",
                Stage::Read => "reading",
                Stage::Resolve => "resolving",
            });
        }
        self.shown.set_length(progress.total);
        self.shown.set_position(progress.done);
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.shown.finish_and_clear();
    }
}

fn style(progress: Progress) -> ProgressStyle {
    let template = if progress.total == 0 { "{spinner} {msg} {pos}" } else { "{msg} {wide_bar} {pos}/{len}" };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
