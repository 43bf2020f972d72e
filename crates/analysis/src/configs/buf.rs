//! `buf.yaml` as configuration: where no `wirelint.yaml` holds, its `lint` section says which rules run; what else it says of rules always
//! counts.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use rustc_hash::FxHashMap;
use wirelint_config::{BufLint, BufModule, BufRoot, buf_settings};
use wirelint_protobuf::roots::buf_yaml;
use wirelint_rules_protobuf::Options;
use wirelint_source::FileId;
use wirelint_vfs::relative_path;

use super::{Config, Configs};
use crate::catalogue::catalogue;
use crate::host::ConfigChoice;

const FILE_NAME: &str = "buf.yaml";

/// Those that have been read.
#[derive(Default)]
pub(super) struct State {
    by_folder: FxHashMap<PathBuf, Option<Arc<BufConfig>>>,
}

impl State {
    /// The files that they were read from.
    pub(super) fn files(&self) -> impl Iterator<Item = FileId> {
        self.by_folder.values().flatten().map(|it| it.file)
    }
}

/// A `buf.yaml`.
pub(crate) struct BufConfig {
    pub(super) config: Arc<Config>,
    lint: BufLint,
    file: FileId,
}

impl BufConfig {
    /// What it says beside levels of the file at `path` (absolute).
    pub(crate) fn of(&self, path: &Path) -> Option<&BufModule> {
        self.lint.of(&relative_path(&self.config.folder, path))
    }
}

impl Configs<'_> {
    /// The nearest `buf.yaml` upwards from the file at `path` (absolute), inside the workspace; none where no configuration is to be looked for.
    pub(crate) fn buf(&self, path: &Path) -> Option<Arc<BufConfig>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.buf_in(path.parent().unwrap_or(path), &mut state)
    }

    /// What configuration says beside levels to the rules about .proto files.
    pub(crate) fn protobuf_options(&self, path: &Path) -> Arc<Options> {
        let Some(buf) = self.buf(path) else { return Arc::default() };
        let Some(module) = buf.of(path) else { return Arc::default() };
        let usual = Options::default();
        let stated = |text: &Option<String>| text.as_deref().map(Box::from);
        Arc::new(Options {
            enum_zero_value_suffix: stated(&module.enum_zero_value_suffix)
                .unwrap_or(usual.enum_zero_value_suffix),
            service_suffix: stated(&module.service_suffix).unwrap_or(usual.service_suffix),
            rpc_allow_same_request_response: module.rpc_allow_same_request_response,
            rpc_allow_google_protobuf_empty_requests: module.rpc_allow_google_protobuf_empty_requests,
            rpc_allow_google_protobuf_empty_responses: module.rpc_allow_google_protobuf_empty_responses,
        })
    }

    /// Whether `// buf:lint:ignore` silences in the file at `path` (absolute).
    pub(crate) fn has_buf_ignores(&self, path: &Path) -> bool {
        let Some(buf) = self.buf(path) else { return true };
        buf.of(path).is_none_or(|it| it.has_comment_ignores)
    }

    pub(super) fn buf_in(&self, folder: &Path, state: &mut super::State) -> Option<Arc<BufConfig>> {
        if matches!(self.choice, ConfigChoice::None) {
            return None;
        }
        if let Some(known) = state.buf.by_folder.get(folder) {
            return known.clone();
        }
        let root = self.vfs.workspace().root_of(folder).unwrap_or(folder);
        let found = if self.exists(&folder.join(FILE_NAME)) {
            self.read_buf(&folder.join(FILE_NAME))
        } else {
            let above = folder.parent().filter(|it| folder != root && it.starts_with(root));
            above.and_then(|it| self.buf_in(it, state))
        };
        state.buf.by_folder.insert(folder.to_path_buf(), found.clone());
        found
    }

    fn read_buf(&self, path: &Path) -> Option<Arc<BufConfig>> {
        let file = self.vfs.load(path).ok()?;
        let tree = self.trees.get(self.vfs, file);
        let yaml = buf_yaml(&tree);
        let roots: Vec<BufRoot<'_>> = yaml
            .modules
            .iter()
            .map(|it| BufRoot { folder: &it.root, node: it.node.map(|it| tree.node(it)) })
            .collect();
        let (settings, lint) = buf_settings(catalogue(), file, &tree, yaml.version, &roots);
        let config = Arc::new(Config {
            folder: path.parent().unwrap_or(path).to_path_buf(),
            settings: settings.adjusted(self.adjustments.clone()),
            diagnostics: Vec::new(),
            problems: Vec::new(),
            file: None,
            files: Vec::new(),
        });
        Some(Arc::new(BufConfig { config, lint, file }))
    }
}
