use super::check_all;

/// A service of graphene's whose `Post` is listed and has these lines.
fn check(of_post: &str, expected: &str) {
    let text = format!(
        "import graphene\nimport requests\nfrom db import session, User\nfrom sqlalchemy import select\n\n\
         class UserType(graphene.ObjectType):\n    name = graphene.String()\n\n\
         class Post(graphene.ObjectType):\n{of_post}\n\n\
         class Query(graphene.ObjectType):\n    posts = graphene.List(graphene.NonNull(Post))\n\n    def resolve_posts(self, info):\n        return session.query(User).all()\n\n\
         schema = graphene.Schema(query=Query)\n"
    );
    let db = "from sqlalchemy import create_engine\nfrom sqlalchemy.orm import sessionmaker, scoped_session\nengine = create_engine('x')\nsession = scoped_session(sessionmaker(bind=engine))\nclass User: pass\n";
    check_all(&[("app/schema.py", &text), ("app/db.py", db)], expected);
}

#[test]
fn methods_resolve_fields() {
    check(
        "    author = graphene.Field(UserType)\n    likes = graphene.Int()\n    title = graphene.String()\n    is_new = graphene.Boolean()\n    slug = graphene.String()\n\n    \
         def resolve_author(self, info):\n        return session.query(User).filter(User.id == self.author_id).first()\n\n    \
         def resolve_likes(root, info, **kwargs):\n        return requests.get(f'http://likes/{root.id}').json()['count']\n\n    \
         def resolve_title(root, info):\n        return root.title.strip()\n\n    \
         def resolve_is_new(root, info):\n        return session.execute(select(User)).scalars().all()\n\n    \
         @staticmethod\n    def resolve_slug(parent, info):\n        return '-'.join([parent.title, str(parent.id)])",
        "!Post.author -Post.isNew !Post.likes -Post.slug -Post.title",
    );
}

#[test]
fn types_may_be_named_later() {
    check(
        "    author = graphene.Field(lambda: UserType, required=True, name='writer')\n    related = graphene.List('app.schema.Post')\n    own = graphene.Field('self', resolver=lambda root, info: session.get(User, root.id))\n\n    \
         def resolve_author(self, info):\n        return session.get(User, self.author_id)\n\n    \
         def resolve_related(self, info):\n        return info.context['related_loader'].load(self.id)",
        "!Post.own +Post.related !Post.writer",
    );
}

#[test]
fn loaders_join() {
    let loaders = "from aiodataloader import DataLoader\nfrom promise.dataloader import DataLoader as Promised\nfrom db import session, User\n\n\
         class UserLoader(DataLoader):\n    async def batch_load_fn(self, keys):\n        rows = session.query(User).filter(User.id.in_(keys)).all()\n        by_id = {row.id: row for row in rows}\n        return [by_id.get(key) for key in keys]\n\n\
         class Looping(Promised):\n    def batch_load_fn(self, keys):\n        return [session.get(User, key) for key in keys]\n\n\
         class Kept(Promised):\n    def __new__(cls, context):\n        return context.loaders.setdefault(cls, super().__new__(cls))\n\n    def batch_load_fn(self, keys):\n        return session.query(User).filter(User.id.in_(keys)).all()\n";
    let schema = "import graphene\nfrom loaders import UserLoader, Looping, Kept\n\n\
         class Post(graphene.ObjectType):\n    a = graphene.Int()\n    b = graphene.Int()\n    c = graphene.Int()\n    d = graphene.Int()\n    e = graphene.Int()\n\n    \
         async def resolve_a(root, info):\n        return await info.context['users'].load(root.author_id)\n\n    \
         def resolve_b(root, info):\n        return info.context.get('looping').load(root.author_id).then(lambda user: user.name)\n\n    \
         def resolve_c(root, info):\n        return UserLoader().load(root.id)\n\n    \
         def resolve_d(root, info):\n        return Kept(info.context).load(root.id).then(lambda user: user)\n\n    \
         def resolve_e(root, info):\n        loader = info.context['users']\n        return loader.load_many(root.ids)\n\n\
         class Query(graphene.ObjectType):\n    posts = graphene.List(Post)\n\n\
         schema = graphene.Schema(query=Query)\n\n\
         def run(query):\n    return schema.execute(query, context_value={'users': UserLoader(), 'looping': Looping()})\n";
    let db = "from sqlalchemy.orm import Session\nsession = Session()\nclass User: pass\n";
    check_all(
        &[("loaders.py", loaders), ("schema.py", schema), ("db.py", db)],
        "+Post.a !Post.b !Post.c +Post.d +Post.e",
    );
}

#[test]
fn connections_lead_to_nodes() {
    let schema = "import graphene\nfrom graphene import relay\nimport httpx\n\n\
         class Ship(graphene.ObjectType):\n    class Meta:\n        interfaces = (relay.Node,)\n    name = graphene.String()\n    crew = graphene.Int()\n\n    \
         async def resolve_crew(self, info):\n        async with httpx.AsyncClient() as client:\n            answer = await client.get(f'/crew/{self.id}')\n        return answer.json().get('count')\n\n\
         class ShipConnection(relay.Connection):\n    class Meta:\n        node = Ship\n\n\
         class Query(graphene.ObjectType):\n    ships = relay.ConnectionField(ShipConnection)\n    node = relay.Node.Field()\n\n\
         schema = graphene.Schema(query=Query)\n";
    check_all(&[("schema.py", schema)], "!Ship.crew");
    check_all(
        &[("schema.py", &schema.replace("relay.ConnectionField(ShipConnection)", "graphene.Field(Ship)"))],
        "-Ship.crew",
    );
}

#[test]
fn what_a_base_has_is_there_as_well() {
    let schema = "import graphene\nfrom pymongo import MongoClient\ndb = MongoClient().shop\n\n\
         class Owned(graphene.ObjectType):\n    class Meta:\n        abstract = True\n    owner = graphene.String()\n\n    def resolve_owner(self, info):\n        return db.owners.find_one({'_id': self.owner_id})['name']\n\n\
         class Car(Owned):\n    plate = graphene.String()\n\n\
         class CarQueries(graphene.ObjectType):\n    cars = graphene.List(Car)\n\n\
         class Root(CarQueries, graphene.ObjectType):\n    pass\n\n\
         schema = graphene.Schema(query=Root)\n";
    check_all(&[("schema.py", schema)], "!Car.owner");
}
