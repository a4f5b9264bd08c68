//! The pages of rules, read as tests.

use kenshu::rules::Rule;

/// A page.
pub struct Page {
    pub title: String,
    pub sections: Vec<(String, String)>,
    pub cases: Vec<Case>,
}

/// A fenced case.
#[derive(Clone, Debug)]
pub struct Case {
    pub kind: String,
    pub fires: bool,
    pub options: Vec<(String, String)>,
    pub text: String,
    /// The rosters that stand before it, one after the other.
    pub roster: Option<String>,
    /// The decisions that stand before it.
    pub decisions: Option<String>,
}

impl Case {
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The files of a case about several: a line of its own stands between them.
    pub fn files(&self) -> Vec<Vec<u8>> {
        let part = |text: &str| Self { text: text.to_owned(), ..self.clone() }.bytes();
        self.text.split("（ここから次のファイル）\n").map(part).collect()
    }

    /// Its text as it stands in a file: with `escapes=yes`, `\xE9` is a byte and `\u{202E}` a character.
    pub fn bytes(&self) -> Vec<u8> {
        if self.option("escapes").is_none() {
            return self.text.clone().into_bytes();
        }
        let mut bytes = Vec::new();
        let mut rest = self.text.as_str();
        while let Some(at) = rest.find('\\') {
            bytes.extend_from_slice(&rest.as_bytes()[..at]);
            rest = &rest[at + 1..];
            if let Some(code) = rest.strip_prefix('x') {
                bytes.push(u8::from_str_radix(&code[..2], 16).unwrap());
                rest = &code[2..];
            } else {
                let (code, after) = rest.strip_prefix("u{").and_then(|code| code.split_once('}')).unwrap();
                let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap();
                bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                rest = after;
            }
        }
        bytes.extend_from_slice(rest.as_bytes());
        bytes
    }
}

impl Page {
    pub fn read(rule: &Rule) -> Self {
        let mut page = Self { title: String::new(), sections: Vec::new(), cases: Vec::new() };
        let mut open: Option<Case> = None;
        // A roster holds for the cases behind it.
        let (mut roster, mut decisions) = (None, None);
        for line in rule.page.lines() {
            if let Some(case) = &mut open {
                if line.starts_with("```") {
                    let case = open.take().filter(|case| !case.kind.is_empty());
                    match case {
                        Some(case) if case.kind == ROSTER => roster = Some(case.text),
                        Some(case) if case.kind == DECISIONS => decisions = Some(case.text),
                        case => page.cases.extend(case.map(|case| Case {
                            roster: roster.clone(),
                            decisions: decisions.clone(),
                            ..case
                        })),
                    }
                } else {
                    case.text.push_str(line);
                    case.text.push('\n');
                }
                continue;
            }
            if let Some(info) = line.strip_prefix("```") {
                open = Some(case(info));
            } else if let Some(title) = line.strip_prefix("# ") {
                page.title = title.trim().to_owned();
            } else if let Some(heading) = line.strip_prefix("## ") {
                page.sections.push((heading.trim().to_owned(), String::new()));
            } else if let Some((_, text)) = page.sections.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        assert!(open.is_none(), "{}: a fence is not closed", rule.name);
        page
    }

    pub fn section(&self, heading: &str) -> Option<&str> {
        self.sections.iter().find(|(title, _)| title == heading).map(|(_, text)| text.as_str())
    }
}

/// The word of a fence that holds a roster.
const ROSTER: &str = "roster";

/// The word of a fence that holds decisions.
const DECISIONS: &str = "decisions";

fn case(info: &str) -> Case {
    let mut words = info.split_whitespace();
    let kind = words.next().unwrap_or_default().to_owned();
    let mut case = Case {
        kind: String::new(),
        fires: false,
        options: Vec::new(),
        text: String::new(),
        roster: None,
        decisions: None,
    };
    for word in words {
        match word.split_once('=') {
            Some((key, value)) => case.options.push((key.to_owned(), value.to_owned())),
            None if word == "fires" || word == "silent" => {
                case.fires = word == "fires";
                case.kind.clone_from(&kind);
            }
            None if word == ROSTER || word == DECISIONS => word.clone_into(&mut case.kind),
            None => panic!("what is {word} in a fence?"),
        }
    }
    case
}
