//! Reading fixtures, and writing findings back in the same notation.

use std::ops::Range;

use crate::mark::{Mark, Sign};

/// A fixture that has been read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fixture {
    /// The files, in their order.
    pub files: Vec<FixtureFile>,
    /// What the markers say, in their order.
    pub annotations: Vec<Annotation>,
}

/// One file of a fixture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FixtureFile {
    /// The path as it was written; empty in a fixture that names no files.
    pub path: String,
    /// The text without markers.
    pub text: String,
    /// How the file was announced.
    header: &'static str,
    /// How its markers begin.
    sign: Sign,
}

/// A message at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotation {
    /// The file, by its position in the fixture.
    pub file: usize,
    /// The bytes of the file's text.
    pub range: Range<usize>,
    /// What is said; one line.
    pub message: String,
}

impl Fixture {
    /// Reads a fixture in the notation of the crate's documentation.
    ///
    /// # Panics
    /// Where a marker has no line to refer to or reaches past its end, and where text stands before the first file.
    #[track_caller]
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\n').unwrap_or(text);
        let mut fixture = Self { files: Vec::new(), annotations: Vec::new() };
        let named = text.lines().any(|line| header(line).is_some());
        if !named {
            fixture.files.push(FixtureFile::new("", "", "//-"));
        }
        // What is left to do at the end of each file, when its text is whole: a range may end on a later line.
        let mut marks: Vec<(usize, Option<usize>, Sign, Mark)> = Vec::new();
        let mut line_start = None;
        for line in text.split_inclusive('\n') {
            if let Some((sign, path)) = header(line) {
                fixture.files.push(FixtureFile::new(path, "", sign));
                line_start = None;
                continue;
            }
            let number = fixture.files.len().wrapping_sub(1);
            let Some(file) = fixture.files.last_mut() else {
                assert!(line.trim().is_empty(), "`{}` stands before the first file", line.trim_end());
                continue;
            };
            if let Some((sign, mark)) = Mark::parse(line) {
                marks.push((number, line_start, sign, mark));
            } else {
                line_start = Some(file.text.len());
                file.text.push_str(line);
            }
        }
        for file in &mut fixture.files {
            file.sign = Sign::natural(&file.path, &file.text);
        }
        for (file, line_start, sign, mark) in marks {
            fixture.files[file].sign = sign;
            let text = &fixture.files[file].text;
            let has_line = line_start.is_some() || text.is_empty();
            assert!(has_line, "the marker `{}` stands above the first line", mark.message);
            let range = mark.range_in(text, line_start.unwrap_or(0));
            fixture.annotations.push(Annotation { file, range, message: mark.message });
        }
        fixture
    }

    /// The position of the file with `path`.
    ///
    /// # Panics
    /// Where there is none.
    #[track_caller]
    pub fn file(&self, path: &str) -> usize {
        self.files
            .iter()
            .position(|it| it.path == path)
            .unwrap_or_else(|| panic!("no file `{path}` in the fixture"))
    }

    /// The fixture's text with its own annotations, in the form in which [`render`] writes what was found.
    pub fn render(&self) -> String {
        render(&self.files, &self.annotations)
    }
}

impl FixtureFile {
    /// A file that a test has made itself. Its markers begin with `//` if it looks like JSON, else with `#`.
    pub fn unmarked(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(path, text, "//-")
    }

    fn new(path: impl Into<String>, text: impl Into<String>, header: &'static str) -> Self {
        let (path, text) = (path.into(), text.into());
        Self { sign: Sign::natural(&path, &text), path, text, header }
    }
}

impl Annotation {
    /// An annotation of the file at position `file`.
    pub fn new(file: usize, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { file, range, message: message.into() }
    }
}

/// Writes `files` with `annotations` under the lines in which they begin, ordered by place and message. Reading the
/// outcome gives the same files and annotations, but for a missing line break at the end of a file, which is added.
///
/// # Panics
/// Where an annotation lies outside of its file or inside of a character.
pub fn render(files: &[FixtureFile], annotations: &[Annotation]) -> String {
    let mut out = String::new();
    for (number, file) in files.iter().enumerate() {
        if !file.path.is_empty() {
            out.extend([file.header, " ", &file.path, "\n"]);
        }
        for (line, markers) in marked_lines(file, number, annotations) {
            out.push_str(line);
            if !line.is_empty() && !line.ends_with('\n') {
                out.push('\n');
            }
            for marker in markers {
                out.push_str(&marker);
                out.push('\n');
            }
        }
    }
    out
}

/// The lines of `file`, each with the markers that belong under it. An empty file has one empty line.
pub(crate) fn marked_lines<'a>(
    file: &'a FixtureFile,
    number: usize,
    annotations: &[Annotation],
) -> Vec<(&'a str, Vec<String>)> {
    let mut own: Vec<&Annotation> = annotations.iter().filter(|it| it.file == number).collect();
    own.sort_by_key(|it| (it.range.start, it.range.end, &it.message));
    let mut own = own.into_iter().peekable();
    let mut lines: Vec<&str> = file.text.split_inclusive('\n').collect();
    if lines.is_empty() {
        lines.push("");
    }
    let last = lines.len() - 1;
    let mut start = 0;
    let mut out = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        let end = start + line.len();
        let mut markers = Vec::new();
        // What begins at the very end of the text stands under its last line.
        while let Some(it) = own.next_if(|it| it.range.start < end || at == last) {
            markers.push(Mark::new(&file.text, start, it.range.clone(), &it.message).write(file.sign));
        }
        out.push((line, markers));
        start = end;
    }
    out
}

/// The sign and the path of a line that begins a file.
fn header(line: &str) -> Option<(&'static str, &str)> {
    ["//-", "#-"].into_iter().find_map(|sign| {
        let path = line.strip_prefix(sign)?.strip_prefix(' ')?.trim();
        (!path.is_empty()).then_some((sign, path))
    })
}
