//! Regular expressions as protovalidate has them: those of RE2 (<https://github.com/google/re2/wiki/Syntax>).
//!
//! Read in one pass, without recursion, and written down again for the engine that is at hand.

use std::fmt::Write as _;

use super::unicode;

/// Groups that are open at a time.
const MAX_DEPTH: usize = 1_000;

/// How often something may be repeated, and something that is repeated in it.
const MAX_REPEAT: u32 = 1_000;

/// The same expression for the engine; what is wrong where it is none.
pub(super) fn read(pattern: &str) -> Result<String, &'static str> {
    let mut reader =
        Reader { rest: pattern, out: String::with_capacity(pattern.len() + 8), ..Reader::default() };
    while let Some(next) = reader.rest.chars().next() {
        reader.step(next)?;
    }
    if reader.groups.is_empty() { Ok(reader.out) } else { Err("a `(` is not closed") }
}

#[derive(Default)]
struct Reader<'p> {
    rest: &'p str,
    out: String,
    /// The groups that are open.
    groups: Vec<Level>,
    level: Level,
}

/// What was read since a group was opened.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Whether the last thing can be repeated, and how often it is.
    atom: Option<u32>,
    /// Whether the last thing was a repetition.
    is_repeat: bool,
    /// The most that anything in it is repeated.
    repeats: u32,
}

impl<'p> Reader<'p> {
    fn take(&mut self, length: usize) -> &'p str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn atom(&mut self, repeats: u32) {
        self.level.atom = Some(repeats.max(1));
        self.level.is_repeat = false;
        self.level.repeats = self.level.repeats.max(repeats);
    }

    fn step(&mut self, next: char) -> Result<(), &'static str> {
        match next {
            '(' => return self.open(),
            ')' => {
                self.take(1);
                let inner = self.level.repeats;
                self.level = self.groups.pop().ok_or("a `)` closes nothing")?;
                self.out.push(')');
                self.atom(inner);
            }
            '|' => {
                self.take(1);
                self.out.push('|');
                self.level = Level { repeats: self.level.repeats, ..Level::default() };
            }
            '[' => self.class()?,
            '*' | '+' | '?' => {
                self.take(1);
                self.out.push(next);
                self.repeat(1)?;
            }
            '{' => match self.count() {
                Some((length, least, most)) => {
                    let range = self.take(length);
                    self.out.push_str(range);
                    let most = most.unwrap_or(least);
                    if least > MAX_REPEAT || most > MAX_REPEAT || most < least {
                        return Err("a count is above 1000, or the first above the second");
                    }
                    self.repeat(most)?;
                }
                None => self.literal('{'),
            },
            '\\' => self.escape()?,
            '^' | '$' | '.' => {
                self.take(1);
                self.out.push(next);
                self.atom(0);
            }
            _ => self.literal(next),
        }
        Ok(())
    }

    fn literal(&mut self, next: char) {
        self.take(next.len_utf8());
        push_literal(&mut self.out, next);
        self.atom(0);
    }

    /// A repetition, at most `count` times, whose sign was read.
    fn repeat(&mut self, count: u32) -> Result<(), &'static str> {
        if self.rest.starts_with('?') {
            self.take(1);
            self.out.push('?');
        }
        if self.level.is_repeat {
            return Err("something is repeated twice");
        }
        let inner = self.level.atom.ok_or("there is nothing to repeat")?;
        let product = inner.saturating_mul(count.max(1));
        if product > MAX_REPEAT {
            return Err("a count in a count makes more than 1000");
        }
        self.level.is_repeat = true;
        self.level.atom = Some(product);
        self.level.repeats = self.level.repeats.max(product);
        Ok(())
    }

    /// `{2}`, `{2,}` or `{2,3}`: its length, the least and the most; anything else is text.
    fn count(&self) -> Option<(usize, u32, Option<u32>)> {
        let end = self.rest.find('}')?;
        let number = |text: &str| {
            let is_number = text.bytes().all(|it| it.is_ascii_digit()) && !text.is_empty();
            let has_zero = text.len() > 1 && text.starts_with('0');
            (is_number && !has_zero).then(|| text.parse().unwrap_or(u32::MAX))
        };
        let (least, most) = match self.rest[1..end].split_once(',') {
            None => (number(&self.rest[1..end])?, None),
            Some((least, "")) => (number(least)?, None),
            Some((least, most)) => (number(least)?, Some(number(most)?)),
        };
        Some((end + 1, least, most))
    }

    fn open(&mut self) -> Result<(), &'static str> {
        if self.groups.len() >= MAX_DEPTH {
            return Err("more than 1000 groups are in each other");
        }
        let Some(flags) = self.rest.strip_prefix("(?") else {
            self.take(1);
            self.out.push('(');
            self.enter();
            return Ok(());
        };
        if let Some(named) = flags.strip_prefix("P<").or_else(|| flags.strip_prefix('<')) {
            let name = &named[..named.find('>').ok_or("the name of a group is not closed")?];
            let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
            if !is_name {
                return Err("the name of a group is no name");
            }
            self.take(self.rest.len() - named.len() + name.len() + 1);
            self.out.push('(');
            self.enter();
            return Ok(());
        }
        let fault = "what stands behind `(?` is not known";
        let end = flags.find([':', ')']).ok_or(fault)?;
        let (on, off) = flags[..end].split_once('-').unwrap_or((&flags[..end], "i"));
        let is_known = |text: &str| text.chars().all(|it| matches!(it, 'i' | 'm' | 's' | 'U'));
        if !is_known(on) || !is_known(off) || off.is_empty() {
            return Err(fault);
        }
        let opens = flags.as_bytes()[end] == b':';
        let text = self.take(end + 3);
        self.out.push_str(text);
        self.level.is_repeat = false;
        if opens {
            self.enter();
        }
        Ok(())
    }

    fn enter(&mut self) {
        self.groups.push(self.level);
        self.level = Level::default();
    }

    fn escape(&mut self) -> Result<(), &'static str> {
        let Some(kind) = self.rest[1..].chars().next() else { return Err("it ends with a `\\`") };
        match kind {
            'A' | 'b' | 'B' | 'z' => {
                self.take(2);
                match kind {
                    'b' | 'B' => _ = write!(self.out, "(?-u:\\{kind})"),
                    _ => self.out.extend(['\\', kind]),
                }
            }
            'Q' => {
                self.take(2);
                let length = self.rest.find("\\E").unwrap_or(self.rest.len());
                for it in self.take(length).chars() {
                    push_literal(&mut self.out, it);
                    self.atom(0);
                }
                if self.rest.starts_with("\\E") {
                    self.take(2);
                }
                return Ok(());
            }
            _ => {
                if let Some(class) = self.class_escape()? {
                    _ = write!(self.out, "[{class}]");
                } else {
                    let it = self.character()?;
                    push_literal(&mut self.out, it);
                }
            }
        }
        self.atom(0);
        Ok(())
    }

    /// `\d` and the like, `\p{…}`: what stands for it inside of a class.
    fn class_escape(&mut self) -> Result<Option<String>, &'static str> {
        let class = match self.rest.as_bytes().get(1) {
            Some(b'd') => "0-9",
            Some(b'D') => "[^0-9]",
            Some(b's') => "\\t\\n\\x0c\\r ",
            Some(b'S') => "[^\\t\\n\\x0c\\r ]",
            Some(b'w') => "0-9A-Za-z_",
            Some(b'W') => "[^0-9A-Za-z_]",
            Some(b'p' | b'P') => {
                let fault = "`\\p` has no class that is known behind it";
                let (name, length) = if let Some(inner) = self.rest[2..].strip_prefix('{') {
                    let end = inner.find('}').ok_or(fault)?;
                    (&inner[..end], end + 4)
                } else {
                    let end = 2 + self.rest[2..].chars().next().ok_or(fault)?.len_utf8();
                    (&self.rest[2..end], end)
                };
                if !unicode::is_class(name.strip_prefix('^').unwrap_or(name)) {
                    return Err(fault);
                }
                return Ok(Some(self.take(length).to_owned()));
            }
            _ => return Ok(None),
        };
        self.take(2);
        Ok(Some(class.to_owned()))
    }

    /// One character, which may be written as an escape.
    fn character(&mut self) -> Result<char, &'static str> {
        let Some(next) = self.rest.chars().next() else { return Err("a `[` is not closed") };
        self.take(next.len_utf8());
        if next != '\\' {
            return Ok(next);
        }
        let Some(kind) = self.rest.chars().next() else { return Err("it ends with a `\\`") };
        self.take(kind.len_utf8());
        let fault = "an escape is not known";
        let digits = |text: &str, most: usize, radix: u32| {
            text.chars().take(most).take_while(|it| it.is_digit(radix)).count()
        };
        match kind {
            '0'..='7' => {
                let more = digits(self.rest, 2, 8);
                // What looks like a reference to a group is not supported.
                if kind != '0' && more == 0 {
                    return Err(fault);
                }
                let text = format!("{kind}{}", self.take(more));
                u32::from_str_radix(&text, 8).ok().and_then(char::from_u32).ok_or(fault)
            }
            'x' => {
                let (length, braces) = match self.rest.strip_prefix('{') {
                    Some(inner) => (digits(inner, usize::MAX, 16), 1),
                    None => (digits(self.rest, 2, 16), 0),
                };
                if length == 0 || braces == 0 && length < 2 {
                    return Err(fault);
                }
                self.take(braces);
                let value = u32::from_str_radix(self.take(length), 16).map_err(|_| fault)?;
                if braces == 1 && !self.rest.starts_with('}') {
                    return Err(fault);
                }
                self.take(braces);
                // Half of a pair is a character there; here it can be none, and matches nothing either way.
                if value > 0x10_ffff { Err(fault) } else { Ok(char::from_u32(value).unwrap_or('\u{fffd}')) }
            }
            'a' => Ok('\u{7}'),
            'f' => Ok('\u{c}'),
            'n' => Ok('\n'),
            'r' => Ok('\r'),
            't' => Ok('\t'),
            'v' => Ok('\u{b}'),
            it if it.is_ascii() && !it.is_ascii_alphanumeric() => Ok(it),
            _ => Err(fault),
        }
    }

    fn class(&mut self) -> Result<(), &'static str> {
        self.take(1);
        self.out.push('[');
        if self.rest.starts_with('^') {
            self.take(1);
            self.out.push('^');
        }
        let mut is_first = true;
        while is_first || !self.rest.starts_with(']') {
            is_first = false;
            if self.rest.starts_with("[:")
                && let Some(length) = self.rest[2..].find(":]")
            {
                let name = self.take(length + 4);
                let inner = &name[2..length + 2];
                if !unicode::POSIX.contains(&inner.strip_prefix('^').unwrap_or(inner)) {
                    return Err("a class in `[:…:]` is not known");
                }
                self.out.push_str(name);
                continue;
            }
            if self.rest.starts_with('\\')
                && let Some(class) = self.class_escape()?
            {
                self.out.push_str(&class);
                continue;
            }
            let low = self.character()?;
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]") && self.rest.len() > 1;
            let high = if is_range {
                self.take(1);
                self.character()?
            } else {
                low
            };
            if high < low {
                return Err("a range in `[…]` ends before it begins");
            }
            _ = write!(self.out, "\\x{{{:x}}}-\\x{{{:x}}}", u32::from(low), u32::from(high));
        }
        self.take(1);
        self.out.push(']');
        self.atom(0);
        Ok(())
    }
}

fn push_literal(out: &mut String, it: char) {
    if it.is_ascii() && !it.is_ascii_alphanumeric() {
        _ = write!(out, "\\x{{{:x}}}", u32::from(it));
    } else {
        out.push(it);
    }
}
