//! The findings of a run, shared file by file.

use std::ops::Deref;
use std::slice;
use std::sync::Arc;

use crate::Finding;

/// Findings in their total order: path, offset, rule, message. Those in one file are one list, which a later run has as well where nothing
/// about it has changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Findings {
    lists: Vec<Arc<FileFindings>>,
}

/// The findings in one file, in the order of their places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileFindings(Vec<Finding>);

impl From<Vec<Finding>> for FileFindings {
    fn from(findings: Vec<Finding>) -> Self {
        Self(findings)
    }
}

impl Deref for FileFindings {
    type Target = [Finding];

    fn deref(&self) -> &[Finding] {
        &self.0
    }
}

impl Findings {
    /// All of them, in the order.
    pub fn iter(&self) -> Iter<'_> {
        Iter { lists: self.lists.iter(), list: [].iter() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lists.iter().map(|it| it.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The lists, none of which is empty: those in each file, in the order.
    pub fn by_file(&self) -> &[Arc<FileFindings>] {
        &self.lists
    }
}

/// Of lists that are each of one file, in the order of the files.
impl FromIterator<Arc<FileFindings>> for Findings {
    fn from_iter<I: IntoIterator<Item = Arc<FileFindings>>>(lists: I) -> Self {
        Self { lists: lists.into_iter().filter(|it| !it.is_empty()).collect() }
    }
}

/// Of findings in their order.
impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        let mut lists: Vec<Vec<Finding>> = Vec::new();
        for finding in findings {
            match lists.last_mut().filter(|it| it.last().is_some_and(|it| it.file == finding.file)) {
                Some(list) => list.push(finding),
                None => lists.push(vec![finding]),
            }
        }
        lists.into_iter().map(|it| Arc::new(FileFindings(it))).collect()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// The findings of [`Findings`], in their order.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    lists: slice::Iter<'a, Arc<FileFindings>>,
    list: slice::Iter<'a, Finding>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a Finding;

    fn next(&mut self) -> Option<&'a Finding> {
        loop {
            if let Some(finding) = self.list.next() {
                return Some(finding);
            }
            self.list = self.lists.next()?.iter();
        }
    }
}
