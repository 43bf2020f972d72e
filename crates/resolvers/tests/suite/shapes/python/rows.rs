use super::{MODELS, check_all};

/// Models of `SQLAlchemy`'s for the services here.
const MAPPED: &str = "from sqlalchemy import Column, ForeignKey, Integer, String\nfrom sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship\n\n\
class Base(DeclarativeBase):\n    pass\n\n\
class Shelf(Base):\n    __tablename__ = 'shelf'\n    id: Mapped[int] = mapped_column(primary_key=True)\n    books: Mapped[list['Book']] = relationship(back_populates='shelf')\n\n    \
@property\n    def room(self):\n        return self.label.split('/')[0]\n\n\
class Publisher(Base):\n    __tablename__ = 'publisher'\n    id: Mapped[int] = mapped_column(primary_key=True)\n    name: Mapped[str]\n    owner: Mapped['Publisher'] = relationship(lazy='joined')\n\n\
class Book(Base):\n    __tablename__ = 'book'\n    id: Mapped[int] = mapped_column(primary_key=True)\n    title: Mapped[str]\n    shelf: Mapped[Shelf] = relationship(back_populates='books')\n    publisher: Mapped[Publisher] = relationship()\n    copies: Mapped[list['Copy']] = relationship(lazy='selectin')\n\n    \
@property\n    def imprint(self):\n        return self.publisher.name\n\n    \
@property\n    def copy_count(self):\n        return len(self.copies)\n\n    \
@property\n    def short_title(self):\n        return self.title[:20]\n\n\
class Copy(Base):\n    __tablename__ = 'copy'\n    id: Mapped[int] = mapped_column(primary_key=True)\n    book: Mapped[Book] = relationship(back_populates='copies')\n";

const LIBRARY: &str = "type Query { books: [Book!]! }\ntype Book { title: String, shortTitle: String, imprint: String, copyCount: Int, shelf: Shelf, publisher: Publisher, copies: [Copy!]! }\n\
type Shelf { room: String, books: [Book!]! }\ntype Publisher { name: String, owner: Publisher }\ntype Copy { id: ID, book: Book }";

/// A service of ariadne's with this list of books, and what it needs for that.
fn check_list(schema: &str, before: &str, list: &str, expected: &str) {
    let text = format!(
        "from ariadne import QueryType, ObjectType, make_executable_schema\nfrom sqlalchemy import select\nfrom sqlalchemy.orm import Session, joinedload, scoped_session, selectinload, sessionmaker\nfrom .models import Book, Copy, Publisher, Shelf\n\n\
         DB = scoped_session(sessionmaker())\nquery = QueryType()\nbook = ObjectType('Book')\n\n{before}\n\n\
         @query.field('books')\ndef books(_, info, title=None):\n{}\n\n\
         @book.field('shelf')\ndef shelf_of(book, info):\n    return book.shelf\n\n\
         schema = make_executable_schema(type_defs, query, book, convert_names_case=True)\n",
        super::language::indented(list)
    );
    let files = [
        ("schema.graphql", schema),
        ("library/app.py", &*text),
        ("library/models.py", MAPPED),
        ("library/__init__.py", ""),
    ];
    check_all(&files, expected);
}

/// However rows are asked for, it is known of which class they are: so that a property is a function, and a relation a query.
#[test]
fn the_class_of_rows_follows_from_what_gives_them() {
    let all = "!Book.imprint !Book.publisher !Book.shelf -Book.copyCount -Book.shortTitle !Copy.book !Shelf.books -Shelf.room";
    let sorted = |all: &str| {
        let mut all: Vec<&str> = all.split(' ').collect();
        all.sort_by_key(|it| it[1..].to_owned());
        all.join(" ")
    };
    for list in [
        "return DB.scalars(select(Book)).all()",
        "return list(DB.scalars(select(Book).order_by(Book.title)).unique())",
        "return DB.query(Book).filter(Book.title == title).all()",
        "statement = select(Book)\nif title:\n    statement = statement.where(Book.title == title)\nresult = DB.execute(statement)\nreturn result.scalars().all()",
        "found = [it for it in DB.scalars(select(Book)) if it.title]\nreturn sorted(found, key=lambda it: it.title)",
        "with Session(engine) as session:\n    return session.query(Book).limit(10).all()",
    ] {
        check_list(LIBRARY, "", list, &sorted(all));
    }
    for (before, list) in [
        (
            "class Repository:\n    model = None\n    def all(self):\n        return DB.scalars(select(self.model)).all()\n\nclass Books(Repository):\n    model = Book",
            "return Books().all()",
        ),
        ("def found_books(key) -> list[Book]:\n    return index.search(key)", "return found_books(title)"),
        (
            "async def found_books(key) -> 'Sequence[Book] | None':\n    return await index.search(key)",
            "return found_books(title)",
        ),
    ] {
        check_list(LIBRARY, before, list, &sorted(all));
    }
}

#[test]
fn relations_that_every_list_loads_are_not_asked_for_again() {
    let schema = "type Query { books: [Book!]! }\ntype Book { imprint: String, shelf: Shelf, publisher: Publisher }\ntype Shelf { label: String }\ntype Publisher { name: String }";
    for (options, expected) in [
        ("", "!Book.imprint !Book.publisher !Book.shelf"),
        ("joinedload(Book.publisher)", "+Book.imprint +Book.publisher !Book.shelf"),
        ("joinedload(Book.publisher), selectinload(Book.shelf)", "+Book.imprint +Book.publisher +Book.shelf"),
    ] {
        let list = format!("return DB.scalars(select(Book).options({options})).all()");
        check_list(schema, "", &list, expected);
    }
    // By the way over shelves there are books of which nobody has loaded the publisher.
    check_list(
        LIBRARY,
        "",
        "return DB.scalars(select(Book).options(joinedload(Book.publisher), selectinload(Book.shelf))).all()",
        "-Book.copyCount !Book.imprint !Book.publisher !Book.shelf -Book.shortTitle !Copy.book !Shelf.books -Shelf.room",
    );
}

/// Of rows of two classes nobody knows what an attribute is.
#[test]
fn what_may_be_of_several_classes_stays_unknown() {
    check_list(LIBRARY, "", "return DB.scalars(select(Book)).all() + DB.query(Copy).all()", "-Book.shelf");
    check_list(LIBRARY, "", "return [*DB.query(Shelf).all(), *DB.query(Copy).all()]", "-Book.shelf");
    check_list(LIBRARY, "", "return index.search(title)", "-Book.shelf");
}

/// A type of the schema that holds a row, and a loader whose batch function asks through a helper.
#[test]
fn relations_of_a_row_that_an_object_holds_are_its_own() {
    let check = |options: &str, expected: &str| {
        let text = format!(
            "import strawberry\nfrom sqlalchemy import select\nfrom sqlalchemy.orm import selectinload\nfrom sqlalchemy.ext.asyncio import AsyncSession\nfrom strawberry.dataloader import DataLoader\nfrom . import models\n\n\
             def books():\n    return select(models.Book){options}\n\n\
             class Context:\n    def __init__(self, session: AsyncSession):\n        self.session = session\n        self.book = DataLoader(load_fn=self.load_books)\n\n    \
             async def load_books(self, ids):\n        found = {{row.id: row for row in await self.session.scalars(books())}}\n        return [found[it] for it in ids]\n\n\
             @strawberry.type\nclass Shelf:\n    label: str\n\n\
             @strawberry.type\nclass Book:\n    title: str\n    row: strawberry.Private[models.Book]\n\n    \
             @strawberry.field\n    def shelf(self) -> Shelf:\n        return Shelf(label=self.row.shelf.label)\n\n\
             @strawberry.type\nclass Loan:\n    book_id: strawberry.Private[int]\n\n    \
             @strawberry.field\n    async def book(self, info) -> Book:\n        row = await info.context.book.load(self.book_id)\n        return Book(title=row.title, row=row)\n\n\
             @strawberry.type\nclass Query:\n    loans: list[Loan]\n\n    \
             @strawberry.field\n    async def books(self, info) -> list[Book]:\n        return [Book(title=it.title, row=it) for it in await info.context.session.scalars(books())]\n\n\
             def get_context(session: AsyncSession) -> Context:\n    return Context(session)\n\n\
             router = GraphQLRouter(strawberry.Schema(Query), context_getter=get_context)\n"
        );
        check_all(
            &[("library/app.py", &text), ("library/models.py", MAPPED), ("library/__init__.py", "")],
            expected,
        );
    };
    check("", "!Book.shelf +Loan.book");
    check(".options(selectinload(models.Book.shelf))", "+Book.shelf +Loan.book");
    check(".options(selectinload(models.Book.publisher))", "!Book.shelf +Loan.book");
}

/// Objects that strawberry or graphene know nothing of are rows as well; what a loader gives is what its batch function has asked for.
#[test]
fn types_without_a_model_are_rows_where_lists_give_them() {
    let text = "import graphene\nfrom aiodataloader import DataLoader\nfrom flask_sqlalchemy import SQLAlchemy\nfrom .models import Book, Publisher\n\ndb = SQLAlchemy()\n\n\
         class PublisherLoader(DataLoader):\n    async def batch_load_fn(self, keys):\n        found = {it.id: it for it in db.session.scalars(db.select(Publisher))}\n        return [found.get(it) for it in keys]\n\n\
         class PublisherNode(graphene.ObjectType):\n    name = graphene.String()\n    first = graphene.String()\n    owner = graphene.Field(lambda: PublisherNode)\n\n    \
         def resolve_first(parent, info):\n        return parent.owner.name\n\n\
         class BookNode(graphene.ObjectType):\n    title = graphene.String()\n    imprint = graphene.String()\n    publisher = graphene.Field(PublisherNode)\n    copies = graphene.Int()\n\n    \
         def resolve_publisher(parent, info):\n        return info.context['publishers'].load(parent.publisher_id)\n\n    \
         def resolve_copies(parent, info):\n        return len(parent.copies)\n\n\
         class Query(graphene.ObjectType):\n    books = graphene.List(BookNode)\n\n    def resolve_books(root, info):\n        return db.session.execute(db.select(Book)).scalars()\n\n\
         schema = graphene.Schema(query=Query)\n\n\
         def answer(request):\n    return schema.execute(request.json['query'], context={'publishers': PublisherLoader()})\n";
    check_all(
        &[("library/app.py", text), ("library/models.py", MAPPED), ("library/__init__.py", "")],
        "-BookNode.copies !BookNode.imprint +BookNode.publisher -PublisherNode.first",
    );
}

#[test]
fn contexts_are_made_of_what_their_fields_are_made_by() {
    let text = "import strawberry, xmlrpc.client\nfrom dataclasses import dataclass, field\nfrom strawberry.dataloader import DataLoader\nfrom strawberry.fastapi import GraphQLRouter\n\n\
         async def load_authors(keys):\n    return [None for key in keys]\n\n\
         class Rates:\n    def __init__(self):\n        self.server = xmlrpc.client.ServerProxy('http://rates')\n\n    \
         def __call__(self, code):\n        return self.server.rates.of(code)\n\n\
         @dataclass\nclass Context:\n    request: object\n    rates: Rates = field(default_factory=Rates)\n    authors: DataLoader = field(default_factory=lambda: DataLoader(load_fn=load_authors))\n    names: dict = field(default_factory=dict)\n\n\
         @strawberry.type\nclass Post:\n    id: int\n\n    \
         @strawberry.field\n    def price(self, info) -> int:\n        return info.context.rates(self.id)\n\n    \
         @strawberry.field\n    async def author(self, info) -> str:\n        return await info.context.authors.load(self.id)\n\n    \
         @strawberry.field\n    def name(self, info) -> str:\n        return info.context.names.get(self.id)\n\n\
         @strawberry.type\nclass Query:\n    posts: list[Post]\n\n\
         def get_context(request) -> Context:\n    return Context(request)\n\n\
         router = GraphQLRouter(strawberry.Schema(Query), context_getter=get_context)\n";
    check_all(&[("app.py", text)], "+Post.author -Post.name !Post.price");
}

/// A service of graphene-django's with these fields of an author, of whom there is a list.
fn check_authors(of_author: &str, of_team: &str, list: &str, expected: &str) {
    let text = format!(
        "import graphene\nfrom graphene_django import DjangoObjectType\nfrom .models import Author, Desk, Team\n\n\
         class TeamType(DjangoObjectType):\n    class Meta:\n        model = Team\n        fields = ['name']\n{of_team}\n\n\
         class AuthorType(DjangoObjectType):\n{of_author}\n\n    class Meta:\n        model = Author\n        fields = ['name', 'team']\n\n\
         class Query(graphene.ObjectType):\n    authors = graphene.List(AuthorType)\n\n    def resolve_authors(self, info):\n        return {list}\n\n\
         schema = graphene.Schema(query=Query)\n"
    );
    let models = format!(
        "{MODELS}\nclass Desk(models.Model):\n    author = models.OneToOneField(Author, on_delete=models.CASCADE)\n    room = models.CharField()\n"
    );
    check_all(&[("blog/schema.py", &text), ("blog/models.py", &models), ("blog/__init__.py", "")], expected);
}

#[test]
fn a_property_of_a_model_is_what_is_called_for_a_field_without_a_resolver() {
    let label = "    label = graphene.String()\n    initials = graphene.String()";
    check_authors(label, "", "Author.objects.all()", "!AuthorType.label !AuthorType.team");
    check_authors(label, "", "Author.objects.select_related('team')", "+AuthorType.label +AuthorType.team");
}

#[test]
fn whether_a_relation_is_there_is_a_question_to_the_database() {
    let has_desk = "    has_desk = graphene.Boolean()\n    has_name = graphene.Boolean()\n\n    \
         def resolve_has_desk(self, info):\n        return hasattr(self, 'desk')\n\n    \
         def resolve_has_name(self, info):\n        return hasattr(self, 'name')";
    check_authors(
        has_desk,
        "",
        "Author.objects.select_related('team')",
        "!AuthorType.hasDesk -AuthorType.hasName +AuthorType.team",
    );
    check_authors(
        has_desk,
        "",
        "Author.objects.select_related('team', 'desk')",
        "+AuthorType.hasDesk -AuthorType.hasName +AuthorType.team",
    );
}

/// graphene-django asks for such a team by its key, since the author may see it or not.
#[test]
fn what_a_type_lets_see_is_asked_for_anew() {
    let open = "\n    @classmethod\n    def get_queryset(cls, queryset, info):\n        return queryset.filter(is_open=True)";
    let list = "Author.objects.select_related('team')";
    check_authors("    pass", "", list, "+AuthorType.team");
    check_authors("    pass", open, list, "!AuthorType.team");
    // A resolver of one's own gives what it gives.
    let own =
        "    team = graphene.Field(TeamType)\n\n    def resolve_team(self, info):\n        return self.team";
    check_authors(own, open, list, "+AuthorType.team");
}

#[test]
fn columns_that_the_optimizer_knows_nothing_of_are_read_row_by_row() {
    let check = |extension: &str, of_type: &str, expected: &str| {
        let text = format!(
            "import strawberry, strawberry_django\nfrom strawberry import auto\nfrom strawberry_django.optimizer import DjangoOptimizerExtension\nfrom . import models\n\n\
             @strawberry_django.type(models.Team{of_type})\nclass Team:\n    name: auto\n    motto: str\n    code: str\n    size: int\n\n    \
             @strawberry_django.field\n    def loud(self, root: models.Team) -> str:\n        return root.name.upper()\n\n    \
             @strawberry_django.field(only=['name'])\n    def quiet(self, root: models.Team) -> str:\n        return root.name.lower()\n\n    \
             @strawberry_django.field\n    def key(self, root: models.Team) -> str:\n        return f'team-{{root.pk}}-{{root.id}}'\n\n\
             @strawberry.type\nclass Query:\n    teams: list[Team] = strawberry_django.field()\n\n\
             schema = strawberry.Schema(query=Query, extensions=[{extension}])\n"
        );
        let models = "from django.db import models\nfrom strawberry_django.descriptors import model_property\n\n\
             class Team(models.Model):\n    id = models.BigAutoField(primary_key=True)\n    name = models.CharField()\n\n    \
             @property\n    def motto(self):\n        return self.name + '!'\n\n    \
             @model_property(only=['name'])\n    def code(self):\n        return self.name[:2]\n\n    \
             @model_property(annotate={'_size': models.Count('authors')})\n    def size(self):\n        return self._size\n";
        check_all(
            &[("blog/schema.py", &text), ("blog/models.py", models), ("blog/__init__.py", "")],
            expected,
        );
    };
    check(
        "DjangoOptimizerExtension",
        "",
        "-Team.code -Team.key !Team.loud !Team.motto -Team.quiet +Team.size",
    );
    let none = "-Team.code -Team.key -Team.loud -Team.motto -Team.quiet";
    check("", "", &format!("{none} -Team.size"));
    check("DjangoOptimizerExtension(enable_only_optimization=False)", "", &format!("{none} +Team.size"));
    check("DjangoOptimizerExtension", ", disable_optimization=True", &format!("{none} +Team.size"));
}

/// Tortoise and the asynchronous attributes of `SQLAlchemy` ask when somebody waits.
#[test]
fn relations_that_are_promises_ask_when_somebody_waits_for_them() {
    let text = "import strawberry\nfrom . import models\n\n\
         @strawberry.type\nclass Match:\n    id: int\n\n    \
         @strawberry.field\n    async def cup(self: 'models.Match') -> str:\n        cup = await self.cup\n        return cup.name\n\n    \
         @strawberry.field\n    async def goals(self) -> int:\n        return len(await self.goals)\n\n    \
         @strawberry.field\n    async def late(self) -> int:\n        return len(await self.goals.filter(minute__gt=80))\n\n    \
         @strawberry.field\n    def key(self) -> int:\n        return self.cup_id\n\n\
         @strawberry.type\nclass Query:\n    @strawberry.field\n    async def matches(self) -> list[Match]:\n        return await models.Match.all()PREFETCH\n";
    let models = "from tortoise import fields\nfrom tortoise.models import Model\n\n\
         class Cup(Model):\n    name = fields.TextField()\n\n\
         class Match(Model):\n    id = fields.IntField(pk=True)\n    cup = fields.ForeignKeyField('models.Cup', related_name='matches')\n\n\
         class Goal(Model):\n    match = fields.ForeignKeyField('models.Match', related_name='goals')\n    minute = fields.IntField()\n";
    for (prefetch, expected) in [
        ("", "!Match.cup !Match.goals -Match.key !Match.late"),
        (".prefetch_related('cup', 'goals')", "+Match.cup +Match.goals -Match.key !Match.late"),
    ] {
        let text = text.replace("PREFETCH", prefetch);
        check_all(&[("app/schema.py", &text), ("app/models.py", models), ("app/__init__.py", "")], expected);
    }
    let text = "import strawberry\nfrom sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import AsyncSession\nfrom . import models\n\n\
         @strawberry.type\nclass Book:\n    row: strawberry.Private[models.Book]\n\n    \
         @strawberry.field\n    async def shelf(self) -> str:\n        return (await self.row.awaitable_attrs.shelf).label\n\n    \
         @strawberry.field\n    async def copies(self) -> int:\n        return len(await self.row.awaitable_attrs.copies)\n\n\
         @strawberry.type\nclass Query:\n    @strawberry.field\n    async def books(self, info) -> list[Book]:\n        session: AsyncSession = info.context['session']\n        return [Book(row=it) for it in await session.scalars(select(models.Book))]\n";
    check_all(
        &[("library/app.py", text), ("library/models.py", MAPPED), ("library/__init__.py", "")],
        "-Book.copies !Book.shelf",
    );
}

/// What a manager says of every query holds for those that a resolver makes through it, and for relations to many; and what a type says of its rows
/// for the classes that it extends.
#[test]
fn managers_and_types_may_load_for_all() {
    let models = "from django.db import models\n\n\
         class Team(models.Model):\n    name = models.CharField()\n\n\
         class Authors(models.Manager):\n    def get_queryset(self):\n        return super().get_queryset().select_related('team')\n\n\
         class Author(models.Model):\n    team = models.ForeignKey(Team, on_delete=models.CASCADE)\n    second = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name='+')\n    house = models.ForeignKey('House', on_delete=models.CASCADE, related_name='authors')\n    objects = Authors()\n\n\
         class House(models.Model):\n    name = models.CharField()\n";
    let check = |of_author: &str, models: &str, expected: &str| {
        let text = format!(
            "import graphene\nfrom graphene_django import DjangoObjectType\nfrom .models import Author, House, Team\n\n\
             class Visible:\n    @classmethod\n    def get_queryset(cls, queryset, info):\n        return queryset.select_related()\n\n\
             class TeamType(DjangoObjectType):\n    class Meta:\n        model = Team\n        fields = ['name']\n\n\
             class AuthorType({of_author}):\n    class Meta:\n        model = Author\n        fields = ['team', 'second']\n\n\
             class HouseType(DjangoObjectType):\n    class Meta:\n        model = House\n        fields = ['authors']\n\n\
             class Query(graphene.ObjectType):\n    authors = graphene.List(AuthorType)\n    houses = graphene.List(HouseType)\n\n    \
             def resolve_authors(self, info):\n        return Author.objects.filter(team__name='a')\n\n    \
             def resolve_houses(self, info):\n        return House.objects.all()\n\n\
             schema = graphene.Schema(query=Query)\n"
        );
        check_all(
            &[("blog/schema.py", &text), ("blog/models.py", models), ("blog/__init__.py", "")],
            expected,
        );
    };
    let plain = models.replace("    objects = Authors()\n", "");
    let loaded = "!AuthorType.second +AuthorType.team !HouseType.authors";
    check("DjangoObjectType", models, loaded);
    check("DjangoObjectType", &plain, "!AuthorType.second !AuthorType.team !HouseType.authors");
    // All that is always there, which the second team is not.
    check("Visible, DjangoObjectType", &plain, loaded);
}

/// An object that is made without the row asks for nothing of it.
#[test]
fn what_holds_no_row_asks_for_nothing_of_it() {
    let check = |loans: &str, expected: &str| {
        let text = format!(
            "import strawberry\nfrom sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import AsyncSession\nfrom sqlalchemy.orm import joinedload\nfrom . import models\n\n\
             @strawberry.type\nclass Book:\n    id: int\n    row: strawberry.Private[models.Book | None] = None\n\n    \
             @strawberry.field\n    async def shelf(self, info) -> str:\n        if self.row:\n            return self.row.shelf.label\n        return await info.context['loaders'].shelf_of_book.load(self.id)\n\n\
             @strawberry.type\nclass Query:\n    @strawberry.field\n    async def books(self, info) -> list[Book]:\n        session: AsyncSession = info.context['session']\n        \
             found = await session.scalars(select(models.Book).options(joinedload(models.Book.shelf)))\n        return [Book(id=it.id, row=it) for it in found]\n\n    \
             @strawberry.field\n    async def loans(self, info) -> list[Book]:\n        session: AsyncSession = info.context['session']\n        return [{loans} for it in await session.scalars(select(models.Book))]\n"
        );
        check_all(
            &[("library/app.py", &text), ("library/models.py", MAPPED), ("library/__init__.py", "")],
            expected,
        );
    };
    check("Book(id=it.id)", "+Book.shelf");
    check("Book(id=it.id, row=it)", "!Book.shelf");
}

/// Sessions as people hand them around: what somebody says that a wrapper is, and what a context manager says that it gives.
#[test]
fn sessions_are_what_annotations_and_casts_say() {
    let text = "import strawberry\nfrom contextlib import asynccontextmanager\nfrom typing import AsyncIterator, cast\nfrom oauth2_lib.strawberry import authenticated_field\nfrom sqlalchemy.ext.asyncio import AsyncSession\nfrom sqlalchemy.orm import scoped_session, sessionmaker\n\n\
         class Database:\n    def __init__(self, url):\n        self.scoped = scoped_session(sessionmaker())\n\n    @property\n    def session(self):\n        return self.scoped()\n\n\
         class Wrapper:\n    def __getattr__(self, name):\n        return getattr(self.wrapped, name)\n\n\
         db = cast(Database, Wrapper())\n\n\
         @asynccontextmanager\nasync def session_of(info) -> AsyncIterator[AsyncSession]:\n    override = info.context['request'].app.overrides.get('session')\n    if override:\n        yield override()\n    made = make_session(info)\n    yield await made.__anext__()\n\n\
         @strawberry.type\nclass Post:\n    id: int\n\n    \
         @strawberry.field\n    async def likes(self, info) -> int:\n        async with session_of(info) as session:\n            return await session.scalar(self.id)\n\n    \
         @authenticated_field(description='x')\n    def views(self) -> int:\n        return db.session.scalar(self.id)\n\n\
         @strawberry.type\nclass Query:\n    posts: list[Post]\n";
    check_all(&[("app.py", text)], "!Post.likes !Post.views");
}

/// A class of rows of another package has fields that nobody declares here.
#[test]
fn methods_resolve_fields_of_models_of_other_packages() {
    let text = "import graphene\nfrom graphene_django import DjangoObjectType\nfrom shop_base.models import Order, Line\n\n\
         class LineType(DjangoObjectType):\n    class Meta:\n        model = Line\n\n\
         class OrderType(DjangoObjectType):\n    class Meta:\n        model = Order\n\n    \
         def resolve_lines(self, info):\n        return Line.objects.filter(order_id=self.id)\n\n    \
         def resolve_code(self, info):\n        return self.code.upper()\n\n\
         class Query(graphene.ObjectType):\n    orders = graphene.List(OrderType)\n\n\
         schema = graphene.Schema(query=Query)\n";
    check_all(&[("app.py", text)], "-OrderType.code !OrderType.lines");
}

/// Whoever asks only where no row is held asks for nothing where all lists give one.
#[test]
fn what_every_list_gives_is_not_asked_for_again() {
    let check = |loans: &str, expected: &str| {
        let text = format!(
            "import strawberry\nfrom sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import AsyncSession\nfrom . import models\n\n\
             @strawberry.type\nclass Book:\n    id: int\n    row: strawberry.Private[models.Book | None] = None\n\n    \
             async def record(self, info) -> models.Book:\n        if self.row is not None:\n            return self.row\n        session: AsyncSession = info.context['session']\n        return await session.get(models.Book, self.id)\n\n    \
             @strawberry.field\n    async def title(self, info) -> str:\n        return (await self.record(info)).title\n\n    \
             @strawberry.field\n    async def others(self, info) -> list[str]:\n        session: AsyncSession = info.context['session']\n        return await session.scalars(select(models.Book.title).where(models.Book.id != self.row.id))\n\n\
             @strawberry.type\nclass Query:\n    @strawberry.field\n    async def book(self, info, id: int) -> Book:\n        return Book(id=id)\n\n    \
             @strawberry.field\n    async def books(self, info) -> list[Book]:\n        session: AsyncSession = info.context['session']\n        \
             return [Book(id=it.id, row=it) for it in await session.scalars(select(models.Book))]\n\n    \
             @strawberry.field\n    async def loans(self, info) -> list[Book]:\n        session: AsyncSession = info.context['session']\n        return [{loans} for it in await session.scalars(select(models.Book))]\n"
        );
        check_all(
            &[("library/app.py", &text), ("library/models.py", MAPPED), ("library/__init__.py", "")],
            expected,
        );
    };
    check("Book(id=it.id, row=it)", "!Book.others +Book.title");
    check("Book(id=it.id)", "!Book.others !Book.title");
}

#[test]
fn a_manager_may_override_what_it_calls_of_its_base() {
    let models = "from django.db import models\n\n\
         class Lines(models.Manager):\n    def filter(self, *args, **kwargs):\n        return super(Lines, self).filter(*args, **kwargs)\n\n    \
         def open(self):\n        return self.filter(is_open=True)\n\n\
         class Order(models.Model):\n    code = models.CharField()\n\n\
         class Line(models.Model):\n    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name='lines')\n    objects = Lines()\n";
    let text = "import graphene\nfrom graphene_django import DjangoObjectType\nfrom .models import Line, Order\n\n\
         class LineType(DjangoObjectType):\n    class Meta:\n        model = Line\n        fields = ['id']\n\n\
         class OrderType(DjangoObjectType):\n    open = graphene.List(LineType)\n\n    class Meta:\n        model = Order\n        fields = ['lines']\n\n    \
         def resolve_lines(self, info):\n        return self.lines.filter(is_open=True).filter(is_paid=True)\n\n    \
         def resolve_open(self, info):\n        return self.lines.open()\n\n\
         class Query(graphene.ObjectType):\n    orders = graphene.List(OrderType)\n\n    def resolve_orders(self, info):\n        return Order.objects.all()\n\n\
         schema = graphene.Schema(query=Query)\n";
    check_all(
        &[("shop/schema.py", text), ("shop/models.py", models), ("shop/__init__.py", "")],
        "!OrderType.lines !OrderType.open",
    );
}

/// What a loader's constructor hands to its base is its batch function.
#[test]
fn batch_functions_may_be_handed_to_the_base() {
    let check = |body: &str, expected: &str| {
        let text = format!(
            "import httpx, strawberry\nfrom strawberry.dataloader import DataLoader\n\nclient = httpx.AsyncClient()\n\n\
             class Authors(DataLoader):\n    def __init__(self, url):\n        super().__init__(load_fn=self._load_fn)\n        self._url = url\n\n    \
             async def _load_fn(self, keys):\n        {body}\n\n\
             @strawberry.type\nclass Post:\n    id: int\n\n    @strawberry.field\n    async def author(self, info) -> str:\n        return await info.context['authors'].load(self.id)\n\n\
             @strawberry.type\nclass Query:\n    posts: list[Post]\n\n\
             async def get_context():\n    return {{'authors': Authors('/authors')}}\n\n\
             router = GraphQLRouter(strawberry.Schema(Query), context_getter=get_context)\n"
        );
        check_all(&[("app.py", &text)], expected);
    };
    check("return (await client.post(self._url, json=keys)).json()", "+Post.author");
    check("return [await client.get(f'{self._url}/{key}') for key in keys]", "!Post.author");
}

/// One query for each group of keys is what a batch function is for.
#[test]
fn a_batch_function_may_ask_for_each_group_of_its_keys() {
    let check = |body: &str, expected: &str| {
        let text = format!(
            "import httpx, strawberry\nfrom collections import defaultdict\nfrom strawberry.dataloader import DataLoader\n\nclient = httpx.AsyncClient()\n\n\
             async def one(key):\n    return await client.get(f'/authors/{{key}}')\n\n\
             async def load(keys):\n{}\n\
             @strawberry.type\nclass Post:\n    id: int\n\n    @strawberry.field\n    async def author(self, info) -> str:\n        return await info.context['authors'].load(self.id)\n\n\
             @strawberry.type\nclass Query:\n    posts: list[Post]\n\n\
             async def get_context():\n    return {{'authors': DataLoader(load_fn=load)}}\n\n\
             router = GraphQLRouter(strawberry.Schema(Query), context_getter=get_context)\n",
            super::language::indented(body)
        );
        check_all(&[("app.py", &text)], expected);
    };
    check(
        "groups = defaultdict(list)\nfor key in keys:\n    groups[key.kind].append(key.id)\nfound = {}\nfor kind, ids in groups.items():\n    found.update(await client.get(f'/authors/{kind}/{ids}'))\nreturn [found.get(key) for key in keys]",
        "+Post.author",
    );
    check("found = []\nfor key in keys:\n    found.append(await one(key))\nreturn found", "!Post.author");
    check("return [await one(key) for key in keys]", "!Post.author");
    check("return list(map(one, keys))", "!Post.author");
}
