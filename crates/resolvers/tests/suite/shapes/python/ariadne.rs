use super::check_all;

const SDL: &str = "type Query { posts: [Post!]! }\ntype Post { id: ID!, author: User, comments: Int, title: String, tags: [String!] }\ntype User { id: ID!, name: String }";

#[test]
fn functions_are_bound_to_fields() {
    let text = "from ariadne import ObjectType, QueryType, convert_kwargs_to_snake_case, make_executable_schema, load_schema_from_path\nfrom .store import Store\n\n\
         query = QueryType()\npost = ObjectType('Post')\nstore = Store()\n\n\
         @query.field('posts')\nasync def resolve_posts(*_):\n    return await store.posts()\n\n\
         @post.field('author')\n@convert_kwargs_to_snake_case\nasync def resolve_author(obj, info, **kwargs):\n    return await store.user(obj['author_id'])\n\n\
         @post.field('comments')\nasync def resolve_comments(obj, info):\n    return await info.context['loaders']['comments'].load(obj['id'])\n\n\
         @post.field('title')\ndef resolve_title(obj, _):\n    return obj.get('title', '').title()\n\n\
         def resolve_tags(obj, *_):\n    return [tag for tag in store.tags if tag in obj['tags']]\n\n\
         post.set_field('tags', resolve_tags)\n\
         schema = make_executable_schema(load_schema_from_path('.'), query, post)\n";
    let store = "import os\nfrom motor.motor_asyncio import AsyncIOMotorClient\n\n\
         class Store:\n    def __init__(self, url=None):\n        self.db = AsyncIOMotorClient(url or os.environ['URL']).get_database('blog')\n        self.tags = {'a', 'b'}\n\n    \
         async def posts(self):\n        return await self.db.posts.find().to_list(10)\n\n    \
         async def user(self, key):\n        return await self.db['users'].find_one({'_id': key})\n";
    check_all(
        &[
            ("schema.graphql", SDL),
            ("app/resolvers.py", text),
            ("app/store.py", store),
            ("app/__init__.py", ""),
        ],
        "!Post.author +Post.comments -Post.tags -Post.title",
    );
}

#[test]
fn definitions_may_stand_in_the_code() {
    for open in ["gql(\"\"\"", "(\"\"\""] {
        let text = format!(
            "from ariadne import ObjectType, gql, make_executable_schema\nimport aiohttp\n\ntype_defs = {open}\n{SDL}\n\"\"\")\n\npost = ObjectType(\"Post\")\n\n\
             @post.field(\"author\")\nasync def author(post, info):\n    async with aiohttp.ClientSession() as session:\n        async with session.get(f\"/users/{{post['author']}}\") as answer:\n            return await answer.json()\n"
        );
        check_all(&[("app.py", &text)], "!Post.author");
    }
}

/// `@inject` and kin hand over what an annotation asks for; an argument of the field that has such a name and a plain type is data.
#[test]
fn what_a_resolver_is_handed_is_known_by_its_annotation() {
    let text = "from ariadne import ObjectType\nfrom .di import inject\nfrom .store import Store\n\n\
         post = ObjectType('Post')\n\n\
         @post.field('author')\n@inject\nasync def resolve_author(obj, info, store: Store):\n    return await store.user(obj['author_id'])\n\n\
         @post.field('title')\n@inject\ndef resolve_title(obj, info, store: Store, length: int = 80):\n    return store.short(obj['title'])[:length]\n\n\
         @post.field('comments')\ndef resolve_comments(obj, info, least: str):\n    return len([it for it in obj['comments'] if it.startswith(least)])\n";
    let store = "import redis.asyncio as redis\n\n\
         class Store:\n    def __init__(self, resources):\n        self._redis = redis.Redis(host=resources.host)\n\n    \
         async def user(self, key):\n        return await self._redis.hgetall(f'user:{key}')\n\n    \
         def short(self, text):\n        return text.strip()\n";
    let di = "import functools\n\ndef inject(resolver):\n    @functools.wraps(resolver)\n    def wrapper(obj, info, **arguments):\n        \
         return resolver(obj, info, **arguments, **info.context['container'].needs_of(resolver))\n\n    return wrapper\n";
    check_all(
        &[
            ("schema.graphql", SDL),
            ("app/resolvers.py", text),
            ("app/store.py", store),
            ("app/di.py", di),
            ("app/__init__.py", ""),
        ],
        "!Post.author -Post.comments -Post.title",
    );
}
