//! What happens to `wirelint.yaml`.

use wirelint_source::{TextEdit, TextRange};
use wirelint_vfs::relative_path;

use super::files::folder;
use crate::{Action, Random, World};

const TEXTS: [&str; 24] = [
    "rules: { openapi: off }\n",
    "rules:\n  openapi/unresolved-reference: off\n  openapi/duplicate-operation-id: hint\n  idempotency: off\n",
    "overrides:\n- files: ['**/*.json', 'GLOB']\n  rules: { openapi: off }\n",
    "",
    "rules:\n  limits: off\n",
    "rules:\n  errors: hint\n  pagination: info\n",
    "rules: { openapi/syntax-error: warning, meta: off }\n",
    "extends: [strict]\n",
    "extends: [all]\nrules: { errors: off }\n",
    "extends: [recommended, ./shared.yaml]\n",
    "extends: [../both/common.yaml]\n",
    "overrides:\n  - files: ['GLOB']\n    rules: { errors: off, openapi/duplicate-key: info }\n",
    "overrides:\n  - files: ['GLOB']\n    rules: { all: error }\n",
    "exclude: ['GLOB']\n",
    "include: ['GLOB']\n",
    "exclude:\n  - old/** # wirelint-ignore config/unmatched-pattern: not everybody has it\n  - nothing\n",
    "rules: { limits/no-such: error }\nwhat: 1\n",
    "rules: { limits: sometimes }\n",
    "rules: [\n",
    "rules:\n  limits: off\n bad\n",
    "overrides:\n- files: [a[\n",
    "vocabulary: { key_names: [name, id], money_terms: [order, orders], verbs: { set: [create], job: [list] } }\n",
    "vocabulary:\n  page_tokens: [limit]\n  next_page_tokens: [id]\n  error_codes: [message, title]\n  remove: { page_sizes: [pageSize], key_names: [idempotencyKey] }\n",
    "vocabulary: { key_names: word, states: [], nothing: [1] }\nmap: { weights: { duplicate_effect: 11 } }\n",
];

pub(crate) fn configure(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let glob = match random.below(4) {
        0 => "*.json".to_owned(),
        1 => "**/openapi.yaml".to_owned(),
        2 => relative_path(&world.cwd, &folder(random, world)?),
        _ => {
            let files: Vec<_> = world.disk.keys().collect();
            relative_path(&world.cwd, random.pick(&files)?)
        }
    };
    let text = random.pick(&TEXTS)?.replace("GLOB", &glob);
    let name = if random.chance(10) { "shared.yaml" } else { "wirelint.yaml" };
    let at = if random.chance(60) { world.cwd.clone() } else { folder(random, world)? };
    let path = at.join(name);
    Some(vec![match world.buffers.get(&path) {
        Some(buffer) if random.chance(60) => {
            Action::Edit(path, TextEdit::replace(TextRange::new(0, buffer.text.len() as u32), text))
        }
        Some(_) => Action::Open(path, text),
        None if random.chance(30) => Action::Open(path, text),
        None if random.chance(15) => Action::Delete(path),
        None => Action::Write(path, text.into_bytes()),
    }])
}
