use super::*;
use proptest::prelude::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn write(path: &Path, force: bool, inputs: &[PathBuf], bytes: &[u8]) -> Result<(), OutputFault> {
    let mut file = AtomicFile::create(path, force, inputs)?;
    file.write_all(bytes).map_err(|error| OutputFault::of(&error))?;
    file.commit()
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("確認結果.csv");
    let mut file = AtomicFile::create(&path, false, &[]).unwrap();
    file.write_all(&vec![b'x'; 600 << 10]).unwrap();
    assert!(!path.exists());
    assert!(names(folder.path())[0].starts_with(".kenshu-"));
    drop(file);
    assert!(names(folder.path()).is_empty());
    write(&path, false, &[], b"old").unwrap();
    assert_eq!(write(&path, false, &[], b"new"), Err(OutputFault::Exists));
    let mut file = AtomicFile::create(&path, true, &[]).unwrap();
    file.write_all(b"half").unwrap();
    file.flush().unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"old");
    drop(file);
    assert_eq!(fs::read(&path).unwrap(), b"old");
    write(&path, true, &[], b"new").unwrap();
    assert_eq!((fs::read(&path).unwrap(), names(folder.path()).len()), (b"new".to_vec(), 1));
}

#[test]
fn what_appears_meanwhile_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let file = AtomicFile::create(&path, false, &[]).unwrap();
    fs::write(&path, "somebody else's").unwrap();
    assert_eq!(file.commit(), Err(OutputFault::Exists));
    assert_eq!((fs::read(&path).unwrap(), names(folder.path()).len()), (b"somebody else's".to_vec(), 1));
}

#[test]
fn places_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    for (name, fault) in [
        (".", OutputFault::IsFolder),
        ("none/out.csv", OutputFault::FolderMissing),
        ("file/out.csv", OutputFault::FolderMissing),
    ] {
        assert_eq!(write(&folder.path().join(name), true, &[], b""), Err(fault));
    }
    assert_eq!(write(Path::new(""), true, &[], b""), Err(OutputFault::FolderMissing));
}

#[cfg(unix)]
#[test]
fn an_input_is_never_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let [input, link, hard] = ["in.csv", "link.csv", "hard.csv"].map(|name| folder.path().join(name));
    fs::write(&input, "data").unwrap();
    std::os::unix::fs::symlink(&input, &link).unwrap();
    fs::hard_link(&input, &hard).unwrap();
    for output in [&input, &link, &hard] {
        for given in [&input, &link, &hard] {
            assert_eq!(write(output, true, std::slice::from_ref(given), b""), Err(OutputFault::IsInput));
        }
    }
    assert_eq!(fs::read(&input).unwrap(), b"data");
    // A link to something else is written through, and stays a link.
    write(&link, true, &[folder.path().join("other.csv")], b"new").unwrap();
    assert_eq!((fs::read(&input).unwrap(), fs::symlink_metadata(&link).unwrap().is_symlink()), (b"new".to_vec(), true));
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    write(&path, false, &[], b"").unwrap();
    // As any program would have made it: readable as the process allows.
    let other = folder.path().join("other");
    fs::write(&other, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), mode(&other));
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    write(&path, true, &[], b"new").unwrap();
    assert_eq!(mode(&path), 0o640);
    fs::set_permissions(&path, Permissions::from_mode(0o440)).unwrap();
    assert_eq!(write(&path, true, &[], b""), Err(OutputFault::NoPermission));
}

#[cfg(target_os = "linux")]
#[test]
fn devices_and_pipes_are_written_directly() {
    write(Path::new("/dev/null"), false, &[], b"x").unwrap();
    assert_eq!(write(Path::new("/dev/full"), false, &[], b"x"), Err(OutputFault::DiskFull));
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    write(&pipe, false, &[], b"a,b\n").unwrap();
    assert_eq!(reader.join().unwrap(), b"a,b\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn old_or_new_whole(parts in proptest::collection::vec(0_usize..200_000, 0..6), commit: bool) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").unwrap();
        let mut file = AtomicFile::create(&path, true, &[]).unwrap();
        for part in &parts {
            file.write_all(&vec![b'n'; *part]).unwrap();
            prop_assert_eq!(fs::read(&path).unwrap(), b"old");
        }
        let expected = if commit {
            file.commit().unwrap();
            vec![b'n'; parts.iter().sum()]
        } else {
            drop(file);
            b"old".to_vec()
        };
        prop_assert_eq!(fs::read(&path).unwrap(), expected);
        prop_assert_eq!(names(folder.path()).len(), 1);
    }
}

/// Runs only below a limit of a file's size, as the child of the next test.
#[cfg(unix)]
#[test]
#[ignore = "run by a_limit_of_size_is_an_error_like_any_other"]
fn child_below_a_limit_of_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    assert_eq!(write(&path, false, &[], &vec![b'x'; 4 << 20]), Err(OutputFault::TooLarge));
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn a_limit_of_size_is_an_error_like_any_other() {
    let child = "io::write::tests::child_below_a_limit_of_size";
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -f 64 && exec \"$0\" --ignored --exact \"$1\""])
        .arg(std::env::current_exe().unwrap())
        .arg(child)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{:?} {text}", output.status);
}
