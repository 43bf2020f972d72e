//! The fields of a type. Most types have a few, so they are in lists, which take a fraction of what a tree of them does.

use super::FieldDef;

/// Fields by their names, which also is their order.
#[derive(Clone, Default, Debug)]
pub struct Fields {
    all: Vec<(Box<str>, FieldDef)>,
    /// Numbers of `all`, by the names of what they number.
    order: Vec<u32>,
}

impl Fields {
    /// The field of that name.
    pub fn get(&self, name: &str) -> Option<&FieldDef> {
        self.find(name).ok().map(|at| &self.at(at).1)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut FieldDef> {
        let at = self.order[self.find(name).ok()?];
        Some(&mut self.all[at as usize].1)
    }

    /// Whether there is a field of that name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Says that there is a field of that name, unless there is one already.
    pub fn add(&mut self, name: &str, field: FieldDef) {
        let Err(at) = self.find(name) else { return };
        self.order.insert(at, self.all.len() as u32);
        self.all.push((name.into(), field));
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &FieldDef)> {
        self.order.iter().map(|&it| &self.all[it as usize]).map(|it| (&*it.0, &it.1))
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|it| it.0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Takes no more memory than it needs.
    pub(crate) fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.order.shrink_to_fit();
    }

    fn at(&self, at: usize) -> &(Box<str>, FieldDef) {
        &self.all[self.order[at] as usize]
    }

    /// Where the field is in the order, or would be.
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.order.binary_search_by(|it| (*self.all[*it as usize].0).cmp(name))
    }
}
