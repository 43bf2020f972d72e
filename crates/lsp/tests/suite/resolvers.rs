//! Resolvers in source code: what is shown of them, and the way between them and the fields of the schema.

use crate::navigation::{check_definition, check_references, hover};

/// A service whose resolvers stand in two files, one of them apart from the map, with an operation beside it.
const FILES: &str = "\
//- package.json
{ \"dependencies\": { \"@apollo/server\": \"4\", \"mongodb\": \"6\" } }
//- schema.graphql
type Query { posts: [Post!]!  me: User }
type Post { id: ID!  title: String!  author: User!  comments: [Comment!]! }
type Comment { text: String!  author: User! }
type User { id: ID!  name: String! }
//- operations/posts.graphql
query Posts { posts { title author { name } } }
//- src/users.ts
import { MongoClient } from 'mongodb';
import type { Post } from './types';

const db = new MongoClient(process.env.DB!).db();

async function find(id: string) {
  return db.collection('users').findOne({ _id: id });
}

export async function userOf(id: string) {
  return (await find(id)) ?? { id, name: 'somebody' };
}

export function authorOf(comment: { userId: string }) {
  return userOf(comment.userId);
}
//- src/resolvers.ts
import { authorOf, userOf } from './users';

const words = new Map<string, string>();

export const resolvers = {
  Query: { me: (root, args, { userId }) => userOf(userId) },
  Post: {
    title: (post) => words.get(post.title) ?? post.title,
    author: (post) => userOf(post.userId),
  },
  Comment: { author: authorOf },
};

export const other = { author: (post) => userOf(post.userId) };
";

/// `FILES` with the cursor before `text` in it, which is there once.
#[track_caller]
fn at(text: &str) -> String {
    let places: Vec<usize> = FILES.match_indices(text).map(|it| it.0).collect();
    let [at] = places[..] else { panic!("{text:?} is there {} times", places.len()) };
    format!("{}$0{}", &FILES[..at], &FILES[at..])
}

/// What is shown of a resolver itself, without the page of the rule that has found something there.
#[track_caller]
fn shown(files: &str) -> String {
    hover(files).split("\n\n---\n\n").next().unwrap_or_default().to_owned()
}

#[test]
fn a_resolver_says_how_often_it_runs_and_how_deep_it_asks() {
    insta::assert_snapshot!(shown(&at("author: (post) => userOf(post.userId),\n  },")), @r"
    8:4-8:10
    **resolver** `Post.author` in `../schema.graphql`

    Runs once for each `Post`; 3 calls deep to `db.collection('users').findOne`.

    1 + N: it calls `db.collection('users').findOne` once for each `Post`, and nothing joins these calls. That is certain: everything on the way was followed.

    - `Query.posts` is a list (schema.graphql:1)

    The smallest operation that asks for it many times:
    ```graphql
    { posts { author { id } } }
    ```
    ");
    insta::assert_snapshot!(shown(&at("title: (post)")), @r"
    7:4-7:9
    **resolver** `Post.title` in `../schema.graphql`

    Runs once for each `Post`.

    Harmless: nothing that it calls is known to ask for data with something of its `Post`.
    ");
    insta::assert_snapshot!(shown(&at("me: (root")), @r"
    5:11-5:13
    **resolver** `Query.me` in `../schema.graphql`

    Harmless: no list leads to `Query`, so it runs once for an operation.
    ");
}

#[test]
fn a_finding_at_a_resolver_comes_after_what_it_does() {
    let whole = hover(&at("author: (post) => userOf(post.userId),\n  },"));
    assert!(whole.contains("\n\n---\n\n") && whole.contains("n-plus-one/resolver-per-item"), "{whole}");
}

#[test]
fn a_function_that_stands_apart_says_what_it_resolves() {
    let apart = shown(&at("authorOf(comment"));
    insta::assert_snapshot!(apart, @r"
    13:16-13:24
    **resolver** `Comment.author` in `../schema.graphql`

    Runs once for each `Comment`; 3 calls deep to `db.collection('users').findOne`.

    1 + N: it calls `db.collection('users').findOne` once for each `Comment`, and nothing joins these calls. That is certain: everything on the way was followed.

    - `Query.posts` is a list (schema.graphql:1)
    - `Post.comments` is a list (schema.graphql:2)

    The smallest operation that asks for it many times:
    ```graphql
    { posts { comments { author { id } } } }
    ```
    ");
    assert_eq!(shown(&at("authorOf },")), "", "the use of a function is no resolver");
    assert_eq!(
        shown(&at("author: authorOf")).split_once('\n').map(|it| it.1),
        apart.split_once('\n').map(|it| it.1)
    );
}

#[test]
fn a_field_of_the_schema_says_what_its_resolver_does() {
    insta::assert_snapshot!(shown(&at("author: User!  comments")), @r"
    1:37-1:43
    **resolver** `Post.author` in `src/resolvers.ts`

    Runs once for each `Post`; 3 calls deep to `db.collection('users').findOne`.

    1 + N: it calls `db.collection('users').findOne` once for each `Post`, and nothing joins these calls. That is certain: everything on the way was followed.

    - `Query.posts` is a list (schema.graphql:1)

    The smallest operation that asks for it many times:
    ```graphql
    { posts { author { id } } }
    ```
    ");
    insta::assert_snapshot!(shown(&at("author: User! }\ntype User")), @r"
    2:30-2:36
    **resolver** `Comment.author` in `src/users.ts`

    Runs once for each `Comment`; 3 calls deep to `db.collection('users').findOne`.

    1 + N: it calls `db.collection('users').findOne` once for each `Comment`, and nothing joins these calls. That is certain: everything on the way was followed.

    - `Query.posts` is a list (schema.graphql:1)
    - `Post.comments` is a list (schema.graphql:2)

    The smallest operation that asks for it many times:
    ```graphql
    { posts { comments { author { id } } } }
    ```
    ");
    assert_eq!(shown(&at("id: ID!  title")), "", "a property answers it");
}

#[test]
fn a_field_leads_to_its_resolver_and_that_back_to_the_field() {
    check_definition(&at("author: User!  comments"), &["src/resolvers.ts 8:4-8:10"]);
    check_definition(&at("author: (post) => userOf(post.userId),\n  },"), &["schema.graphql 1:37-1:43"]);
    // One that stands apart: the function is what people want to see.
    check_definition(&at("author: User! }\ntype User"), &["src/users.ts 13:16-13:24"]);
    check_definition(&at("author: authorOf"), &["schema.graphql 2:30-2:36"]);
    check_definition(&at("authorOf(comment"), &["schema.graphql 2:30-2:36"]);
    // From an operation one gets to the field first.
    check_definition(&at("author { name"), &["schema.graphql 1:37-1:43"]);
}

#[test]
fn a_resolver_is_one_of_those_who_name_its_field() {
    let all = ["operations/posts.graphql 0:28-0:34", "schema.graphql 1:37-1:43", "src/resolvers.ts 8:4-8:10"];
    check_references(&at("author: User!  comments"), &all);
    check_references(&at("author { name"), &all);
    check_references(&at("author: (post) => userOf(post.userId),\n  },"), &all);
    check_references(&at("id: ID!  title"), &["schema.graphql 1:12-1:14"]);
}

#[test]
fn of_other_code_nothing_is_said() {
    for text in [
        "words = new Map",
        "userOf(post.userId),\n  }",
        "post.userId),\n  }",
        "author: (post) => userOf(post.userId) }",
        "find(id: string",
        "MongoClient(process",
        "resolvers = {",
        "Post: {",
    ] {
        assert_eq!(hover(&at(text)), "", "{text}");
        check_definition(&at(text), &[]);
        check_references(&at(text), &[]);
    }
}

#[test]
fn where_no_rule_about_resolvers_is_on_nothing_is_said_of_them() {
    let off = format!(
        "//- wirelint.yaml\nrules: {{ n-plus-one: off }}\n{}",
        at("author: (post) => userOf(post.userId),\n  },")
    );
    assert_eq!(hover(&off), "");
    check_definition(&off, &[]);
}

/// A service in Python whose model has a property that is called for a field without a resolver.
const PYTHON: &str = "\
//- schema.graphql
type Query { concerts: [Concert!]! }
type Concert { title: String!  venue: String!  hall: Hall }
type Hall { name: String! }
//- podium/models.py
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Hall(Base):
    __tablename__ = 'hall'
    name: Mapped[str] = mapped_column()


class Concert(Base):
    __tablename__ = 'concert'
    hall: Mapped[Hall] = relationship()

    @property
    def venue(self):
        return self.hall.name
//- podium/app.py
from ariadne import ObjectType, QueryType
from sqlalchemy import select

from podium.models import Concert
from podium.session import session

query = QueryType()
concert = ObjectType('Concert')


@query.field('concerts')
def resolve_concerts(*_):
    return session.scalars(select(Concert)).all()


@concert.field('title')
def resolve_title(concert, info):
    return concert.title.title()
//- podium/session.py
from sqlalchemy.orm import scoped_session, sessionmaker

session = scoped_session(sessionmaker())
";

/// `PYTHON` with the cursor before `text` in it, which is there once.
#[track_caller]
fn in_python(text: &str) -> String {
    let places: Vec<usize> = PYTHON.match_indices(text).map(|it| it.0).collect();
    let [at] = places[..] else { panic!("{text:?} is there {} times", places.len()) };
    format!("{}$0{}", &PYTHON[..at], &PYTHON[at..])
}

#[test]
fn resolvers_in_python_say_what_they_do() {
    insta::assert_snapshot!(shown(&in_python("resolve_title(")), @r"
    16:4-16:17
    **resolver** `Concert.title` in `../schema.graphql`

    Runs once for each `Concert`.

    Harmless: nothing that it calls is known to ask for data with something of its `Concert`.
    ");
    insta::assert_snapshot!(shown(&in_python("venue(self)")), @r"
    17:8-17:13
    **resolver** `Concert.venue` in `../schema.graphql`

    Runs once for each `Concert`.

    1 + N: it calls `self.hall` once for each `Concert`, and nothing joins these calls. That is certain: everything on the way was followed.

    - `Query.concerts` is a list (schema.graphql:1)

    The smallest operation that asks for it many times:
    ```graphql
    { concerts { venue } }
    ```
    ");
    insta::assert_snapshot!(shown(&in_python("venue: String!")), @r"
    1:31-1:36
    **resolver** `Concert.venue` in `podium/models.py`

    Runs once for each `Concert`.

    1 + N: it calls `self.hall` once for each `Concert`, and nothing joins these calls. That is certain: everything on the way was followed.

    - `Query.concerts` is a list (schema.graphql:1)

    The smallest operation that asks for it many times:
    ```graphql
    { concerts { venue } }
    ```
    ");
}

#[test]
fn fields_and_resolvers_in_python_lead_to_each_other() {
    check_definition(&in_python("title: String!"), &["podium/app.py 16:4-16:17"]);
    check_definition(&in_python("resolve_title("), &["schema.graphql 1:15-1:20"]);
    check_definition(&in_python("venue: String!"), &["podium/models.py 17:8-17:13"]);
    check_definition(&in_python("venue(self)"), &["schema.graphql 1:31-1:36"]);
    check_definition(&in_python("hall: Hall"), &["podium/models.py 14:4-14:8"]);
}

/// A service in Ruby, whose schema is its code.
const RUBY: &str = "\
//- Gemfile
gem \"graphql\"
//- app/models/concert.rb
class Concert < ApplicationRecord
end
//- app/graphql/types.rb
module Types
  class ConcertType < GraphQL::Schema::Object
    field :seats, Integer, null: false

    def seats
      Seat.where(concert_id: object.id).count
    end
  end

  class QueryType < GraphQL::Schema::Object
    field :concerts, [ConcertType], null: false

    def concerts
      Concert.all
    end
  end
end

class ConcertSchema < GraphQL::Schema
  query Types::QueryType
end
//- app/models/seat.rb
class Seat < ApplicationRecord
end
";

/// Where code declares a field apart from the method that resolves it, each leads to the other.
#[test]
fn declarations_and_methods_in_ruby_lead_to_each_other() {
    let cursor_at = |text: &str| {
        let at = RUBY.find(text).expect("it is there");
        format!("{}$0{}", &RUBY[..at], &RUBY[at..])
    };
    check_definition(&cursor_at("seats\n"), &["app/graphql/types.rb 2:11-2:16"]);
    check_definition(&cursor_at("seats, Integer"), &["app/graphql/types.rb 4:8-4:13"]);
    let hover = shown(&cursor_at("seats\n"));
    assert!(hover.contains("once for each `Concert`") && hover.contains(".count"), "{hover}");
}
