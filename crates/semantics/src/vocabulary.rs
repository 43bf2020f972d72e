//! What words mean.

use wirelint_model::PageInput;

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
    /// Positions in a collection that a caller can compute.
    pub position: Vec<String>,
    /// Response fields that are a token for the next call beyond doubt.
    pub next_token: Vec<String>,
    /// Objects that hold what is said about a page.
    pub page_wrapper: Vec<String>,
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
            position: list(
                "page pagenumber pagenum pageno pageindex pageoffset currentpage offset skip skipcount start \
                 startindex startat startrow startposition startafter startingafter endingbefore startingposition \
                 from fromindex firstresult marker bookmark after before sinceid maxid minid lastid since until",
            ),
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
        }
    }
}

impl Vocabulary {
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
        } else if any(&self.position, words::are, bare) {
            Some(PageInput::Position)
        } else {
            None
        }
    }

    /// Whether a response field of that name is a token for the next call beyond doubt.
    pub(crate) fn is_next_token(&self, name: &str) -> bool {
        let words = words::words(name);
        self.next_token.iter().any(|it| words::are(&words, it))
    }

    /// Whether an object of that name holds what is said about a page.
    pub(crate) fn is_page_wrapper(&self, name: &str) -> bool {
        let words = words::words(name);
        self.page_wrapper.iter().any(|it| words::are(&words, it))
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
            ("starting_after", Some(PageInput::Position)),
            ("page", Some(PageInput::Position)),
            ("amount", None),
            ("size_limit_mb", None),
        ] {
            assert_eq!(vocabulary.page_input(name), expected, "{name}");
        }
    }
}
