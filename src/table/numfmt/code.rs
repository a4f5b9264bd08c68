//! Format codes (ECMA-376 18.8.31) cut into sections and parts.

use super::{date, number};
use date::Part;
use number::Piece;

/// One section of a format code.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    pub(super) kind: Kind,
}

/// What a section shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Number(number::Pattern),
    Date(date::Pattern),
}

/// `[<=999]` before a section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    less: bool,
    equal: bool,
    greater: bool,
    limit: f64,
}

impl Condition {
    pub(super) fn holds(self, value: f64) -> bool {
        self.less && value < self.limit || self.equal && value == self.limit || self.greater && value > self.limit
    }

    fn parse(text: &str) -> Option<Self> {
        let signs = text.len() - text.trim_start_matches(['<', '=', '>']).len();
        let (sign, limit) = text.split_at(signs);
        let has = |c: char| sign.contains(c);
        let limit = limit.trim().parse().ok()?;
        Some(Self { less: has('<'), equal: has('='), greater: has('>'), limit }).filter(|_| signs > 0)
    }
}

/// One lexical part; letters carry how often they stand in a row.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Literal(String),
    Letter(char, u8),
    Elapsed(char, u8),
    HalfDay(&'static str, &'static str),
    Sign(char),
    Exponent,
    General,
    Text,
}

/// What the brackets of a section said.
#[derive(Default)]
struct Draft {
    tokens: Vec<Token>,
    condition: Option<Condition>,
    first_year_word: bool,
    /// `[$-F800]` and `[$-F400]`: the system's long date and time, whatever stands after them.
    system: Option<&'static str>,
}

/// The sections that apply to numbers. Empty when the code is not understood (a fraction, for one).
pub(super) fn sections(code: &str) -> Vec<Section> {
    // Excel allows 255 characters.
    let mut drafts = if code.len() > 2_000 { Vec::new() } else { drafts(code) };
    if drafts.len() > 3 || drafts.len() > 1 && drafts.last().is_some_and(|d| d.tokens.contains(&Token::Text)) {
        drafts.truncate(3.min(drafts.len() - 1));
    }
    drafts.into_iter().map(section).collect::<Option<_>>().unwrap_or_default()
}

fn section(draft: Draft) -> Option<Section> {
    if let Some(code) = draft.system {
        return sections(code).pop();
    }
    let is_date = |t: &Token| matches!(t, Token::Letter(..) | Token::Elapsed(..) | Token::HalfDay(..));
    let kind = if draft.tokens.iter().any(is_date) {
        Kind::Date(date::Pattern { parts: date_parts(&draft.tokens), first_year_word: draft.first_year_word })
    } else {
        Kind::Number(number_pattern(&draft.tokens)?)
    };
    Some(Section { condition: draft.condition, kind })
}

fn drafts(code: &str) -> Vec<Draft> {
    let mut all = vec![Draft::default()];
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let draft = match all.last_mut() {
            Some(draft) => draft,
            None => break,
        };
        let mut taken = first.len_utf8();
        let after = &rest[taken..];
        match first {
            ';' => all.push(Draft::default()),
            '"' => {
                let text = after.split('"').next().unwrap_or("");
                taken += text.len() + usize::from(text.len() < after.len());
                draft.tokens.push(Token::Literal(text.to_owned()));
            }
            '\\' | '!' => {
                if let Some(c) = after.chars().next() {
                    taken += c.len_utf8();
                    draft.tokens.push(Token::Literal(c.to_string()));
                }
            }
            // A gap as wide as the next character, or the next character repeated to fill the cell.
            '_' | '*' => taken += after.chars().next().map_or(0, char::len_utf8),
            '[' => {
                let text = after.split(']').next().unwrap_or("");
                taken += text.len() + usize::from(text.len() < after.len());
                bracket(text, draft);
            }
            _ => taken = word(rest, first, draft),
        }
        rest = &rest[taken..];
    }
    all
}

/// Takes a keyword, a run of a date letter or one character; returns how many bytes.
fn word(rest: &str, first: char, draft: &mut Draft) -> usize {
    const HALF_DAYS: [(&str, &str, &str); 4] =
        [("AM/PM", "AM", "PM"), ("A/P", "A", "P"), ("午前/午後", "午前", "午後"), ("上午/下午", "上午", "下午")];
    let starts = |word: &str| rest.get(..word.len()).is_some_and(|r| r.eq_ignore_ascii_case(word));
    for general in ["General", "G/標準"] {
        if starts(general) {
            draft.tokens.push(Token::General);
            return general.len();
        }
    }
    if let Some((word, am, pm)) = HALF_DAYS.into_iter().find(|(word, ..)| starts(word)) {
        draft.tokens.push(Token::HalfDay(am, pm));
        return word.len();
    }
    if starts("E+") || starts("E-") {
        draft.tokens.push(Token::Exponent);
        return 2;
    }
    let letter = first.to_ascii_lowercase();
    let run = rest.chars().take_while(|c| c.to_ascii_lowercase() == letter).count();
    match letter {
        'y' | 'm' | 'd' | 'h' | 's' | 'g' | 'e' | 'r' => draft.tokens.push(Token::Letter(letter, run.min(9) as u8)),
        'a' if run >= 3 => draft.tokens.push(Token::Letter('a', run.min(4) as u8)),
        '@' => {
            draft.tokens.push(Token::Text);
            return 1;
        }
        '0' | '#' | '?' | '.' | ',' | '%' | '/' => {
            draft.tokens.push(Token::Sign(first));
            return 1;
        }
        _ => {
            draft.tokens.push(Token::Literal(first.to_string()));
            return first.len_utf8();
        }
    }
    run
}

/// `[h]`, `[$-411]`, `[$¥-411]`, `[<=999]`; colours and the rest show nothing.
fn bracket(text: &str, draft: &mut Draft) {
    let lower = text.to_ascii_lowercase();
    if let Some(locale) = lower.strip_prefix("$") {
        let (symbol, tag) = locale.split_once('-').unwrap_or((locale, ""));
        draft.first_year_word |= tag.contains("gannen");
        draft.system = match tag {
            "f800" => Some("yyyy\"年\"m\"月\"d\"日\""),
            "f400" => Some("h:mm:ss"),
            _ => draft.system,
        };
        if !symbol.is_empty() {
            draft.tokens.push(Token::Literal(symbol.to_owned()));
        }
    } else if let Some(unit) = lower.chars().next().filter(|c| "hms".contains(*c))
        && lower.chars().all(|c| c == unit)
    {
        draft.tokens.push(Token::Elapsed(unit, lower.len().min(9) as u8));
    } else if let Some(condition) = Condition::parse(text) {
        draft.condition = Some(condition);
    }
}

fn date_parts(tokens: &[Token]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        index += 1;
        let part = match token {
            Token::Literal(text) => Part::Literal(text.clone()),
            Token::HalfDay(am, pm) => Part::HalfDay(am, pm),
            Token::Elapsed(unit, n) => Part::Elapsed(seconds_in(*unit), *n),
            Token::Letter('m', n @ (1 | 2)) if is_minute(tokens, index - 1) => Part::Minute(*n),
            Token::Letter(letter, n) => match letter {
                'y' => Part::Year(*n),
                'm' => Part::Month(*n),
                'd' => Part::Day(*n),
                'h' => Part::Hour(*n),
                's' => Part::Second(*n),
                'g' => Part::Era(*n),
                'e' => Part::EraYear(*n),
                'a' => Part::Weekday(*n),
                // `r` is `ee`, `rr` is `gggee`.
                _ => {
                    if *n > 1 {
                        parts.push(Part::Era(3));
                    }
                    Part::EraYear(2)
                }
            },
            Token::Sign('.') => {
                let zeros = tokens[index..].iter().take_while(|t| **t == Token::Sign('0')).count();
                index += zeros;
                if zeros > 0 { Part::Fraction(zeros.min(3) as u8) } else { Part::Literal(".".to_owned()) }
            }
            Token::Sign(sign) => Part::Literal(sign.to_string()),
            Token::Exponent | Token::General | Token::Text => continue,
        };
        parts.push(part);
    }
    parts
}

/// `m` is a minute right after an hour or right before a second.
fn is_minute(tokens: &[Token], index: usize) -> bool {
    let clock = |t: &&Token| matches!(t, Token::Letter(..) | Token::Elapsed(..));
    let before = tokens[..index].iter().rev().find(clock);
    let after = tokens[index + 1..].iter().find(clock);
    matches!(before, Some(Token::Letter('h', _) | Token::Elapsed('h', _)))
        || matches!(after, Some(Token::Letter('s', _) | Token::Elapsed('s', _)))
}

fn seconds_in(unit: char) -> u32 {
    match unit {
        'h' => 3600,
        'm' => 60,
        _ => 1,
    }
}

fn number_pattern(tokens: &[Token]) -> Option<number::Pattern> {
    let mut pattern = number::Pattern::default();
    let is_place = |t: &Token| matches!(t, Token::Sign('0' | '#' | '?'));
    let last_place = tokens.iter().rposition(is_place);
    for (index, token) in tokens.iter().enumerate() {
        let piece = match token {
            Token::Literal(text) => Piece::Literal(text.clone()),
            Token::General | Token::Text => Piece::General,
            Token::Exponent => Piece::Exponent,
            Token::Sign(c @ ('0' | '#' | '?')) => {
                // The zeros after `E+` only say how wide the exponent is.
                if pattern.pieces.contains(&Piece::Exponent) {
                    continue;
                }
                Piece::Digit(*c == '0')
            }
            Token::Sign('.') if !pattern.pieces.contains(&Piece::Point) => Piece::Point,
            Token::Sign('%') => {
                pattern.scale += 2;
                Piece::Literal("%".to_owned())
            }
            Token::Sign(',') => {
                let between = tokens[..index].iter().any(is_place);
                match last_place {
                    Some(last) if index < last && between => pattern.grouped = true,
                    Some(_) if between => pattern.scale -= 3,
                    _ => pattern.pieces.push(Piece::Literal(",".to_owned())),
                }
                continue;
            }
            // Fractions are shown as plain numbers.
            Token::Sign('/') if last_place.is_some() => return None,
            Token::Sign(c) => Piece::Literal(c.to_string()),
            Token::Letter(..) | Token::Elapsed(..) | Token::HalfDay(..) => return None,
        };
        pattern.pieces.push(piece);
    }
    Some(pattern)
}
