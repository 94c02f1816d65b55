//! `itmap map`.

use crate::cli::args::{MapArgs, MapFormat};
use crate::cli::failure::Failure;
use crate::cli::talk::Talk;
use crate::cli::{output, scan};
use crate::render::map::{self, View};
use crate::render::{self, Options};

/// Scans and writes a view of the map.
pub(crate) fn run(args: &MapArgs, talk: Talk) -> Result<(), Failure> {
    let mut config = scan::config(&args.source, talk)?;
    config.select = args.select.select();
    let report = scan::scan(&config, talk)?;
    let view = View::new(&report, args.select.filters());
    let color = match &args.output {
        Some(_) => output::is_styled_everywhere(),
        None => output::is_styled(),
    };
    let width = args.width.or_else(|| if args.output.is_none() { scan::terminal_width() } else { None });
    let options = Options { color, width, ..Options::default() };
    let mut left_out = None;
    output::to(args.output.as_deref(), |out| match args.format {
        MapFormat::Tree => map::write_tree(&view, &options, out),
        MapFormat::Mermaid => {
            let drawing = map::draw_mermaid(&view);
            left_out = drawing.remark;
            out.write_all(drawing.text.as_bytes())
        }
        MapFormat::Dot => map::write_dot(&view, out),
        MapFormat::Markdown => {
            left_out = map::markdown::write(&view, out)?;
            Ok(())
        }
        MapFormat::Json => render::json::write(&report, &options, out),
    })?;
    if let Some(remark) = left_out {
        talk.warning(&remark);
    }
    talk.diagnostics(&report, false);
    scan::remark(&report, &config, talk);
    Ok(())
}
