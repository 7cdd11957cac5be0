//! The preview as a program: started, asked over loopback, listened to. Also used by the benchmark.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long anything may take before a test fails. Nothing waits this long when all is well.
pub(crate) const BOUND: Duration = Duration::from_secs(20);

/// A running `ondo serve`, stopped when it is dropped.
pub(crate) struct Preview {
    child: Child,
    /// `http://127.0.0.1:4270/`, or with the path of the site.
    pub(crate) home: String,
    lines: Lines,
}

/// What a program says on standard error.
pub(crate) struct Lines(Receiver<String>);

impl Lines {
    pub(crate) fn of(child: &mut Child) -> Self {
        let errors = BufReader::new(child.stderr.take().expect("a pipe"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                // A test that has ended listens no more.
                let _ = sender.send(line);
            }
        });
        Self(lines)
    }

    /// Waits for a line that holds `part`.
    pub(crate) fn until(&self, part: &str) -> String {
        let end = Instant::now() + BOUND;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let line = self.0.recv_timeout(left);
            let line = line.unwrap_or_else(|_| panic!("nothing said of {part:?}"));
            if line.contains(part) {
                return line;
            }
        }
    }
}

/// An answer to a request.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// As they came, a line each, their names in small letters.
    pub(crate) headers: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Preview {
    /// Starts the program, on a free port unless told otherwise, and waits until it says where the preview is.
    pub(crate) fn start(program: &Path, root: &Path, options: &[&str]) -> Self {
        let any_port = (!options.contains(&"--port")).then_some(["--port", "0"]);
        let mut child = Command::new(program)
            .args(["serve", "--lang", "en", "--root"])
            .arg(root)
            .args(any_port.into_iter().flatten())
            .args(options)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary can be run");
        let lines = Lines::of(&mut child);
        let mut preview = Self {
            child,
            home: String::new(),
            lines,
        };
        let line = preview.lines.until("preview: ");
        let home = line.split_whitespace().nth(1).expect("an address");
        preview.home = home.to_owned();
        preview
    }

    /// Whether the program still runs.
    pub(crate) fn runs(&mut self) -> bool {
        self.child
            .try_wait()
            .expect("a child can be asked")
            .is_none()
    }

    /// The number of the process.
    #[allow(dead_code, reason = "only the benchmark asks")]
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// `127.0.0.1:4270`
    pub(crate) fn host(&self) -> &str {
        let rest = self.home.strip_prefix("http://").expect("an address");
        rest.split('/').next().expect("a host")
    }

    /// Asks for a path, which begins with `/`.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(path, &[("Host", self.host())])
    }

    /// Asks for a path with these headers and no others.
    pub(crate) fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.connect();
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"
        )
        .expect("a request is taken");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer comes");
        let end = bytes
            .windows(4)
            .position(|part| part == b"\r\n\r\n")
            .expect("headers end");
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let (first, headers) = head.split_once("\r\n").unwrap_or((&head, ""));
        Answer {
            status: first
                .split(' ')
                .nth(1)
                .and_then(|status| status.parse().ok())
                .expect("a status"),
            headers: headers.to_owned(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.host()).expect("the preview listens");
        stream.set_read_timeout(Some(BOUND)).expect("a time limit");
        stream
    }

    /// Listens as a page does.
    pub(crate) fn listen(&self) -> Live {
        let page = self.get(&self.path()).text();
        let (_, rest) = page
            .split_once("data-live=\"")
            .expect("a page that listens");
        let address = rest.split('"').next().expect("an address");
        let mut stream = self.connect();
        write!(
            stream,
            "GET {address} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.host()
        )
        .expect("a request is taken");
        Live(BufReader::new(stream))
    }

    /// The path of the home page.
    pub(crate) fn path(&self) -> String {
        self.home["http://".len() + self.host().len()..].to_owned()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The reload connection of a page.
pub(crate) struct Live(BufReader<TcpStream>);

impl Live {
    /// The next message.
    pub(crate) fn next(&mut self) -> serde_json::Value {
        let end = Instant::now() + BOUND;
        loop {
            assert!(Instant::now() < end, "no message in time");
            let mut line = String::new();
            let read = self
                .0
                .read_line(&mut line)
                .expect("a message comes in time");
            assert!(read > 0, "the connection stays open");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// Waits for a message of which something is true.
    pub(crate) fn until(
        &mut self,
        is_so: impl Fn(&serde_json::Value) -> bool,
    ) -> serde_json::Value {
        loop {
            let message = self.next();
            if is_so(&message) {
                return message;
            }
        }
    }
}
