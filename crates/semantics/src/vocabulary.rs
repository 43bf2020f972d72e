//! What words mean.

use rustc_hash::FxHashMap;
use wirelint_model::{PageInput, Position, VerbClass};

use crate::words;

/// The names that facts are inferred from. Written without separators and in lower case: `pagesize` stands for `page_size`,
/// `pageSize`, `page-size` and `page[size]`.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Page sizes beyond doubt, as the end of a name: `max_page_size`, `resultsPerPage`.
    pub page_size: Vec<String>,
    /// Page sizes where the operation says more.
    pub perhaps_page_size: Vec<String>,
    /// Tokens that only a server can mint. What a caller can compute from what it has seen (`after`, `starting_after`,
    /// `since_id`, `marker`) is a position.
    pub page_token: Vec<String>,
    /// Positions in a collection that a caller can compute: how many pages precede.
    pub page_number: Vec<String>,
    /// The same: how many elements precede.
    pub offset: Vec<String>,
    /// The same: which element precedes, or follows.
    pub element: Vec<String>,
    /// The same, counted in whatever way.
    pub position: Vec<String>,
    /// Response fields that are a token for the next call beyond doubt.
    pub next_token: Vec<String>,
    /// Objects that hold what is said about a page.
    pub page_wrapper: Vec<String>,
    /// Inputs and fields by which a server can recognise a repeated call. Relay's `clientMutationId` is none: it is sent back and
    /// nothing else.
    pub key_names: Vec<String>,
    /// What leading verbs say that a call does.
    pub verbs: FxHashMap<String, VerbClass>,
    /// What is about money or an order, so that doing it twice costs somebody something.
    pub money_terms: Vec<String>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let list = |names: &str| names.split_ascii_whitespace().map(ToString::to_string).collect();
        Self {
            page_size: list(
                "pagesize perpage pagelimit pagelength pagecountmax pagelen itemsperpage resultsperpage hitsperpage \
                 recordsperpage maxpagesize maximumpagesize maxresults maxitems maxrecords maxrows maxreturns \
                 maxreturn maxentries numresults numberofresults resultslimit resultlimit listlimit",
            ),
            perhaps_page_size: list(
                "limit size count top take rows num max maxcount rowcount fetchsize results first n batchsize maximum \
                 length queryoptionslimit searchcriterialimit plimit filterlimit",
            ),
            page_token: list(
                "pagetoken nextpagetoken nexttoken nextcursor pagecursor cursor cursormark cursortoken \
                 paginationtoken paginationcursor paginationkey continuationtoken continuation continue \
                 continuetoken scrollid skiptoken pagepointer nextpagepointer pagingtoken exclusivestartkey \
                 starttoken resultstoken iterator pagestate startingtoken listtoken resumetoken",
            ),
            page_number: list("page pagenumber pagenum pageno pageindex currentpage"),
            offset: list("offset skip skipcount startindex startrow firstresult fromindex"),
            element: list(
                "startafter startingafter endingbefore marker bookmark after before sinceid maxid minid lastid",
            ),
            position: list("pageoffset start startat startposition startingposition from since until"),
            next_token: list(
                "nextpagetoken nextcursor nexttoken continuationtoken nextpagecursor nextcontinuationtoken \
                 nextmarker endcursor scrollid nextpagekey nextkey nextid nextoffset nextstart paginationtoken \
                 nextmaxid nextpositiontoken lastevaluatedkey nextpagepointer",
            ),
            page_wrapper: list(
                "meta metadata pagination paging page pageinfo links link cursor cursors response result results \
                 data responsemetadata paginationresult listinfo pagedetails responseinfo paginationinfo header \
                 headers info paginginfo pagemeta pagemetadata",
            ),
            key_names: list(
                "idempotencykey xidempotencykey idempotencytoken idempotenttoken idempotencyid idempotency \
                 repeatabilityrequestid xrequestidempotencykey clienttoken clientrequesttoken clientrequestid \
                 creatorrequestid dedupkey deduplicationkey deduplicationid dedupid messagededuplicationid \
                 requestid xrequestid nonce externalid externalreference externalreferenceid referenceid \
                 clientreferenceid merchantreference merchantreferenceid merchanttransactionid uniquerequestid \
                 transactionreference orderref clientorderid paypalrequestid",
            ),
            verbs: verbs(),
            money_terms: list(
                "payment payments charge charges transfer transfers payout payouts refund refunds order orders \
                 invoice invoices withdrawal withdrawals deposit deposits purchase purchases topup topups",
            ),
        }
    }
}

/// What each verb says that a call does.
fn verbs() -> FxHashMap<String, VerbClass> {
    const VERBS: [(VerbClass, &str); 5] = [
        (
            VerbClass::Read,
            "get list search query find lookup preview validate check verify render calculate compute estimate count \
             fetch evaluate analyze analyse compare read test ping parse suggest quote simulate inspect diagnose \
             describe retrieve show view download predict classify translate resolve match filter explain geocode \
             autocomplete browse aggregate",
        ),
        (
            VerbClass::Set,
            "set put replace update delete remove purge cancel undelete enable disable acknowledge ack undeploy upsert \
             assign attach detach mark archive unarchive modify edit change patch activate deactivate close reopen \
             lock unlock block unblock approve reject publish unpublish subscribe unsubscribe follow unfollow star \
             unstar pin unpin hide unhide mute unmute suspend resume stop pause revoke restore reset rename move \
             configure clear destroy unassign ensure sync synchronize save store register unregister deregister \
             confirm accept decline complete finish leave join tag untag link unlink",
        ),
        (
            VerbClass::Create,
            "create add new insert send submit post charge pay transfer issue book trigger dispatch execute start \
             run invite request place buy purchase refund capture duplicate copy clone fork schedule append \
             notify upload enqueue emit open launch spawn generate make donate withdraw \
             deposit resend retry redeliver rerun",
        ),
        (VerbClass::Mint, "login authenticate authorize refresh exchange impersonate logout sign"),
        (
            VerbClass::Job,
            "export import reindex rebuild migrate backup transcode provision train crawl scan process convert",
        ),
    ];
    let of = |(class, verbs): (VerbClass, &'static str)| {
        verbs.split_ascii_whitespace().map(move |verb| (verb.to_owned(), class))
    };
    VERBS.into_iter().flat_map(of).collect()
}

impl Vocabulary {
    /// What `verb` (lower case) says that a call does.
    pub(crate) fn verb(&self, verb: &str) -> Option<VerbClass> {
        self.verbs.get(verb).copied()
    }

    /// Whether a server can recognise a repeated call by an input or field of that name.
    pub(crate) fn is_key(&self, name: &str) -> bool {
        if self.key_names.iter().any(|it| words::is(name, it)) {
            return true;
        }
        if !words::may_hold(name, "dempoten") && !words::may_hold(name, "clientrequestid") {
            return false;
        }
        let words = words::words(name);
        let last = words.last().map(|it| &**it);
        let ends = matches!(last, Some("key" | "keys" | "token" | "id" | "uuid" | "idempotency" | "header"));
        words::ends_in(&words, "clientrequestid")
            || ends && words.iter().any(|word| word.starts_with("idempoten"))
    }

    /// What an input of that name has to do with pages.
    pub(crate) fn page_input(&self, name: &str) -> Option<PageInput> {
        let all = words::words(name);
        // Prefixes that say where a parameter goes, not what it is: `query_page_token`, `list_cursor`.
        let bare = all.iter().position(|word| !matches!(&**word, "q" | "query" | "x" | "search" | "list"));
        let bare = &all[bare.unwrap_or(0)..];
        let any = |names: &[String], are: fn(&[String], &str) -> bool, of: &[String]| {
            names.iter().any(|name| are(of, name))
        };
        if any(&self.page_token, words::are, bare) {
            Some(PageInput::Token)
        } else if any(&self.page_size, words::ends_in, &all) {
            Some(PageInput::Size)
        } else if any(&self.perhaps_page_size, words::are, &all) {
            Some(PageInput::PerhapsSize)
        } else {
            let positions = [
                (&self.page_number, Position::Number),
                (&self.offset, Position::Offset),
                (&self.element, Position::Element),
                (&self.position, Position::Unclear),
            ];
            let position = positions.into_iter().find(|(names, _)| any(names, words::are, bare));
            position.map(|(_, position)| PageInput::Position(position))
        }
    }

    /// Whether a response field of that name is a token for the next call beyond doubt.
    pub(crate) fn is_next_token(&self, name: &str) -> bool {
        self.next_token.iter().any(|it| words::is(name, it))
    }

    /// Whether an object of that name holds what is said about a page.
    pub(crate) fn is_page_wrapper(&self, name: &str) -> bool {
        self.page_wrapper.iter().any(|it| words::is(name, it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_known_by_their_names() {
        let vocabulary = Vocabulary::default();
        for (name, expected) in [
            ("page_size", Some(PageInput::Size)),
            ("page[size]", Some(PageInput::Size)),
            ("maxResults", Some(PageInput::Size)),
            ("limit", Some(PageInput::PerhapsSize)),
            ("$top", Some(PageInput::PerhapsSize)),
            ("PageToken", Some(PageInput::Token)),
            ("continue", Some(PageInput::Token)),
            ("starting_after", Some(PageInput::Position(Position::Element))),
            ("page", Some(PageInput::Position(Position::Number))),
            ("query_offset", Some(PageInput::Position(Position::Offset))),
            ("since", Some(PageInput::Position(Position::Unclear))),
            ("amount", None),
            ("size_limit_mb", None),
        ] {
            assert_eq!(vocabulary.page_input(name), expected, "{name}");
        }
    }
}
