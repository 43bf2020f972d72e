//! What Prisma's own schema says of relations, where a framework takes them over.

use std::collections::BTreeMap;

/// The fields of each model: what they give, and whether that is a list.
#[derive(Clone, Default, Debug)]
pub(crate) struct Models(BTreeMap<String, BTreeMap<String, (String, bool)>>);

impl Models {
    /// Reads a schema. What is not understood is passed over.
    pub(crate) fn read(&mut self, text: &str) {
        let mut model: Option<String> = None;
        for line in text.lines().map(str::trim) {
            if line.starts_with('}') {
                model = None;
            } else if let Some(rest) = line.strip_prefix("model ").or_else(|| line.strip_prefix("view ")) {
                model = rest.split_whitespace().next().map(str::to_owned);
            } else if let Some(model) = &model
                && !line.starts_with(['/', '@'])
            {
                let mut words = line.split_whitespace();
                let (Some(field), Some(ty)) = (words.next(), words.next()) else { continue };
                let name = ty.trim_end_matches(['?', '[', ']', '!']);
                let of_model = self.0.entry(model.clone()).or_default();
                of_model.insert(field.to_owned(), (name.to_owned(), ty.ends_with("[]")));
            }
        }
    }

    /// Whether there is such a model.
    pub(crate) fn has(&self, model: &str) -> bool {
        self.0.contains_key(model)
    }

    /// The model that a field is called after, and whether it is called after several.
    pub(crate) fn named(&self, field: &str) -> Option<(String, bool)> {
        self.0.keys().find_map(|model| {
            let name = model.to_lowercase();
            let field = field.to_lowercase();
            let is_plural = field == format!("{name}s")
                || field == format!("{name}es")
                || name.strip_suffix('y').is_some_and(|stem| field == format!("{stem}ies"));
            (is_plural || field == name).then(|| (model.clone(), is_plural))
        })
    }

    /// What a relation of a model gives, and whether that is a list.
    pub(crate) fn relation(&self, model: &str, field: &str) -> Option<(String, bool)> {
        self.0.get(model)?.get(field).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_read() {
        let mut models = Models::default();
        models.read("model Film {\n  id Int @id\n  // a comment\n  director Person @relation(fields: [x])\n  cast Person[]\n  @@map(\"f\")\n}\n");
        assert_eq!(models.relation("Film", "director"), Some(("Person".into(), false)));
        assert_eq!(models.relation("Film", "cast"), Some(("Person".into(), true)));
        assert_eq!(models.named("films"), Some(("Film".into(), true)));
        assert_eq!(models.named("film"), Some(("Film".into(), false)));
        assert!(models.has("Film") && models.named("actors").is_none());
        assert_eq!(models.relation("Film", "a"), None);
        assert_eq!(models.relation("Person", "id"), None);
    }
}
