//! Running the built binary.
#![allow(dead_code, unreachable_pub)]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// After so long a call is killed and the test fails.
const LIMIT: Duration = Duration::from_secs(300);

/// A temporary folder with files.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a temporary folder"));
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("copied");
        }
    }
}

/// A call of `itmap`.
pub struct Call {
    program: &'static str,
    args: Vec<String>,
    folder: Option<PathBuf>,
    input: String,
    env: Vec<(String, String)>,
}

/// `itmap` with `args`.
pub fn itmap(args: &[&str]) -> Call {
    let args = args.iter().map(ToString::to_string).collect();
    Call { program: env!("CARGO_BIN_EXE_itmap"), args, folder: None, input: String::new(), env: Vec::new() }
}

/// A line for the shell, which finds `itmap`.
pub fn shell(line: &str) -> Call {
    let folder = Path::new(env!("CARGO_BIN_EXE_itmap")).parent().expect("a folder").display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let args = vec!["-c".to_owned(), line.to_owned()];
    let call = Call { program: "sh", args, folder: None, input: String::new(), env: Vec::new() };
    call.env("PATH", &format!("{folder}:{path}"))
}

impl Call {
    pub fn at(mut self, folder: &Folder) -> Call {
        self.folder = Some(folder.path().to_path_buf());
        self
    }

    pub fn folder(mut self, folder: &Path) -> Call {
        self.folder = Some(folder.to_path_buf());
        self
    }

    pub fn input(mut self, text: &str) -> Call {
        text.clone_into(&mut self.input);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Call {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(self.program);
        command.args(&self.args);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(name);
        }
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    pub fn run(&self) -> Done {
        let mut command = self.command();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("itmap runs");
        let mut stdin = child.stdin.take().expect("stdin");
        // A program that does not read its input may be gone by now.
        let _ = stdin.write_all(self.input.as_bytes());
        drop(stdin);
        let out = drain(child.stdout.take().expect("stdout"));
        let err = drain(child.stderr.take().expect("stderr"));
        let code = self.wait(&mut child);
        let text = |reader: thread::JoinHandle<Vec<u8>>| {
            String::from_utf8(reader.join().expect("what itmap prints")).expect("UTF-8")
        };
        Done { call: self.args.join(" "), out: text(out), err: text(err), code }
    }

    fn wait(&self, child: &mut Child) -> Option<i32> {
        let started = Instant::now();
        loop {
            if let Some(status) = child.try_wait().expect("itmap is waited for") {
                return status.code();
            }
            if started.elapsed() > LIMIT {
                child.kill().expect("itmap is killed");
                child.wait().expect("itmap ends");
                panic!("itmap {}: not done after {LIMIT:?}", self.args.join(" "));
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Reads to the end in a thread of its own, so that no pipe is ever full.
fn drain(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("a pipe to read from");
        bytes
    })
}

/// What a call gave.
pub struct Done {
    call: String,
    pub out: String,
    pub err: String,
    code: Option<i32>,
}

impl Done {
    pub fn status(&self, code: i32) -> &Done {
        assert_eq!(self.code, Some(code), "itmap {}\n--- stdout\n{}\n--- stderr\n{}", self.call, self.out, self.err);
        self
    }

    pub fn stdout(&self, text: &str) -> &Done {
        assert_eq!(self.out, text, "stdout of itmap {}", self.call);
        self
    }

    pub fn stderr(&self, text: &str) -> &Done {
        assert_eq!(self.err, text, "stderr of itmap {}", self.call);
        self
    }

    /// Neither a panic nor any other crash shows.
    pub fn calm(&self) -> &Done {
        for word in ["panicked", "overflow", "RUST_BACKTRACE", "SIG", "unreachable"] {
            assert!(!self.err.contains(word), "stderr of itmap {}: {}", self.call, self.err);
        }
        assert!(self.code.is_some(), "itmap {} was killed by a signal\n{}", self.call, self.err);
        self
    }

    /// The points of a JSON map as `METHOD path`, sorted.
    pub fn routes(&self) -> Vec<String> {
        routes(&self.json())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("itmap {}: {error}\n{}", self.call, self.out))
    }
}

/// The points of a map as `METHOD path`, sorted.
pub fn routes(map: &serde_json::Value) -> Vec<String> {
    let points = map["points"].as_array().expect("points");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let mut routes: Vec<String> =
        points.iter().map(|p| format!("{} {}", text(&p["method"]), text(&p["path"]))).collect();
    routes.sort();
    routes
}
