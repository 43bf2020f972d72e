//! `lint` sections of `buf.yaml` in every version: rules and categories that are chosen and left out, in all files or in some, and the
//! settings that rules have.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::random::Random;
use crate::theirs::Rule;

/// The versions that there are.
pub(crate) const VERSIONS: [&str; 3] = ["v1beta1", "v1", "v2"];

/// A `buf.yaml` of `version`, which has `rules`, for the files below `folder`.
pub(crate) fn write(version: &str, rules: &[Rule], folder: &Path, seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut names: Vec<&str> = rules.iter().map(|it| &*it.id).collect();
    names.extend(rules.iter().flat_map(|it| &it.categories).map(|it| &**it));
    names.sort_unstable();
    names.dedup();
    let mut paths = Vec::new();
    list(folder, "", &mut paths);
    paths.sort();
    let mut text = format!("version: {version}\nlint:\n");
    // Where nothing is chosen, what stands in buf's documentation is.
    let count = if random.one_in(4) { 0 } else { 1 + random.below(6) };
    let used = pick(&mut random, count, &names);
    let count = random.below(3);
    let excepted = pick(&mut random, count, &names);
    let is_named = |it: &Rule, names: &[&str]| {
        names.iter().any(|name| it.id == *name || it.categories.iter().any(|of| of == name))
    };
    let is_used = |it: &Rule| if used.is_empty() { it.is_default } else { is_named(it, &used) };
    write_list(&mut text, "use", &used);
    // buf falls over where no rule is left.
    if rules.iter().any(|it| is_used(it) && !is_named(it, &excepted)) {
        write_list(&mut text, "except", &excepted);
    }
    if random.one_in(3) {
        let count = 1 + random.below(2);
        write_list(&mut text, "ignore", &apart(pick(&mut random, count, &paths)));
    }
    if random.one_in(3) {
        text.push_str("  ignore_only:\n");
        for name in pick(&mut random, 3, &names) {
            _ = writeln!(text, "    {name}: [{}]", apart(pick(&mut random, 2, &paths)).join(", "));
        }
    }
    let mut settings = vec![
        "enum_zero_value_suffix: _1",
        "service_suffix: X",
        "rpc_allow_same_request_response: true",
        "rpc_allow_google_protobuf_empty_requests: true",
        "rpc_allow_google_protobuf_empty_responses: true",
    ];
    settings.push(if version == "v2" {
        "disallow_comment_ignores: true"
    } else {
        "allow_comment_ignores: true"
    });
    for setting in settings {
        if random.one_in(3) {
            _ = writeln!(text, "  {setting}");
        }
    }
    if text.ends_with("lint:\n") {
        text.push_str("  use: []\n");
    }
    text
}

fn write_list(text: &mut String, key: &str, names: &[&str]) {
    if !names.is_empty() {
        _ = writeln!(text, "  {key}: [{}]", names.join(", "));
    }
}

/// So many of `names`, or fewer, each once.
fn pick<'n>(random: &mut Random, count: usize, names: &'n [impl AsRef<str>]) -> Vec<&'n str> {
    let mut picked: Vec<&str> = (0..count).map(|_| random.pick(names).as_ref()).collect();
    picked.sort_unstable();
    picked.dedup();
    picked
}

/// Those of `paths`, which are sorted, that are not in another one of them: buf refuses these.
fn apart(mut paths: Vec<&str>) -> Vec<&str> {
    let all = paths.clone();
    let is_in = |path: &str, of: &str| path.strip_prefix(of).is_some_and(|it| it.starts_with('/'));
    paths.retain(|path| !all.iter().any(|of| is_in(path, of)));
    paths
}

/// The files and folders below `folder`, by their paths from there.
fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{path}/"), paths);
        }
        paths.push(path);
    }
}
