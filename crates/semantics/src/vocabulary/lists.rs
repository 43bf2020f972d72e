//! The lists of words: how each is called in a configuration, what it is for, and what is in it without one.
//!
//! Words are written without separators and in lower case: `pagesize` stands for `page_size`, `pageSize`, `page-size` and
//! `page[size]`. Each list was read off published contracts.

use wirelint_model::VerbClass;

use crate::words;

/// Makes [`WordList`] of its lists, each with what it is for, its name, its kin and its words.
macro_rules! lists {
    ($(#[doc = $about:literal] $list:ident = $name:literal ($kin:expr) [$($word:tt)*])*) => {
        /// A list of words.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum WordList {
            $(#[doc = $about] $list,)*
        }

        impl WordList {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$list),*];

            /// What a configuration calls it: `key_names`; with a dot where it is one of several below a name: `verbs.create`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$list => $name),* }
            }

            /// What is in it, in a line without a full stop.
            pub fn about(self) -> &'static str {
                match self { $(Self::$list => $about.trim_start()),* }
            }

            /// The words that are in it from the start.
            pub const fn built_in(self) -> &'static [&'static str] {
                match self { $(Self::$list => &[$(stringify!($word)),*]),* }
            }

            const fn kin(self) -> Kin {
                match self { $(Self::$list => $kin),* }
            }
        }
    };
}

/// Lists that cannot hold the same word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kin {
    /// A word in it may be in any other.
    Alone,
    PageInputs,
    Terms,
    ErrorFields,
    Verbs,
    States,
}

lists! {
    /// Inputs and fields by which a server recognises a repeated call: whole names
    KeyNames = "key_names" (Kin::Alone) [
        idempotencykey xidempotencykey idempotencytoken idempotenttoken idempotencyid idempotency
        repeatabilityrequestid xrequestidempotencykey clienttoken clientrequesttoken clientrequestid
        creatorrequestid dedupkey deduplicationkey deduplicationid dedupid messagededuplicationid requestid
        xrequestid nonce externalid externalreference externalreferenceid referenceid clientreferenceid
        merchantreference merchantreferenceid merchanttransactionid uniquerequestid transactionreference
        orderref clientorderid paypalrequestid
    ]
    /// Inputs that say how many elements a page has: ends of names
    PageSizes = "page_sizes" (Kin::PageInputs) [
        pagesize perpage pagelimit pagelength pagecountmax pagelen itemsperpage resultsperpage hitsperpage
        recordsperpage maxpagesize maximumpagesize maxresults maxitems maxrecords maxrows maxreturns
        maxreturn maxentries numresults numberofresults resultslimit resultlimit listlimit
    ]
    /// The same where the operation must say more, since the name may mean something else: whole names
    PossiblePageSizes = "possible_page_sizes" (Kin::PageInputs) [
        limit size count top take rows num max maxcount rowcount fetchsize results first n batchsize maximum
        length queryoptionslimit searchcriterialimit plimit filterlimit
    ]
    /// Inputs with a token for a page that only the server can make: whole names
    PageTokens = "page_tokens" (Kin::PageInputs) [
        pagetoken nextpagetoken nexttoken nextcursor pagecursor cursor cursormark cursortoken
        paginationtoken paginationcursor paginationkey continuationtoken continuation continue continuetoken
        scrollid skiptoken pagepointer nextpagepointer pagingtoken exclusivestartkey starttoken resultstoken
        iterator pagestate startingtoken listtoken resumetoken
    ]
    /// Inputs that say how many pages precede: whole names
    PageNumbers = "page_numbers" (Kin::PageInputs) [
        page pagenumber pagenum pageno pageindex currentpage
    ]
    /// Inputs that say how many elements precede: whole names
    PageOffsets = "page_offsets" (Kin::PageInputs) [
        offset skip skipcount startindex startrow firstresult fromindex
    ]
    /// Inputs that name the element that precedes or follows, like the last id: whole names
    PageMarkers = "page_markers" (Kin::PageInputs) [
        startafter startingafter endingbefore marker bookmark after before sinceid maxid minid lastid
    ]
    /// Inputs with a position in a list that a caller can work out, counted in whatever way: whole names
    PagePositions = "page_positions" (Kin::PageInputs) [
        pageoffset start startat startposition startingposition from since until
    ]
    /// Fields of answers with the token for the next page: whole names
    NextPageTokens = "next_page_tokens" (Kin::Alone) [
        nextpagetoken nextcursor nexttoken continuationtoken nextpagecursor nextcontinuationtoken nextmarker
        endcursor scrollid nextpagekey nextkey nextid nextoffset nextstart paginationtoken nextmaxid
        nextpositiontoken lastevaluatedkey nextpagepointer
    ]
    /// Objects of answers that hold what is said of a page: whole names
    PageWrappers = "page_wrappers" (Kin::Alone) [
        meta metadata pagination paging page pageinfo links link cursor cursors response result results data
        responsemetadata paginationresult listinfo pagedetails responseinfo paginationinfo header headers
        info paginginfo pagemeta pagemetadata
    ]
    /// What a path ends in that is about money or an order, so that doing it twice costs somebody something
    MoneyTerms = "money_terms" (Kin::Terms) [
        payment payments charge charges transfer transfers payout payouts refund refunds order orders
        invoice invoices withdrawal withdrawals deposit deposits purchase purchases topup topups
    ]
    /// What a path ends in that is sent to somebody
    MessageTerms = "message_terms" (Kin::Terms) [
        message messages sms email emails mail mails fax faxes notification notifications letters letter
        postcards mms
    ]
    /// What a path ends in that is work which begins
    JobTerms = "job_terms" (Kin::Terms) [
        job jobs run runs build builds execution executions execute dispatch export exports import imports
        trigger deployments backups batches
    ]
    /// What a path or a name ends in of which a second one does no harm: it is made to be thrown away, or is there once only
    HarmlessTerms = "harmless_terms" (Kin::Terms) [
        token tokens session sessions login logout signin signup auth oauth authenticate authorize
        authorization challenge challenges otp password verify verification verifications search searches
        query queries preview validate validation check estimate estimates calculate calculator quote quotes
        rates count graphql rpc ping echo test lookup match analyze analysis predict predictions prediction
        detect classify translate completions embeddings generate convert render parse compare filter list
        batchget status metrics events logs simulate assignment assignments member members membership
        memberships role roles follower followers collaborators permissions grants favorites cart carts
        basket baskets drafts likes authorizations secret secrets key keys fork forks
    ]
    /// Fields of requests that say how much money, or how many of what: ends of names
    AmountFields = "amount_fields" (Kin::Alone) [
        amount amounts price total currency credits sum money quantity qty items lines products cart basket
        shares usd eur gbp units
    ]
    /// Fields of requests that say what is sent, or to whom: ends of names
    ContentFields = "content_fields" (Kin::Alone) [
        message text body content subject html to recipient recipients receiver receivers destination
        destinations msg
    ]
    /// Fields of requests whose values are unique, so that a server refuses the second: ends of names
    UniqueFields = "unique_fields" (Kin::Alone) [
        name slug key email code username login handle label identifier domain hostname host sku number
        title tag reference ref alias url uri path address msisdn iban vin externalid subdomain nickname
        file files image
    ]
    /// Fields that tell the caller of an accepted request what to ask for: ends of names
    HandleFields = "handle_fields" (Kin::Alone) [
        id ids sid uuid guid uid url urls uri href link links location status state job task operation token
        reference ref ticket handle name number key self queue arn jobs tasks code path identifier hash
        phase
    ]
    /// Fields that say how far something is: ends of names
    StateFields = "state_fields" (Kin::Alone) [
        status state phase
    ]
    /// Fields of errors that tell a program what went wrong: ends of names
    ErrorCodes = "error_codes" (Kin::ErrorFields) [
        code codes type reason status errors id key kind errno name field class number category violations
        slug property param identifier symbol
    ]
    /// Fields of errors with text for people: ends of names
    ErrorMessages = "error_messages" (Kin::ErrorFields) [
        message messages msg detail details description error title text summary explanation errormessage
    ]
    /// Fields of errors that show where the program was when it failed: whole names
    ErrorTraces = "error_traces" (Kin::ErrorFields) [
        stacktrace stacktraces stack backtrace traceback exceptionstack errorstack exceptionstacktrace
        errorstacktrace stacktracestring callstack remotestacktracestring stackframes debugtrace
    ]
    /// Objects that hold the error proper: whole names
    ErrorWrappers = "error_wrappers" (Kin::Alone) [
        error errors fault detail details data meta body response errordetails
    ]
    /// Verbs by which a call looks something up, or works something out
    ReadVerbs = "verbs.read" (Kin::Verbs) [
        get list search query find lookup preview validate check verify render calculate compute estimate
        count fetch evaluate analyze analyse compare read test ping parse suggest quote simulate inspect
        diagnose describe retrieve show view download predict classify translate resolve match filter
        explain geocode autocomplete browse aggregate
    ]
    /// Verbs by which a call sets something to a value, so that the second time changes nothing
    SetVerbs = "verbs.set" (Kin::Verbs) [
        set put replace update delete remove purge cancel undelete enable disable acknowledge ack undeploy
        upsert assign attach detach mark archive unarchive modify edit change patch activate deactivate
        close reopen lock unlock block unblock approve reject publish unpublish subscribe unsubscribe follow
        unfollow star unstar pin unpin hide unhide mute unmute suspend resume stop pause revoke restore
        reset rename move configure clear destroy unassign ensure sync synchronize save store register
        unregister deregister confirm accept decline complete finish leave join tag untag link unlink
    ]
    /// Verbs by which a call makes something new, or sets something going
    CreateVerbs = "verbs.create" (Kin::Verbs) [
        create add new insert send submit post charge pay transfer issue book trigger dispatch execute start
        run invite request place buy purchase refund capture duplicate copy clone fork schedule append
        notify upload enqueue emit open launch spawn generate make donate withdraw deposit resend retry
        redeliver rerun
    ]
    /// Verbs by which a call makes something that is made to be thrown away: a token, a session
    MintVerbs = "verbs.mint" (Kin::Verbs) [
        login authenticate authorize refresh exchange impersonate logout sign
    ]
    /// Verbs by which a call starts work that takes its time
    JobVerbs = "verbs.job" (Kin::Verbs) [
        export import reindex rebuild migrate backup transcode provision train crawl scan process convert
    ]
    /// Values of a state that say that work has not begun
    PendingStates = "states.pending" (Kin::States) [
        queued pending scheduled submitted notstarted enqueued new created accepted requested received
        initialized initial open delayed runnable planned
    ]
    /// Values of a state that say that work is being done
    RunningStates = "states.running" (Kin::States) [
        running inprogress processing executing started working ongoing building deploying importing
        exporting progress busy
    ]
    /// Values of a state that say that work is done
    SucceededStates = "states.succeeded" (Kin::States) [
        succeeded success successful completed complete done finished ready available processed passed ok
        delivered sent ended closed deployed published applied imported exported verified approved valid
        trained resolved succeed executed built live settled concluded finalized
    ]
    /// Values of a state that say that work has failed
    FailedStates = "states.failed" (Kin::States) [
        aborted stopped revoked interrupted withdrawn failed failure fail error errored errors timedout
        timeout rejected expired invalid killed terminated unsuccessful faulted crashed broken declined
        refused dead unverified notavailable
    ]
    /// Values of a state that say that work was called off
    CancelledStates = "states.cancelled" (Kin::States) [
        cancelled canceled cancel
    ]
}

impl WordList {
    /// The list that a configuration calls so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// Whether no word can be in both.
    pub fn excludes(self, other: Self) -> bool {
        self != other && self.kin() == other.kin() && self.kin() != Kin::Alone
    }

    /// Whether its words are the leading words of names, so that each is one word.
    pub fn is_of_verbs(self) -> bool {
        self.kin() == Kin::Verbs
    }

    /// What the verbs in it say that a call does; `None` where it has none.
    pub(super) fn class(self) -> Option<VerbClass> {
        Some(match self {
            Self::ReadVerbs => VerbClass::Read,
            Self::SetVerbs => VerbClass::Set,
            Self::CreateVerbs => VerbClass::Create,
            Self::MintVerbs => VerbClass::Mint,
            Self::JobVerbs => VerbClass::Job,
            _ => return None,
        })
    }
}

/// `word` as names are compared with it; `None` where nothing of it is left.
pub fn normal(word: &str) -> Option<String> {
    Some(words::joined(word).into_string()).filter(|it| !it.is_empty())
}

/// Whether names are compared with `word` as with one word.
pub fn is_one_word(word: &str) -> bool {
    words::words(word).len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_exclude_each_other_have_no_word_in_common() {
        for list in WordList::ALL {
            let words = list.built_in();
            assert!(words.iter().all(|it| normal(it).as_deref() == Some(*it)), "{}", list.name());
            for (number, word) in words.iter().enumerate() {
                assert!(!words[..number].contains(word), "{word} is in {} twice", list.name());
                let mut others = WordList::ALL.iter().filter(|it| it.excludes(*list));
                assert!(others.all(|it| !it.built_in().contains(word)), "{word} of {}", list.name());
            }
        }
    }
}
