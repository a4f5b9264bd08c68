//! The window that the program runs in: whether it closes with the program, and whether what goes through it stays readable.
//!
//! The facts are gathered on Windows only, by std alone, and decided here by plain functions. A console is written to in UTF-16
//! by std whatever its code page is; files and pipes get UTF-8.

use std::io::BufRead;
#[cfg(windows)]
use std::io::IsTerminal;

use crate::finding::Lang;

use super::lang::pick;
use super::output::say;

/// What is known of the window and of who started the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// A person types into standard input.
    pub typed: bool,
    /// A person reads standard output.
    pub read: bool,
    /// `PROMPT`, which cmd.exe gives to what it starts.
    pub prompt: bool,
    /// `PSModulePath`: PowerShell adds folders of the user, the system itself does not.
    pub modules: Option<String>,
    /// `USERPROFILE`, the user's own folder.
    pub profile: Option<String>,
    /// A mark of another shell or terminal: `WT_SESSION`, `MSYSTEM`, `TERM`, `SHELL`, `SSH_CONNECTION`, `ConEmuPID`.
    pub other: bool,
}

/// Who started the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// Nobody who reads on: the icon, by a double click or something dropped on it.
    Nobody,
    /// cmd.exe.
    Cmd,
    /// PowerShell.
    PowerShell,
    /// Another.
    Other,
}

impl Surroundings {
    /// The surroundings of this run; `None` where windows do not close by themselves.
    #[cfg(windows)]
    #[must_use]
    pub fn here() -> Option<Self> {
        let is_set = |name: &str| std::env::var_os(name).is_some();
        let others = ["WT_SESSION", "MSYSTEM", "TERM", "SHELL", "SSH_CONNECTION", "ConEmuPID"];
        Some(Self {
            typed: std::io::stdin().is_terminal(),
            read: std::io::stdout().is_terminal(),
            prompt: is_set("PROMPT"),
            modules: std::env::var("PSModulePath").ok(),
            profile: std::env::var("USERPROFILE").ok(),
            other: others.iter().any(|name| is_set(name)),
        })
    }

    /// The surroundings of this run; `None` where windows do not close by themselves.
    #[cfg(not(windows))]
    #[must_use]
    pub const fn here() -> Option<Self> {
        None
    }

    /// Who started the program. Where marks are missing it is taken for the icon: a key too many is less than a result unseen.
    #[must_use]
    pub fn shell(&self) -> Shell {
        let profile = self.profile.as_deref().map(str::to_lowercase).filter(|profile| !profile.is_empty());
        let of_user =
            |folder: &str| profile.as_deref().is_some_and(|profile| folder.to_lowercase().starts_with(profile));
        if self.modules.as_deref().is_some_and(|modules| modules.split(';').any(of_user)) {
            Shell::PowerShell
        } else if self.other {
            Shell::Other
        } else if self.prompt {
            Shell::Cmd
        } else {
            Shell::Nobody
        }
    }

    /// `true` when the window goes away with the program, and a person is there to press a key.
    #[must_use]
    pub fn owns_console(&self) -> bool {
        self.typed && self.read && self.shell() == Shell::Nobody
    }

    /// `true` when somebody between reads the UTF-8 of a pipe or a `>` in the code page of the console: Windows PowerShell does.
    #[must_use]
    pub fn garbles_redirected(&self) -> bool {
        !self.read && self.shell() == Shell::PowerShell
    }
}

/// Waits for the Enter key, after saying so.
pub fn wait_for_key(mut input: impl BufRead, lang: Lang) {
    say(pick(lang, "\nEnter キーを押すと、この画面を閉じます。", "\nPress Enter to close this window."));
    // Whether it can be read or not: then is the time to close.
    let _ = input.read_until(b'\n', &mut Vec::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn icon() -> Surroundings {
        let modules = r"C:\Program Files\WindowsPowerShell\Modules;C:\WINDOWS\system32\WindowsPowerShell\v1.0\Modules";
        Surroundings {
            typed: true,
            read: true,
            modules: Some(modules.to_owned()),
            profile: Some(r"C:\Users\Tanaka".to_owned()),
            ..Surroundings::default()
        }
    }

    #[test]
    fn only_the_icon_owns_its_console() {
        let shell = Surroundings {
            modules: Some(
                r"C:\users\tanaka\OneDrive\ドキュメント\WindowsPowerShell\Modules;C:\Program Files\x".to_owned(),
            ),
            ..icon()
        };
        let cases = [
            (icon(), Shell::Nobody, true),
            (Surroundings { profile: None, ..icon() }, Shell::Nobody, true),
            (Surroundings { profile: Some(String::new()), ..icon() }, Shell::Nobody, true),
            (Surroundings { prompt: true, ..icon() }, Shell::Cmd, false),
            (Surroundings { other: true, ..icon() }, Shell::Other, false),
            (shell.clone(), Shell::PowerShell, false),
            // A task or a script: nobody is there.
            (Surroundings { typed: false, ..icon() }, Shell::Nobody, false),
            (Surroundings { read: false, ..icon() }, Shell::Nobody, false),
        ];
        for (surroundings, expected, owns) in cases {
            assert_eq!((surroundings.shell(), surroundings.owns_console()), (expected, owns), "{surroundings:?}");
        }
        assert!(Surroundings { read: false, ..shell.clone() }.garbles_redirected());
        assert!(
            !shell.garbles_redirected() && !Surroundings { read: false, prompt: true, ..icon() }.garbles_redirected()
        );
    }

    #[test]
    fn one_key_is_enough_and_none_is_too() {
        let mut keys = &b"\nrest"[..];
        wait_for_key(&mut keys, Lang::Ja);
        assert_eq!(keys, b"rest");
        wait_for_key(&b""[..], Lang::En);
    }
}
