//! What a function of Java says about relations that are loaded: annotations of repositories, JPQL, criteria, `Hibernate.initialize`.

use super::Loading;

/// What the text of a function, its annotations included, says.
pub(super) fn loading(text: &str) -> Loading {
    let mut found = Loading::default();
    entity_graphs(text, &mut found);
    fetch_joins(text, &mut found);
    // `root.fetch("author")`, `root.fetch(Book_.author)`
    for rest in behind(text, ".fetch(") {
        found.named.extend(first_word(rest.split([',', ')']).next().unwrap_or(rest)));
    }
    // `Hibernate.initialize(book.getAuthors())`
    for rest in behind(text, "Hibernate.initialize(") {
        let given = rest.split(')').next().unwrap_or(rest).trim_end_matches('(');
        let last = given.rsplit('.').next().unwrap_or(given);
        found.named.push(crate::eval::java::property_of(last));
    }
    // What Querydsl joins is named by its own classes.
    for before in text.split(".fetchJoin()").collect::<Vec<_>>().split_last().map_or(&[][..], |it| it.1) {
        let joined = before.rfind("oin(").map_or("", |at| &before[at + "oin(".len()..]);
        let path = joined.split([',', ')']).next().unwrap_or("").trim();
        found.named.extend(path.rsplit('.').next().map(str::to_owned));
    }
    found.named.retain(|it| !it.is_empty());
    found
}

/// `@EntityGraph(attributePaths = {"author", "author.country"})`, or one that is named elsewhere.
fn entity_graphs(text: &str, found: &mut Loading) {
    for rest in behind(text, "EntityGraph(") {
        let given = rest.split(')').next().unwrap_or(rest);
        match given.split_once("attributePaths") {
            Some((_, paths)) => {
                for path in paths.split('"').skip(1).step_by(2) {
                    found.named.push(path.replace('.', "__"));
                    // Of what is given a part may be handed on: the teams of all who have entered.
                    found.named.extend(path.rsplit_once('.').map(|it| it.1.to_owned()));
                }
            }
            // What it names is written with the entity.
            None => found.is_all |= given.contains('"') || given.contains("value"),
        }
    }
    for word in [
        "jakarta.persistence.fetchgraph",
        "jakarta.persistence.loadgraph",
        "javax.persistence.fetchgraph",
        "javax.persistence.loadgraph",
    ] {
        found.is_all |= text.contains(word);
    }
}

/// `join fetch b.author a left join fetch a.country`
fn fetch_joins(text: &str, found: &mut Loading) {
    let lower = text.to_lowercase();
    let mut at = 0;
    while let Some(next) = lower[at..].find("fetch ").map(|it| at + it) {
        at = next + "fetch ".len();
        if !lower[..next].trim_end().ends_with("join") {
            continue;
        }
        // Letters may have other lengths in small.
        let Some(rest) = text.get(at..).filter(|_| lower.len() == text.len()) else { break };
        let path =
            rest.trim_start().split(|it: char| !it.is_alphanumeric() && !matches!(it, '.' | '_')).next();
        let names = path.unwrap_or("").split_once('.').map_or("", |it| it.1);
        found.named.extend(names.rsplit('.').next().map(str::to_owned));
    }
}

fn behind<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = &'t str> {
    memchr::memmem::find_iter(text.as_bytes(), word.as_bytes())
        .map(|at| &text[at + word.len()..])
        .collect::<Vec<_>>()
        .into_iter()
}

/// The name in quotes, or the last of several.
fn first_word(text: &str) -> Option<String> {
    let text = text.trim().trim_matches('"');
    text.rsplit('.').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_loaded_with_a_query_is_named() {
        let check = |text: &str, expected: &[&str]| assert_eq!(loading(text).named, expected, "{text}");
        check(
            "@EntityGraph(attributePaths = {\"author\", \"author.country\"}) List<Book> findAll();",
            &["author", "author__country", "country"],
        );
        check(
            "@Query(\"select b from Book b left JOIN FETCH b.author a join fetch a.country\") List<Book> all();",
            &["author", "country"],
        );
        check("{ Hibernate.initialize(book.getAuthors()); }", &["authors"]);
        check("{ root.fetch(\"author\", JoinType.LEFT); }", &["author"]);
        check(
            "{ query.leftJoin(book.author, author).fetchJoin().join(book.tags).fetchJoin(); }",
            &["author", "tags"],
        );
        check("{ fetch (x); join.fetchAll(); }", &[]);
        assert!(loading("@EntityGraph(\"Book.all\") List<Book> findAll();").is_all);
    }
}
