//! The table is coherent: reachable, documented, unambiguous.

use std::collections::BTreeSet;

use wirelint_openapi::spec::{Object, Type, Version};

#[test]
fn every_object_is_reached_from_the_root_in_the_latest_version() {
    let mut reached = BTreeSet::from([Object::OpenApi]);
    let mut open = vec![Object::OpenApi];
    while let Some(object) = open.pop() {
        let spec = object.spec();
        let types =
            spec.fields_in(Version::LATEST).map(|field| field.ty).chain(spec.patterned.map(|it| it.ty));
        for found in types.flat_map(|ty| ty.objects()) {
            if reached.insert(found) {
                open.push(found);
            }
        }
    }
    // Where a reference may stand, the other object is named instead.
    reached.insert(Object::Reference);
    assert_eq!(reached.len(), Object::ALL.len(), "{reached:?}");
}

#[test]
fn rows_stand_under_their_own_name() {
    for (index, object) in Object::ALL.into_iter().enumerate() {
        assert_eq!(object as usize, index);
        assert_eq!(object.spec().object, object);
        assert!(object.spec().name.ends_with(" Object"), "{object:?}");
    }
}

#[test]
fn documentation_is_one_sentence() {
    let sentence = |what: &str, doc: &str| {
        assert!(doc.ends_with('.') && doc.matches(". ").count() == 0, "{what}: {doc:?}");
        assert!(doc.starts_with(char::is_uppercase) && doc.contains(' '), "{what}: {doc:?}");
        assert!(!doc.contains('\n') && doc.len() < 120, "{what}: {doc:?}");
    };
    for object in Object::ALL {
        let spec = object.spec();
        sentence(spec.name, spec.doc);
        for field in spec.fields {
            sentence(&format!("{}.{}", spec.name, field.name), field.doc);
        }
        if let Some(patterned) = &spec.patterned {
            sentence(spec.name, patterned.doc);
        }
    }
}

#[test]
fn a_name_stands_once_in_a_version_and_is_found() {
    for object in Object::ALL {
        let spec = object.spec();
        for version in Version::ALL {
            for field in spec.fields_in(version) {
                let same = spec.fields_in(version).filter(|other| other.name == field.name).count();
                assert_eq!(same, 1, "{}.{} in {}", spec.name, field.name, version.as_str());
                let found = spec.field(field.name, version).unwrap();
                assert!(std::ptr::eq(found, field), "{}.{}", spec.name, field.name);
            }
        }
        for field in spec.fields {
            assert!(field.since <= field.until, "{}.{}", spec.name, field.name);
            assert!(field.required.is_none_or(|last| last >= field.since), "{}.{}", spec.name, field.name);
        }
        assert!(spec.field("no-such-field", Version::LATEST).is_none());
        assert!(spec.field(&"x".repeat(500), Version::LATEST).is_none());
    }
}

#[test]
fn the_shape_decides_between_alternatives() {
    for object in Object::ALL {
        for field in object.spec().fields {
            let Type::OneOf(types) = field.ty else { continue };
            let mappings = types
                .iter()
                .filter(|ty| matches!(ty, Type::ObjectOrRef(_) | Type::Object(_) | Type::Map(..)));
            let lists = types.iter().filter(|ty| matches!(ty, Type::List(_)));
            assert!(mappings.count() <= 1 && lists.count() <= 1, "{}.{}", object, field.name);
        }
    }
}

#[test]
fn fields_come_and_go_with_versions() {
    let has = |object: Object, name: &str| -> String {
        let versions =
            Version::ALL.into_iter().filter(|version| object.spec().field(name, *version).is_some());
        versions.map(Version::as_str).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(has(Object::OpenApi, "paths"), "3.0 3.1 3.2");
    assert_eq!(has(Object::OpenApi, "webhooks"), "3.1 3.2");
    assert_eq!(has(Object::OpenApi, "$self"), "3.2");
    assert_eq!(has(Object::Schema, "nullable"), "3.0");
    assert_eq!(has(Object::Schema, "$defs"), "3.1 3.2");
    assert_eq!(has(Object::MediaType, "itemSchema"), "3.2");
    assert_eq!(has(Object::Components, "pathItems"), "3.1 3.2");
    let required = |object: Object, name: &str| -> String {
        let spec = object.spec();
        let versions = Version::ALL
            .into_iter()
            .filter(|it| spec.field(name, *it).is_some_and(|field| field.is_required(*it)));
        versions.map(Version::as_str).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(required(Object::OpenApi, "paths"), "3.0");
    assert_eq!(required(Object::Operation, "responses"), "3.0");
    assert_eq!(required(Object::Response, "description"), "3.0 3.1");
    assert_eq!(required(Object::Parameter, "in"), "3.0 3.1 3.2");
}
