//! Which files configure projects.

/// All names of such files with how they are read, in the order in which one of them is looked for in a folder
/// (<https://the-guild.dev/graphql/config/docs/user/usage#config-search-places>); those of version 2 come last.
const NAMES: [(&str, FileName); 26] = [
    ("graphql.config.ts", FileName::Code),
    ("graphql.config.cts", FileName::Code),
    ("graphql.config.mts", FileName::Code),
    ("graphql.config.js", FileName::Code),
    ("graphql.config.cjs", FileName::Code),
    ("graphql.config.mjs", FileName::Code),
    ("graphql.config.json", FileName::Json),
    ("graphql.config.yaml", FileName::Yaml),
    ("graphql.config.yml", FileName::Yaml),
    ("graphql.config.toml", FileName::Toml),
    (".graphqlrc", FileName::YamlOrJson),
    (".graphqlrc.ts", FileName::Code),
    (".graphqlrc.cts", FileName::Code),
    (".graphqlrc.mts", FileName::Code),
    (".graphqlrc.js", FileName::Code),
    (".graphqlrc.cjs", FileName::Code),
    (".graphqlrc.mjs", FileName::Code),
    (".graphqlrc.json", FileName::Json),
    (".graphqlrc.yml", FileName::Yaml),
    (".graphqlrc.yaml", FileName::Yaml),
    (".graphqlrc.toml", FileName::Toml),
    ("package.json", FileName::Package),
    (".graphqlconfig", FileName::YamlOrJson),
    (".graphqlconfig.json", FileName::Json),
    (".graphqlconfig.yaml", FileName::Yaml),
    (".graphqlconfig.yml", FileName::Yaml),
];

/// How a file is read, by its name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FileName {
    /// As YAML.
    Yaml,
    /// As JSON.
    Json,
    /// As TOML.
    Toml,
    /// As JSON where it is that, else as YAML.
    YamlOrJson,
    /// As JSON, in which one key is looked at.
    Package,
    /// Not at all: it is code.
    Code,
}

impl FileName {
    /// All names (without folders) of such files, in the order in which one of them is looked for in a folder.
    pub fn all() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// How the file of that name (without folders) is read, if it configures projects.
    pub fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(it, _)| *it == name).map(|(_, kind)| *kind)
    }
}

/// Whether a file of that name (without folders) configures projects; a `package.json` only may.
pub fn is_file_name(name: &str) -> bool {
    rank(name).is_some()
}

/// The place of a file name (without folders) among those that configure projects: where a folder has several, the one with the smallest
/// number counts, a `package.json` only if it configures something.
pub fn rank(name: &str) -> Option<usize> {
    NAMES.iter().position(|(it, _)| *it == name)
}
