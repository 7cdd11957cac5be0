//! Runs a program and says what it took: wall time, CPU, the largest resident memory.
//!
//! The system counts what *all* ended children of a process took, so each program is run by a process
//! of its own: this binary, started again. That process is small, which matters too, because a child
//! counts the memory of the one that started it as its own.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// The first argument of the process that measures.
const MARK: &str = "--measure-one-program";

/// What a run of a program took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spent {
    /// From start to end.
    pub(crate) wall: Duration,
    /// In user and kernel mode, all threads together.
    pub(crate) cpu: Duration,
    /// The largest resident set, in bytes.
    pub(crate) peak: u64,
}

/// A program with its arguments.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// The program.
    pub(crate) path: PathBuf,
    /// Its arguments.
    pub(crate) arguments: Vec<OsString>,
}

impl Program {
    /// Runs the program to its end; returns what it took and what it wrote to standard error.
    pub(crate) fn run(&self) -> Result<(Spent, String), String> {
        let name = self.path.display();
        let own = env::current_exe().map_err(|error| format!("this program: {error}"))?;
        let output = Command::new(own)
            .arg(MARK)
            .arg(&self.path)
            .args(&self.arguments)
            .output()
            .map_err(|error| format!("{name}: {error}"))?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let figures = String::from_utf8_lossy(&output.stdout).into_owned();
        match spent(&figures) {
            Some(spent) if output.status.success() => Ok((spent, said)),
            _ => Err(format!("{name} failed:\n{said}")),
        }
    }
}

fn spent(figures: &str) -> Option<Spent> {
    let mut figures = figures.split_whitespace().map(str::parse::<u64>);
    let mut next = || figures.next()?.ok();
    Some(Spent {
        wall: Duration::from_micros(next()?),
        cpu: Duration::from_micros(next()?),
        peak: next()?,
    })
}

/// Whether this system can say what a program took.
pub(crate) fn check() -> Result<(), String> {
    of_children().map(|_| ())
}

/// The median of each figure.
pub(crate) fn median(runs: &[Spent]) -> Spent {
    fn middle<T: Ord + Copy>(runs: &[Spent], figure: impl Fn(&Spent) -> T) -> T {
        let mut figures: Vec<T> = runs.iter().map(figure).collect();
        figures.sort_unstable();
        figures[figures.len() / 2]
    }
    Spent {
        wall: middle(runs, |spent| spent.wall),
        cpu: middle(runs, |spent| spent.cpu),
        peak: middle(runs, |spent| spent.peak),
    }
}

/// Runs one program and prints what it took, where this process was started to do so.
pub(crate) fn as_asked() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    arguments.next().filter(|first| first == MARK)?;
    let program = arguments.next()?;
    let started = Instant::now();
    let status = Command::new(&program)
        .args(arguments)
        .stdout(Stdio::null())
        .status();
    let wall = started.elapsed();
    let code = match (status, of_children()) {
        (Ok(status), Ok((cpu, peak))) if status.success() => {
            println!("{} {} {peak}", wall.as_micros(), cpu.as_micros());
            ExitCode::SUCCESS
        }
        (Ok(_), Ok(_)) => ExitCode::FAILURE,
        (Err(error), _) => {
            eprintln!("{}: {error}", program.display());
            ExitCode::FAILURE
        }
        (_, Err(why)) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    };
    Some(code)
}

/// The CPU time of all ended children and the largest memory one of them had.
#[cfg(unix)]
fn of_children() -> Result<(Duration, u64), String> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    // Kibibytes everywhere but on Apple's systems.
    const UNIT: u64 = if cfg!(target_vendor = "apple") {
        1
    } else {
        1024
    };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| error.to_string())?;
    let time = |value: TimeVal| {
        let seconds = u64::try_from(value.tv_sec()).unwrap_or(0);
        let micros = u64::try_from(value.tv_usec()).unwrap_or(0);
        Duration::from_secs(seconds) + Duration::from_micros(micros)
    };
    let peak = u64::try_from(usage.max_rss()).unwrap_or(0) * UNIT;
    Ok((time(usage.user_time()) + time(usage.system_time()), peak))
}

#[cfg(not(unix))]
fn of_children() -> Result<(Duration, u64), String> {
    Err("CPU time and memory of a program can be measured on Unix only".to_owned())
}
