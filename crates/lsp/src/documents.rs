//! The documents that are open in the editor: which path each has, how the client spells its URI, its version.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::uri;

/// The documents that are open.
#[derive(Default)]
pub(crate) struct Documents {
    by_path: BTreeMap<PathBuf, Document>,
    /// The paths that stand for documents which have none.
    untitled: HashMap<String, PathBuf>,
}

/// An open document.
pub(crate) struct Document {
    /// As the client spells it.
    pub(crate) uri: Uri,
    /// What the client says; the order of arrival is what counts.
    pub(crate) version: i32,
}

impl Documents {
    /// Where the document or file is. `None` for what is neither on this machine's disk nor an open document without a
    /// place.
    pub(crate) fn path(&self, uri: &str) -> Option<PathBuf> {
        uri::to_path(uri).or_else(|| self.untitled.get(uri).cloned())
    }

    /// The URI of `path`: the client's own spelling where it has the document open.
    pub(crate) fn uri(&self, path: &Path) -> Uri {
        self.by_path.get(path).map_or_else(|| Uri(uri::of_path(path)), |it| it.uri.clone())
    }

    /// The open document at `path`.
    pub(crate) fn get(&self, path: &Path) -> Option<&Document> {
        self.by_path.get(path)
    }

    /// The open document at `path`.
    pub(crate) fn get_mut(&mut self, path: &Path) -> Option<&mut Document> {
        self.by_path.get_mut(path)
    }

    /// The open documents by their paths.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Path, &Document)> {
        self.by_path.iter().map(|(path, document)| (&**path, document))
    }

    /// Adds a document, and says where it is. One without a place gets one in `folder`, where the configuration that it
    /// will probably have counts. `None` where it is of a scheme that is none of ours.
    pub(crate) fn open(&mut self, uri: Uri, language: &str, version: i32, folder: &Path) -> Option<PathBuf> {
        let path = match self.path(&uri.0) {
            Some(path) => path,
            None if is_untitled(&uri.0) => {
                let path = self.place(&uri.0, language, folder);
                self.untitled.insert(uri.0.clone(), path.clone());
                path
            }
            None => return None,
        };
        self.by_path.insert(path.clone(), Document { uri, version });
        Some(path)
    }

    /// Takes a document away.
    pub(crate) fn close(&mut self, uri: &str) -> Option<PathBuf> {
        let path = self.path(uri)?;
        self.untitled.remove(uri);
        self.by_path.remove(&path).map(|_| path)
    }

    /// A path that no file has.
    fn place(&self, uri: &str, language: &str, folder: &Path) -> PathBuf {
        let extension = if language.starts_with("json") { "json" } else { "yaml" };
        let name: String = uri
            .split_once(':')
            .map_or(uri, |(_, name)| name)
            .chars()
            .map(|it| if it.is_alphanumeric() || it == '-' { it } else { '_' })
            .take(80)
            .collect();
        let candidates = (0..).map(|number| folder.join(format!("{name}.untitled~{number}.{extension}")));
        let mut free = candidates.filter(|path| !self.by_path.contains_key(path));
        free.next().expect("there are more numbers than documents")
    }
}

fn is_untitled(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("untitled"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_keeps_the_spelling_that_it_was_opened_with() {
        let mut documents = Documents::default();
        let path = documents.open(Uri::from("file:///a%2fb c.yaml"), "yaml", 1, Path::new("/w"));
        assert_eq!(path.as_deref(), Some(Path::new("/a/b c.yaml")));
        assert_eq!(documents.path("file:///a/b%20c.yaml"), path);
        assert_eq!(documents.uri(Path::new("/a/b c.yaml")).0, "file:///a%2fb c.yaml");
        assert_eq!(documents.close("file:///a/b%20c.yaml"), path);
        assert_eq!(documents.uri(Path::new("/a/b c.yaml")).0, "file:///a/b%20c.yaml");
    }

    #[test]
    fn documents_without_a_place_get_one_each() {
        let mut documents = Documents::default();
        let mut open = |uri, language| documents.open(Uri::from(uri), language, 1, Path::new("/w"));
        let one = open("untitled:a/b", "json");
        let two = open("untitled:a_b", "yaml");
        let three = open("untitled:a.b", "yaml");
        assert_eq!(one.as_deref(), Some(Path::new("/w/a_b.untitled~0.json")));
        assert_eq!(two.as_deref(), Some(Path::new("/w/a_b.untitled~0.yaml")));
        assert_eq!(three.as_deref(), Some(Path::new("/w/a_b.untitled~1.yaml")));
        assert_eq!(open("git:/a", "yaml"), None);
        assert_eq!(documents.uri(&three.clone().expect("it is open")).0, "untitled:a.b");
        assert_eq!(documents.close("untitled:a.b"), three);
        assert_eq!(documents.path("untitled:a.b"), None);
    }
}
