//! Command lines in, arguments or errors out.

use super::*;
use clap::CommandFactory;
use clap::error::ErrorKind;

fn parse(line: &str) -> Result<Arguments, clap::Error> {
    Arguments::try_parse_from(line.split(' '))
}

#[test]
fn the_command_line_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn a_build_needs_no_option_and_takes_the_global_ones_on_either_side() {
    let arguments = parse("ondo build").expect("a command");
    assert_eq!((arguments.root, arguments.lang), (PathBuf::from("."), None));
    for line in [
        "ondo --root a --lang en build",
        "ondo build --lang en --root a",
    ] {
        let arguments = parse(line).expect("a command");
        assert_eq!(
            (arguments.root, arguments.lang),
            (PathBuf::from("a"), Some(Lang::En))
        );
    }
    let Command::Build(build) = parse("ondo build --output b --portable --drafts")
        .expect("a command")
        .command
    else {
        panic!("a build was asked for")
    };
    assert_eq!(
        (build.output, build.portable, build.drafts),
        (Some(PathBuf::from("b")), true, true)
    );
}

#[test]
fn what_is_no_command_is_a_usage_error_and_the_version_an_answer() {
    for line in [
        "ondo",
        "ondo biuld",
        "ondo build --base-url ondo",
        "ondo build --lang fr",
        "ondo build x",
    ] {
        assert_eq!(
            parse(line).expect_err("no command").exit_code(),
            2,
            "{line}"
        );
    }
    let version = parse("ondo --version").expect_err("an answer");
    assert_eq!(
        (version.kind(), version.exit_code()),
        (ErrorKind::DisplayVersion, 0)
    );
}
