//! What a session knows: the client, its documents, the host, and what was last found.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gen_lsp_types as lsp;
use serde_json::{Value, json};
use wirelint_analysis::{Host, LoadError, Progress, Run};
use wirelint_source::TextEdit;

use crate::Setup;
use crate::client::{self, Client};
use crate::convert::Convert;
use crate::diagnostics::{self, Published, Told};
use crate::documents::Documents;
use crate::progress::Scan;
use crate::requests::At;
use crate::server::own_id;
use crate::transport::{Id, Inbox, Outbox};

/// What a session knows.
pub(crate) struct Session {
    client: Client,
    pub(crate) documents: Documents,
    /// The folders that are open (absolute), in their order.
    folders: Vec<PathBuf>,
    cwd: PathBuf,
    host: Host,
    /// What linting the present state gave; `None` after every change.
    run: Option<Arc<Run>>,
    /// What the client has been told of each file.
    pub(crate) published: BTreeMap<PathBuf, Published>,
    /// Which findings that was about.
    pub(crate) told: Told,
    /// Whether the client is ready to be told something.
    is_ready: bool,
    is_lint_due: bool,
    /// Whether open documents are to be asked about again, for the change was none that the client made in them.
    pub(crate) needs_refresh: bool,
    /// The problems that were told last.
    problems: Vec<String>,
    scan: Option<Scan>,
    /// How many requests the client was sent that have a number.
    asked: u32,
    inbox: Arc<Inbox>,
    outbox: Arc<Outbox>,
}

impl Session {
    /// The session that `params`, those of `initialize`, ask for.
    pub(crate) fn new(setup: &Setup, params: &Value, inbox: Arc<Inbox>, outbox: Arc<Outbox>) -> Self {
        let folders = client::folders(params);
        let cwd = folders.first().unwrap_or(&setup.cwd).clone();
        let mut options = setup.options.clone();
        options.arguments = arguments(&folders);
        options.open_files = true;
        Self {
            client: Client::of(params),
            documents: Documents::default(),
            host: Host::new(Arc::clone(&setup.loader), &cwd, options),
            folders,
            cwd,
            run: None,
            published: BTreeMap::new(),
            told: Told::default(),
            is_ready: false,
            is_lint_due: false,
            needs_refresh: false,
            problems: Vec::new(),
            scan: None,
            asked: 0,
            inbox,
            outbox,
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// The state of the host, to ask it something.
    pub(crate) fn host(&self) -> &Host {
        &self.host
    }

    /// The host, to change it. What was found is out of date with that.
    pub(crate) fn change(&mut self) -> &mut Host {
        // First of all: texts that a result holds on to are copied when they are edited.
        self.run = None;
        self.is_lint_due = true;
        &mut self.host
    }

    /// Where a document without a place is taken to be.
    pub(crate) fn home(&self) -> PathBuf {
        self.cwd.clone()
    }

    /// The client has opened folders, or closed some.
    pub(crate) fn change_folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        self.folders.retain(|it| !removed.contains(it));
        for folder in added {
            if !self.folders.contains(&folder) {
                self.folders.push(folder);
            }
        }
        let arguments = arguments(&self.folders);
        self.change().set_arguments(arguments);
        self.needs_refresh = true;
    }

    /// Everything that lies in open folders may have changed.
    pub(crate) fn look_again(&mut self) {
        let all: Vec<PathBuf> = self.host.roots().map(Path::to_owned).collect();
        self.disk_changed(&all);
    }

    /// Whether the client watches all that may be read.
    pub(crate) fn is_watched(&self) -> bool {
        let is_open = |root: &Path| self.folders.iter().any(|folder| root.starts_with(folder));
        self.client.watches && self.host.roots().all(is_open)
    }

    /// The files at `paths` or all below them may have changed.
    pub(crate) fn disk_changed(&mut self, paths: &[PathBuf]) {
        self.change().disk_changed(paths);
        self.needs_refresh = true;
    }

    /// Makes many edits in the document at `path`, each a range of the text that those before it have left.
    pub(crate) fn edit_often(
        &mut self,
        path: &Path,
        mut edits: Vec<(lsp::Range, String)>,
    ) -> Result<(), LoadError> {
        self.change();
        let convert = Convert { client: &self.client, documents: &self.documents };
        self.host.edit_buffer_often(path, edits.len(), &mut |number, file| {
            let (range, text) = &mut edits[number];
            TextEdit { range: convert.text_range(file, *range), text: std::mem::take(text) }
        })
    }

    /// Something has gone wrong half-way: nothing that was found out counts any more.
    pub(crate) fn start_over(&mut self) {
        self.change().start_over();
    }

    /// An id for a request of ours about `name` that no other has.
    pub(crate) fn next_id(&mut self, name: &str) -> Id {
        self.asked += 1;
        own_id(&format!("{name}/{}", self.asked))
    }

    /// The client is ready: the first scan is due.
    pub(crate) fn begin(&mut self) {
        self.is_ready = true;
        self.is_lint_due = true;
        if self.client.progress {
            self.scan = Some(Scan::new(Arc::clone(&self.inbox), Arc::clone(&self.outbox)));
        }
    }

    pub(crate) fn is_lint_due(&self) -> bool {
        self.is_ready && self.is_lint_due
    }

    /// Lints, and publishes what is new. `false` where `gives_way` said so meanwhile: then it is still due.
    pub(crate) fn lint(&mut self, gives_way: &(dyn Fn() -> bool + Sync)) -> bool {
        let Some(run) = self.run(gives_way) else { return false };
        self.is_lint_due = false;
        self.scan = None;
        diagnostics::publish(self, &run);
        self.tell_problems(&run);
        if std::mem::take(&mut self.needs_refresh) {
            diagnostics::refresh(self);
        }
        true
    }

    /// Gives back what only serves the next edit.
    pub(crate) fn rest(&mut self) {
        self.host.rest();
    }

    /// Does not try again before the next change.
    pub(crate) fn give_up_lint(&mut self) {
        self.is_lint_due = false;
        self.scan = None;
    }

    /// What linting the present state gives; `None` where `cancelled` says so meanwhile.
    pub(crate) fn run(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Arc<Run>> {
        if self.run.is_none() {
            let progress: &dyn Progress = self.scan.as_ref().map_or(&(), |it| it);
            self.run = Some(Arc::new(self.host.snapshot().diagnose(progress, cancelled)?));
        }
        self.run.clone()
    }

    /// The file that `at` names, and the byte in it; `None` where it is not known.
    pub(crate) fn place(&self, at: &At) -> Option<(PathBuf, u32)> {
        let path = self.documents.path(&at.text_document.uri.0)?;
        let (_, file) = self.host.snapshot().file(&path)?;
        let offset = self.convert().offset(&file, at.position);
        Some((path, offset))
    }

    pub(crate) fn convert(&self) -> Convert<'_> {
        Convert { client: &self.client, documents: &self.documents }
    }

    pub(crate) fn inbox(&self) -> Arc<Inbox> {
        Arc::clone(&self.inbox)
    }

    /// Writes a line to the client's log.
    pub(crate) fn log(&self, message: &str) {
        const WARNING: u32 = 2;
        self.outbox.notify("window/logMessage", json!({ "type": WARNING, "message": message }));
    }

    /// Says what kept wirelint from its work, once.
    fn tell_problems(&mut self, run: &Run) {
        let all = run.outcome.problems.iter().map(|it| format!("{}: {}", it.file, it.message));
        let problems: Vec<String> = all.collect();
        for problem in problems.iter().filter(|it| !self.problems.contains(it)) {
            self.log(problem);
        }
        self.problems = problems;
    }
}

fn arguments(folders: &[PathBuf]) -> Vec<OsString> {
    folders.iter().map(|it| it.clone().into_os_string()).collect()
}
