//! Running the built binary.
#![allow(dead_code)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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

/// A call of `itmap`.
pub struct Call {
    args: Vec<String>,
    folder: Option<PathBuf>,
    input: String,
    env: Vec<(String, String)>,
}

/// `itmap` with `args`.
pub fn itmap(args: &[&str]) -> Call {
    let args = args.iter().map(ToString::to_string).collect();
    Call { args, folder: None, input: String::new(), env: Vec::new() }
}

impl Call {
    pub fn at(mut self, folder: &Folder) -> Call {
        self.folder = Some(folder.path().to_path_buf());
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
        let mut command = Command::new(env!("CARGO_BIN_EXE_itmap"));
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
        let output = child.wait_with_output().expect("itmap ends");
        Done {
            call: self.args.join(" "),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
            code: output.status.code(),
        }
    }
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

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("itmap {}: {error}\n{}", self.call, self.out))
    }
}
