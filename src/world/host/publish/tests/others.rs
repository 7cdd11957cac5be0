//! What others keep in the output folder, and that they keep it.

use super::*;

#[test]
fn a_foreign_file_at_an_address_is_replaced_only_when_that_is_asked_for() {
    let output = folder();
    run(output.path(), &[("b", "1")]).expect("published");
    fs::write(output.path().join("a"), "mine").expect("a file");
    let files = [("a", "1"), ("b", "2")];
    assert!(
        matches!(run(output.path(), &files), Err(PublishError::InTheWay(path)) if path.ends_with("a"))
    );
    assert_eq!(listing(output.path()), ["a mine", "b 1"]);
    run_with(output.path(), &files, |job| job.is_forced = true).expect("published");
    assert_eq!(listing(output.path()), ["a 1", "b 2"]);
}

#[test]
fn a_folder_of_others_is_refused_unless_that_is_asked_for_and_what_hosts_need_is_none() {
    let output = folder();
    for name in ["CNAME", ".nojekyll"] {
        fs::write(output.path().join(name), "").expect("a file");
    }
    fs::write(output.path().join("thesis.docx"), "mine").expect("a file");
    let files = [("index.html", "1"), (".nojekyll", "")];
    assert!(
        matches!(run(output.path(), &files), Err(PublishError::Foreign(path)) if path.ends_with("thesis.docx"))
    );
    assert!(!output.path().join("index.html").exists() && !output.path().join(OWN_FOLDER).exists());
    run_with(output.path(), &files, |job| job.is_forced = true).expect("published");
    fs::remove_file(output.path().join("thesis.docx")).expect("removed");
    fs::remove_dir_all(output.path().join(OWN_FOLDER)).expect("removed");
    fs::remove_file(output.path().join("index.html")).expect("removed");
    run(output.path(), &files).expect("published");
}

#[test]
fn what_is_packed_beside_a_page_that_replaces_one_of_others_goes_with_it() {
    let output = folder();
    for name in ["index.html", "index.html.gz", "other.gz"] {
        fs::write(output.path().join(name), "old").expect("a file");
    }
    run_with(output.path(), &[("index.html", "new")], |job| {
        job.is_forced = true
    })
    .expect("published");
    assert_eq!(listing(output.path()), ["index.html new", "other.gz old"]);
}

#[test]
fn an_output_that_is_a_file_is_named() {
    let output = folder();
    let file = output.path().join("public");
    fs::write(&file, "mine").expect("a file");
    assert!(matches!(run(&file, &[("a", "1")]), Err(PublishError::InTheWay(path)) if path == file));
}

#[test]
fn a_foreign_folder_in_the_way_of_a_page_is_named_and_left_alone() {
    let output = folder();
    run(output.path(), &[("b", "1")]).expect("published");
    fs::create_dir_all(output.path().join("a")).expect("a folder");
    fs::write(output.path().join("a/mine"), "x").expect("a file");
    assert!(
        matches!(run(output.path(), &[("a", "1"), ("b", "2")]), Err(PublishError::InTheWay(path)) if path.ends_with("a"))
    );
    assert_eq!(listing(output.path()), ["a/mine x", "b 1"]);
}

#[test]
fn an_empty_foreign_folder_in_the_way_is_named_before_anything_changes() {
    let output = folder();
    run(output.path(), &[("a/b", "1"), ("c", "1")]).expect("published");
    fs::create_dir_all(output.path().join("a/mine")).expect("a folder");
    assert!(matches!(
        run(output.path(), &[("a", "2"), ("c", "2")]),
        Err(PublishError::InTheWay(_))
    ));
    assert_eq!(listing(output.path()), ["a/b 1", "c 1"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_output_is_not_followed() {
    let (output, outside) = (folder(), folder());
    std::os::unix::fs::symlink(outside.path(), output.path().join("a")).expect("a link");
    let files = [("a/b/index.html", "1")];
    assert!(matches!(
        run_with(output.path(), &files, |job| job.is_forced = true),
        Err(PublishError::InTheWay(_))
    ));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_output_loses_nothing_outside() {
    let (output, outside) = (folder(), folder());
    run(output.path(), &[("a/b/old.html", "1")]).expect("published");
    fs::remove_dir_all(output.path().join("a")).expect("removed");
    std::os::unix::fs::symlink(outside.path(), output.path().join("a")).expect("a link");
    fs::create_dir(outside.path().join("b")).expect("a folder");
    fs::write(outside.path().join("b/old.html"), "theirs").expect("a file");
    let _ = run(output.path(), &[("index.html", "1")]);
    assert_eq!(listing(outside.path()), ["b/old.html theirs"]);
    let _ = run(output.path(), &[("a/c/index.html", "1")]);
    assert!(
        !outside.path().join("c").exists(),
        "a folder was made outside"
    );
}

#[test]
fn what_git_and_hosts_keep_in_the_folder_survives_every_build() {
    let output = folder();
    let kept = [".git/config", ".well-known/security.txt", "CNAME"];
    for name in kept {
        let path = output.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, "theirs").expect("a file");
    }
    run(
        output.path(),
        &[("index.html", "1"), ("old/index.html", "1")],
    )
    .expect("published");
    run(output.path(), &[("index.html", "2")]).expect("published");
    for name in kept {
        let text = fs::read_to_string(output.path().join(name));
        assert_eq!(text.expect("there"), "theirs", "{name}");
    }
    assert!(!output.path().join("old").exists());
}
