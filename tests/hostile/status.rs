//! The exit status: 0 no error finding, 1 at least one, 2 the work could not be done, and nothing else.

use crate::scene::{HEADER, ROW, Scene, small};

const FORMATS: [&str; 5] = ["text", "concise", "json", "jsonl", "csv"];

fn scene() -> Scene {
    let scene = Scene::with("good.csv", small());
    // Number too short (error), kana in half width (warning).
    scene.file("bad.csv", format!("{HEADER}\n{}\n", ROW.replace("453182", "12").replace("タナカ", "ﾀﾅｶ")));
    scene.file("warned.csv", format!("{HEADER}\n{}\n", ROW.replace("タナカ", "ﾀﾅｶ")));
    scene.file("foreign.csv", "%PDF-1.7\n");
    scene.file("unknown.csv", "商品,価格\nりんご,100\n");
    scene
}

#[test]
fn errors_decide_and_nothing_else() {
    let scene = scene();
    let cases: [(&[&str], i32); 16] = [
        (&["good.csv"], 0),
        (&["warned.csv"], 0),
        (&["bad.csv"], 1),
        (&["good.csv", "bad.csv"], 1),
        (&["bad.csv", "good.csv"], 1),
        (&["foreign.csv"], 1),
        (&["unknown.csv"], 1),
        (&["foreign.csv", "good.csv"], 1),
        (&["bad.csv", "--exit-zero"], 0),
        (&["foreign.csv", "--exit-zero"], 0),
        (&["bad.csv", "--ignore", "302"], 0),
        (&["bad.csv", "--ignore", "E302"], 0),
        (&["bad.csv", "--ignore", "3xx"], 0),
        (&["bad.csv", "--select", "kana-half-width"], 0),
        (&["bad.csv", "--select", "registration-number-too-short"], 1),
        (&["bad.csv", "--max-findings", "0"], 1),
    ];
    for (args, code) in cases {
        for format in FORMATS {
            let args = [&["validate", "--format", format], args].concat();
            assert_eq!(scene.run(args.clone()).code, code, "{args:?}");
            if format != "concise" {
                continue;
            }
            // Where the result goes does not change the status.
            let to_file = [&args[..], &["-o", "out.txt"]].concat();
            assert_eq!(scene.run_making(&["out.txt"], &mut scene.command(&to_file)).code, code, "{to_file:?}");
            std::fs::remove_file(scene.path("out.txt")).unwrap();
        }
    }
}

#[test]
fn what_cannot_be_done_is_two_whatever_is_asked() {
    let scene = scene();
    let cases: [&[&str]; 14] = [
        &["nowhere.csv"],
        &["good.csv", "nowhere.csv", "--exit-zero"],
        &["/proc/self/mem", "--exit-zero"],
        &["good.csv", "--select", "999"],
        &["good.csv", "--ignore", "no-such-rule"],
        &["good.csv", "--format", "xml"],
        &["good.csv", "--stage", "前"],
        &["good.csv", "--set", "制度"],
        &["good.csv", "--set", "no-such-role=1"],
        &["good.csv", "--threads", "0"],
        &["good.csv", "--max-findings", "-1"],
        &["good.csv", "--schema", "no-such-layout"],
        &["good.csv", "-o", "bad.csv"],
        &["good.csv", "--no-such-option"],
    ];
    for args in cases {
        let args = [&["validate"], args].concat();
        if cfg!(target_os = "linux") || !args.contains(&"/proc/self/mem") {
            let seen = scene.run(args.clone());
            assert_eq!(seen.code, 2, "{args:?}: {seen:?}");
        }
    }
    assert_eq!(scene.run(["validate"]).code, 2);
    assert_eq!(scene.run(["no-such-command"]).code, 2);
}
