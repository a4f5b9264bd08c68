//! A small reading of formulas, written for these workbooks and independent of how they are made: what every formula results
//! in, from the cells that stand in the workbook.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What a cell holds or a formula results in.
#[derive(Clone, Debug, PartialEq)]
pub enum V {
    Blank,
    Number(f64),
    Text(String),
    Bool(bool),
    /// `#N/A` and its kin.
    Error,
}

type At = (u32, u32);

/// Ranges by sheet, first and last cell.
type Ranges = HashMap<(String, At, At), Rc<Vec<V>>>;

/// A workbook: values and formulas by sheet and cell, rows and columns from 1.
#[derive(Default)]
pub struct Book {
    pub values: HashMap<String, HashMap<At, V>>,
    pub formulas: HashMap<String, HashMap<At, String>>,
    /// Ranges that were read, for many formulas look through the same.
    ranges: RefCell<Ranges>,
}

/// A range, or a single value.
enum Arg {
    One(V),
    Many(Rc<Vec<V>>),
}

impl Book {
    /// What the formula of a cell results in.
    pub fn result(&self, sheet: &str, at: At) -> V {
        let formula = &self.formulas[sheet][&at];
        let mut reader = Reader { book: self, sheet, text: formula.as_bytes(), at: 0 };
        let value = reader.expression(0);
        assert_eq!(reader.at, formula.len(), "{formula} is read to its end");
        one(value)
    }

    /// The value of a cell: that of its formula, reckoned anew.
    fn value(&self, sheet: &str, at: At) -> V {
        if self.formulas.get(sheet).is_some_and(|formulas| formulas.contains_key(&at)) {
            return self.result(sheet, at);
        }
        self.values.get(sheet).and_then(|values| values.get(&at)).cloned().unwrap_or(V::Blank)
    }
}

struct Reader<'b> {
    book: &'b Book,
    sheet: &'b str,
    text: &'b [u8],
    at: usize,
}

/// Operators, the loosest first.
const LEVELS: [&[&str]; 4] = [&["<=", ">=", "<>", "=", "<", ">"], &["&"], &["+", "-"], &["*"]];

impl Reader<'_> {
    fn peek(&self, word: &str) -> bool {
        self.text[self.at..].starts_with(word.as_bytes())
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.peek(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn expression(&mut self, level: usize) -> Arg {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.expression(level + 1);
        while let Some(operator) = operators.iter().find(|operator| self.peek(operator)) {
            self.at += operator.len();
            let right = self.expression(level + 1);
            left = each(left, right, |a, b| binary(operator, &a, &b));
        }
        left
    }

    fn unary(&mut self) -> Arg {
        if self.take("-") {
            return each(self.unary(), Arg::One(V::Blank), |a, _| {
                number(&a).map_or(V::Error, |number| V::Number(-number))
            });
        }
        if self.take("(") {
            let inner = self.expression(0);
            assert!(self.take(")"));
            return inner;
        }
        if self.take("\"") {
            let mut text = Vec::new();
            loop {
                if self.take("\"\"") {
                    text.push(b'"');
                } else if self.take("\"") {
                    return Arg::One(V::Text(String::from_utf8(text).unwrap()));
                } else {
                    text.push(self.text[self.at]);
                    self.at += 1;
                }
            }
        }
        if self.peek("'") || self.peek("$") {
            return self.range();
        }
        let from = self.at;
        while self.text.get(self.at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'.') {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.text[from..self.at]).unwrap();
        if let Ok(number) = word.parse() {
            return Arg::One(V::Number(number));
        }
        assert!(self.take("("), "{word} at {from} of {}", String::from_utf8_lossy(self.text));
        self.function(word)
    }

    /// `'一覧'!$A$1:$B$2`, `$A6`, `$A6:$C6`.
    fn range(&mut self) -> Arg {
        let mut sheet = self.sheet.to_owned();
        if self.take("'") {
            let end = self.at + self.text[self.at..].windows(2).position(|pair| pair == b"'!").unwrap();
            sheet = std::str::from_utf8(&self.text[self.at..end]).unwrap().replace("''", "'");
            self.at = end + 2;
        }
        let first = self.cell();
        if !self.take(":") {
            return Arg::One(self.book.value(&sheet, first));
        }
        let mut last = self.cell();
        // Below the last row of the sheet there is nothing.
        let used = self.book.values.get(&sheet).and_then(|values| values.keys().map(|at| at.0).max()).unwrap_or(1);
        last.0 = last.0.min(used.max(first.0));
        let key = (sheet, first, last);
        if let Some(known) = self.book.ranges.borrow().get(&key) {
            return Arg::Many(Rc::clone(known));
        }
        let cells = (first.0..=last.0).flat_map(|row| (first.1..=last.1).map(move |column| (row, column)));
        let values: Rc<Vec<V>> = Rc::new(cells.map(|at| self.book.value(&key.0, at)).collect());
        self.book.ranges.borrow_mut().insert(key, Rc::clone(&values));
        Arg::Many(values)
    }

    fn cell(&mut self) -> At {
        let (mut row, mut column) = (0, 0);
        self.take("$");
        while let Some(letter) = self.text.get(self.at).filter(|b| b.is_ascii_uppercase()) {
            column = column * 26 + u32::from(letter - b'A') + 1;
            self.at += 1;
        }
        self.take("$");
        while let Some(digit) = self.text.get(self.at).filter(|b| b.is_ascii_digit()) {
            row = row * 10 + u32::from(digit - b'0');
            self.at += 1;
        }
        assert!(row > 0 && column > 0, "a cell at {} of {}", self.at, String::from_utf8_lossy(self.text));
        (row, column)
    }

    fn function(&mut self, name: &str) -> Arg {
        let mut args = Vec::new();
        while !self.take(")") {
            args.push(self.expression(0));
            self.take(",");
        }
        Arg::One(call(name, args))
    }
}

fn call(name: &str, args: Vec<Arg>) -> V {
    let yes = |arg: &V| match arg {
        V::Bool(yes) => *yes,
        V::Number(number) => *number != 0.0,
        other => panic!("{name} asks {other:?}"),
    };
    match name {
        "IF" => {
            let [condition, then, other] = <[V; 3]>::try_from(args.into_iter().map(one).collect::<Vec<_>>()).unwrap();
            if condition == V::Error {
                V::Error
            } else if yes(&condition) {
                then
            } else {
                other
            }
        }
        "IFERROR" => {
            let [value, other] = <[V; 2]>::try_from(args.into_iter().map(one).collect::<Vec<_>>()).unwrap();
            if value == V::Error { other } else { value }
        }
        "AND" => V::Bool(args.into_iter().all(|arg| yes(&one(arg)))),
        "OR" => V::Bool(args.into_iter().any(|arg| yes(&one(arg)))),
        "NOT" => V::Bool(!yes(&one(args.into_iter().next().unwrap()))),
        "ISNUMBER" => V::Bool(matches!(one(args.into_iter().next().unwrap()), V::Number(_))),
        "ISNA" => V::Bool(one(args.into_iter().next().unwrap()) == V::Error),
        "ABS" => number(&one(args.into_iter().next().unwrap())).map_or(V::Error, |number| V::Number(number.abs())),
        "MAX" => V::Number(numbers(&args).fold(f64::MIN, f64::max)),
        "INT" => number(&one(args.into_iter().next().unwrap())).map_or(V::Error, |number| V::Number(number.floor())),
        "MOD" => {
            let [a, b] = <[V; 2]>::try_from(args.into_iter().map(one).collect::<Vec<_>>()).unwrap();
            number(&a).zip(number(&b)).map_or(V::Error, |(a, b)| V::Number(a.rem_euclid(b)))
        }
        "SUM" => V::Number(numbers(&args).sum()),
        "COUNT" => V::Number(numbers(&args).count() as f64),
        "COUNTA" => V::Number(args.iter().flat_map(values).filter(|value| **value != V::Blank).count() as f64),
        "SUMPRODUCT" => V::Number(numbers(&args).sum()),
        "COUNTIF" => {
            let [range, wanted] = <[Arg; 2]>::try_from(args).ok().unwrap();
            let wanted = one(wanted);
            V::Number(values(&range).filter(|value| meets(value, &wanted)).count() as f64)
        }
        "SUMIFS" => {
            let mut args = args.into_iter();
            let sums = args.next().unwrap();
            let rest: Vec<Arg> = args.collect();
            let mut total = 0.0;
            let list = |arg: &Arg| match arg {
                Arg::Many(values) => Rc::clone(values),
                Arg::One(value) => Rc::new(vec![value.clone()]),
            };
            let pairs: Vec<(Rc<Vec<V>>, V)> = rest
                .chunks(2)
                .map(|pair| match &pair[1] {
                    Arg::One(wanted) => (list(&pair[0]), wanted.clone()),
                    Arg::Many(_) => panic!("a criterion is one value"),
                })
                .collect();
            for (at, value) in list(&sums).iter().enumerate() {
                let fits = pairs.iter().all(|(range, wanted)| meets(&range[at], wanted));
                if let (true, V::Number(number)) = (fits, value) {
                    total += number;
                }
            }
            V::Number(total)
        }
        "MATCH" => {
            let [wanted, range, _] = <[Arg; 3]>::try_from(args).ok().unwrap();
            let wanted = one(wanted);
            let found = values(&range)
                .position(|value| *value != V::Blank && compare(value, &wanted) == Some(std::cmp::Ordering::Equal));
            found.map_or(V::Error, |at| V::Number((at + 1) as f64))
        }
        "INDEX" => {
            let [range, at] = <[Arg; 2]>::try_from(args).ok().unwrap();
            match one(at) {
                V::Number(at) if at >= 1.0 => values(&range).nth(at as usize - 1).cloned().unwrap_or(V::Error),
                _ => V::Error,
            }
        }
        other => panic!("the function {other} is not known"),
    }
}

fn values(arg: &Arg) -> Box<dyn Iterator<Item = &V> + '_> {
    match arg {
        Arg::One(value) => Box::new(std::iter::once(value)),
        Arg::Many(values) => Box::new(values.iter()),
    }
}

fn numbers(args: &[Arg]) -> impl Iterator<Item = f64> + '_ {
    args.iter().flat_map(values).filter_map(|value| if let V::Number(number) = value { Some(*number) } else { None })
}

/// Whether a cell meets a criterion: equal, or `>=` and `<=` with a number.
fn meets(value: &V, wanted: &V) -> bool {
    if let V::Text(text) = wanted {
        for (sign, order) in [(">=", std::cmp::Ordering::Less), ("<=", std::cmp::Ordering::Greater)] {
            if let Some(bound) = text.strip_prefix(sign) {
                let bound: f64 = bound.parse().unwrap();
                return matches!(value, V::Number(number) if number.partial_cmp(&bound) != Some(order));
            }
        }
    }
    *value != V::Blank && compare(value, wanted) == Some(std::cmp::Ordering::Equal)
}

fn each(left: Arg, right: Arg, f: impl Fn(V, V) -> V) -> Arg {
    match (left, right) {
        (Arg::One(a), Arg::One(b)) => Arg::One(f(a, b)),
        (Arg::Many(a), Arg::One(b)) => Arg::Many(Rc::new(a.iter().map(|a| f(a.clone(), b.clone())).collect())),
        (Arg::One(a), Arg::Many(b)) => Arg::Many(Rc::new(b.iter().map(|b| f(a.clone(), b.clone())).collect())),
        (Arg::Many(a), Arg::Many(b)) => {
            Arg::Many(Rc::new(a.iter().zip(b.iter()).map(|(a, b)| f(a.clone(), b.clone())).collect()))
        }
    }
}

fn one(arg: Arg) -> V {
    match arg {
        Arg::One(value) => value,
        Arg::Many(..) => panic!("a range where a value is wanted"),
    }
}

fn number(value: &V) -> Option<f64> {
    match value {
        V::Number(number) => Some(*number),
        V::Blank => Some(0.0),
        V::Bool(yes) => Some(f64::from(u8::from(*yes))),
        V::Text(_) | V::Error => None,
    }
}

fn text(value: &V) -> String {
    match value {
        V::Text(text) => text.clone(),
        V::Number(number) => number.to_string(),
        V::Blank => String::new(),
        other => panic!("{other:?} is no text"),
    }
}

/// Blank is nothing, 0 and a text of nothing; texts are compared without regard to case; numbers stand before texts.
fn compare(a: &V, b: &V) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (V::Error, _) | (_, V::Error) => None,
        (V::Blank, V::Blank) => Some(std::cmp::Ordering::Equal),
        (V::Text(a), V::Blank) => a.as_str().partial_cmp(""),
        (V::Blank, V::Text(b)) => "".partial_cmp(b.as_str()),
        (V::Text(a), V::Text(b)) => a.to_lowercase().partial_cmp(&b.to_lowercase()),
        (V::Text(_), _) => Some(std::cmp::Ordering::Greater),
        (_, V::Text(_)) => Some(std::cmp::Ordering::Less),
        (a, b) => number(a)?.partial_cmp(&number(b)?),
    }
}

fn binary(operator: &str, a: &V, b: &V) -> V {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let reckon = |f: fn(f64, f64) -> f64| match (number(a), number(b)) {
        (Some(a), Some(b)) => V::Number(f(a, b)),
        _ => V::Error,
    };
    let order =
        |wanted: &[std::cmp::Ordering]| compare(a, b).map_or(V::Error, |order| V::Bool(wanted.contains(&order)));
    match operator {
        "+" => reckon(|a, b| a + b),
        "-" => reckon(|a, b| a - b),
        "*" => reckon(|a, b| a * b),
        "&" if *a == V::Error || *b == V::Error => V::Error,
        "&" => V::Text(text(a) + &text(b)),
        "=" => order(&[Equal]),
        "<>" => order(&[Less, Greater]),
        "<" => order(&[Less]),
        ">" => order(&[Greater]),
        "<=" => order(&[Less, Equal]),
        ">=" => order(&[Greater, Equal]),
        other => panic!("the operator {other} is not known"),
    }
}
