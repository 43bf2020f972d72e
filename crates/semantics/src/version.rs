//! Where a contract says which version of it a call means.

use wirelint_model::{
    About, Observations, Operation, Place, Server, ServerVersion, Stability, VersionPlaces,
};

use crate::words::{joined, may_end_in};

/// Where `operation` takes a version.
pub(crate) fn places(observed: &Observations, operation: &Operation) -> VersionPlaces {
    let mut places = VersionPlaces { path: has_version(&operation.path), ..VersionPlaces::default() };
    for used in &operation.inputs {
        let input = observed.input(used.id);
        // Cheap before thorough: nearly no input is a version.
        if !input.name.ends_with(['v', 'V']) && !may_end_in(&input.name, "version") {
            continue;
        }
        let name = || joined(&input.name);
        match input.place {
            Place::Path => {
                places.path |= operation.path.starts_with(&format!("/{{{}}}", input.name))
                    && matches!(&*name(), "version" | "apiversion" | "v");
            }
            Place::Query => {
                places.query |= matches!(&*name(), "apiversion" | "v" | "xapiversion");
            }
            Place::Header => {
                places.header |= name().ends_with("version") && !name().contains("client");
            }
            Place::Cookie | Place::Field | Place::Argument => {}
        }
    }
    // The package is part of what is called.
    if let Some(rpc) = &operation.rpc {
        let package = rpc.service.rsplit_once('.').map_or("", |(package, _)| package);
        places.path |= package.rsplit('.').next().is_some_and(is_version);
    }
    let forms = operation.outputs.iter().flat_map(|used| &observed.output(used.id).media);
    let said = operation.extensions.as_ref().is_some_and(|it| it.stability.is_some());
    places.stability = said.then(|| operation.path.split('/').find_map(stability)).flatten();
    places.media = forms.filter(|media| media.name.len() > 16).any(|media| is_versioned_media(&media.name));
    places
}

/// Where the address of a server has a version: in its path or its host.
pub(crate) fn of_servers(about: &About) -> Option<ServerVersion> {
    let is_versioned = |server: &&Server| {
        let url = &*server.url;
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let in_host = host.split(['.', '-']).any(is_version);
        in_host || has_version(path) || url.contains("{version}") || url.contains("ersion=")
    };
    let span = about.servers.iter().find(is_versioned)?.span;
    Some(ServerVersion { span, all: about.servers.iter().all(|it| is_versioned(&it)) })
}

fn has_version(path: &str) -> bool {
    path.split(['/', '?']).any(|segment| {
        let segment = segment.trim_end_matches(".json").trim_end_matches(".php");
        is_version(segment) || segment.rsplit([':', '.']).next().is_some_and(is_version)
    })
}

/// `v1`, `v2.1`, `v1beta2`, `V1`; `1.0`; `2021-06-01`.
fn is_version(segment: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    if let Some(rest) = segment.strip_prefix(['v', 'V']) {
        let rest = rest.strip_prefix("er").unwrap_or(rest);
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
        let (number, suffix) = rest.split_at(end);
        let early = ["alpha", "beta", "rc", "p", "preview", "_", "-"].iter().any(|it| suffix.starts_with(it));
        return digits(number) && (suffix.is_empty() || early);
    }
    let is_date = segment.len() == 10 && segment.bytes().filter(|it| *it == b'-').count() == 2;
    (is_date && digits(&segment.replace('-', "")))
        || (segment.contains('.') && segment.len() <= 6 && digits(segment))
}

/// How firm `v1alpha` and `v1beta2` are (AIP-185).
fn stability(segment: &str) -> Option<Stability> {
    let behind = |word: &str| segment.strip_prefix('v')?.split_once(word);
    let is_number = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    [("alpha", Stability::Alpha), ("beta", Stability::Beta)].into_iter().find_map(|(word, stability)| {
        let (major, minor) = behind(word)?;
        (!major.is_empty() && is_number(major) && is_number(minor)).then_some(stability)
    })
}

/// `application/vnd.shop.v2+json`, `application/json; version=1`.
fn is_versioned_media(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("version=")
        || name.contains(";v=")
        || name.contains("; v=")
        || name.split(['/', '.', '+', '-', ';']).any(|it| it.starts_with('v') && is_version(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_known_by_their_form() {
        for text in ["v1", "V2", "v2.1", "v1beta1", "v3-preview", "1.0", "2021-06-01"] {
            assert!(is_version(text), "{text}");
        }
        for text in ["v", "vat", "v1x", "videos", "12", "2021", "view1"] {
            assert!(!is_version(text), "{text}");
        }
    }

    #[test]
    fn media_types_may_carry_a_version() {
        assert!(is_versioned_media("application/vnd.shop.v2+json"));
        assert!(is_versioned_media("application/json; version=1"));
        assert!(!is_versioned_media("application/vnd.api+json"));
    }
}
