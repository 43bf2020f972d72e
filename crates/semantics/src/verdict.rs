//! What in an answer that is for success says whether the call failed.

use rustc_hash::FxHashMap;
use wirelint_model::{Field, NamedField, Output, TypeId, TypeKind, Types, Verdict};

use crate::words::{self, joined};

/// Fields that are true where the call went well, or where it did not.
const FLAGS: [&str; 12] = [
    "success",
    "ok",
    "succeeded",
    "successful",
    "issuccess",
    "issuccessful",
    "issucceeded",
    "issuccessfull",
    "iserror",
    "haserror",
    "haserrors",
    "failed",
];
/// Fields whose listed values are for success and failure.
const STATES: [&str; 5] = ["status", "stat", "result", "outcome", "responsestatus"];
/// Values for success, and for failure.
const WELL: [&str; 5] = ["ok", "success", "succeeded", "successful", "okay"];
const ILL: [&str; 9] = ["error", "err", "fail", "failed", "failure", "nok", "notok", "ko", "unsuccessful"];
/// Fields that say why it failed.
const WHY: [&str; 18] = [
    "error",
    "errors",
    "errormessage",
    "errormessages",
    "errormsg",
    "errorcode",
    "errorcodes",
    "errordescription",
    "errordetails",
    "errordetail",
    "errorinfo",
    "errortype",
    "errortext",
    "errorreason",
    "err",
    "errmsg",
    "errcode",
    "exception",
];

/// Fields that say how far something is.
const PROGRESS: [&str; 8] =
    ["inprogress", "queued", "running", "progress", "percent", "percentage", "done", "finished"];
/// How many fields an answer has at most that is only wrapped around what is given.
const MEMBERS: usize = 10;

/// Judges outputs, looking once at each type.
pub(crate) struct Verdicts<'t> {
    types: &'t Types,
    known: FxHashMap<TypeId, Option<Box<Verdict>>>,
}

impl<'t> Verdicts<'t> {
    pub(crate) fn new(types: &'t Types) -> Self {
        Self { types, known: FxHashMap::default() }
    }

    /// What in the body of `output` says whether the call failed, where it is for success and is JSON.
    pub(crate) fn verdict(&mut self, output: &Output) -> Option<Box<Verdict>> {
        if !output.status.is_success() {
            return None;
        }
        let mut media = output.media.iter().filter(|media| media.is_document() && !media.items);
        let ty = self.types.definition(media.find_map(|media| media.ty)?);
        let types = self.types;
        self.known.entry(ty).or_insert_with(|| verdict(types, ty).map(Box::new)).clone()
    }
}

fn verdict(types: &Types, ty: TypeId) -> Option<Verdict> {
    let variants = &types.get(ty).variants;
    // What says whether and what says why are in one answer, not each in another.
    if variants.is_empty() {
        of_one(types, ty)
    } else {
        variants.iter().find_map(|it| of_one(types, types.definition(*it)))
    }
}

fn of_one(types: &Types, ty: TypeId) -> Option<Verdict> {
    let fields = || types.fields(ty);
    // What has many fields is about a thing, and so is what says how far it is.
    let is_progress = |it: &Field| PROGRESS.iter().any(|name| words::is(&it.name, name));
    if fields().nth(MEMBERS).is_some() || fields().any(is_progress) {
        return None;
    }
    let why = fields().find(|it| WHY.iter().any(|name| words::is(&it.name, name)))?;
    let named = |list: &[&str], field: &Field| list.iter().any(|name| words::is(&field.name, name));
    let mut flags = fields().filter(|it| named(&FLAGS, it) && types.kind(it.ty) == TypeKind::Boolean);
    let both = |field: &&Field| values(types, field.ty).count() != 1;
    let flag = flags.find(both);
    let listed = || fields().find(|it| named(&STATES, it) && is_either(types, it.ty));
    let found = flag.map(|it| (it, false)).or_else(|| listed().map(|it| (it, true)))?;
    let name = |it: &Field| NamedField { name: it.name.clone(), span: it.span };
    Some(Verdict { flag: name(found.0), why: name(why), listed: found.1 })
}

/// Whether the listed values are for success and for failure, and none for what is in between.
fn is_either(types: &Types, ty: TypeId) -> bool {
    let (mut well, mut ill, mut other) = (false, false, false);
    for value in values(types, ty) {
        let word = joined(value);
        if WELL.contains(&&*word) {
            well = true;
        } else if ILL.contains(&&*word) {
            ill = true;
        } else {
            other = true;
        }
    }
    well && ill && !other
}

fn values(types: &Types, ty: TypeId) -> impl Iterator<Item = &str> {
    types.composition(ty).iter().flat_map(|it| &types.get(*it).values).map(|it| &**it)
}
