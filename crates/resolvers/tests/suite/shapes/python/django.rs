use super::{MODELS, check_all};

/// A service of graphene-django's with these posts and this list of them.
fn check(of_post: &str, list: &str, expected: &str) {
    let text = format!(
        "import graphene\nfrom graphene_django import DjangoObjectType\nimport graphene_django_optimizer as gql_optimizer\nfrom .models import Author, Comment, Post, Tag, Team\n\n\
         class TeamType(DjangoObjectType):\n    class Meta:\n        model = Team\n        fields = ['name']\n\n\
         class AuthorType(DjangoObjectType):\n    class Meta:\n        model = Author\n        fields = ['name']\n\n\
         class TagType(DjangoObjectType):\n    class Meta:\n        model = Tag\n        fields = ['name']\n\n\
         class CommentType(DjangoObjectType):\n    class Meta:\n        model = Comment\n        fields = ['text', 'post']\n\n\
         class PostType(DjangoObjectType):\n    class Meta:\n        model = Post\n{of_post}\n\n\
         class Query(graphene.ObjectType):\n    posts = graphene.List(PostType)\n\n    def resolve_posts(self, info):\n        return {list}\n\n\
         schema = graphene.Schema(query=Query)\n"
    );
    check_all(&[("blog/schema.py", &text), ("blog/models.py", MODELS), ("blog/__init__.py", "")], expected);
}

#[test]
fn relations_are_read_one_by_one_unless_the_list_has_loaded_them() {
    let fields = "        fields = ['title', 'author', 'tags', 'comment_set']";
    check(
        fields,
        "Post.objects.all()",
        // What is reached from a post knows its post.
        "+CommentType.post !PostType.author !PostType.commentSet !PostType.tags",
    );
    check(
        fields,
        "Post.objects.select_related('author').prefetch_related('tags', 'comment_set')",
        "+CommentType.post +PostType.author +PostType.commentSet +PostType.tags",
    );
    check(
        fields,
        "gql_optimizer.query(Post.objects.all(), info)",
        "+CommentType.post +PostType.author +PostType.commentSet +PostType.tags",
    );
}

#[test]
fn all_fields_are_there_unless_some_are_named() {
    check(
        "        exclude = ['comment_set', 'tags']",
        "Post.objects.all()",
        "-CommentType.post !PostType.author",
    );
    check(
        "        fields = '__all__'",
        "Post.objects.select_related('author')",
        "+CommentType.post +PostType.author !PostType.commentSet !PostType.tags",
    );
}

#[test]
fn methods_of_managers_ask_when_they_are_read() {
    let methods = "        fields = ['title']\n    comments = graphene.Int()\n    names = graphene.List(graphene.String)\n    first = graphene.String()\n    team = graphene.String()\n    every = graphene.Int()\n    built = graphene.Int()\n\n    \
         def resolve_comments(self, info):\n        return self.comment_set.count()\n\n    \
         def resolve_names(self, info):\n        return [tag.name for tag in self.tags.all()]\n\n    \
         def resolve_first(self, info):\n        comments = Comment.objects.filter(post=self).order_by('id')\n        first = comments.first()\n        return first and first.text\n\n    \
         def resolve_team(self, info):\n        return self.author.label\n\n    \
         def resolve_every(self, info):\n        return Post.objects.count()\n\n    \
         def resolve_built(self, info):\n        Comment.objects.filter(post=self)\n        return 1";
    check(
        methods,
        "Post.objects.all()",
        "-CommentType.post -PostType.built !PostType.comments -PostType.every !PostType.first !PostType.names !PostType.team",
    );
    check(
        methods,
        "Post.objects.select_related('author__team').prefetch_related('tags')",
        "-CommentType.post -PostType.built !PostType.comments -PostType.every !PostType.first +PostType.names +PostType.team",
    );
}

#[test]
fn queries_have_methods_of_their_own() {
    let models = format!(
        "{MODELS}\n\nclass NoteQuerySet(models.QuerySet):\n    def of(self, post):\n        return self.filter(post=post)\n\n\
         class Note(models.Model):\n    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name='+')\n    objects = NoteQuerySet.as_manager()\n\n\
         class PostManager(models.Manager):\n    def get_queryset(self):\n        return super().get_queryset()\n\n    def loaded(self):\n        return self.get_queryset().select_related('author')\n"
    );
    let text = "import graphene\nfrom graphene_django import DjangoObjectType\nfrom .models import Author, Post, Note\n\n\
         class AuthorType(DjangoObjectType):\n    class Meta:\n        model = Author\n        fields = ['name']\n\n\
         class PostType(DjangoObjectType):\n    notes = graphene.Int()\n    class Meta:\n        model = Post\n        fields = ['author']\n\n    def resolve_notes(self, info):\n        return Note.objects.of(self).count()\n\n    @classmethod\n    def get_queryset(cls, queryset, info):\n        return queryset.select_related('author')\n\n\
         class Query(graphene.ObjectType):\n    posts = graphene.List(PostType)\n\n    def resolve_posts(self, info):\n        return Post.objects.all()\n";
    check_all(
        &[("blog/schema.py", text), ("blog/models.py", &models), ("blog/__init__.py", "")],
        "+PostType.author !PostType.notes",
    );
}

#[test]
fn middleware_puts_loaders_on_the_request() {
    let text = "import graphene\nfrom graphene_django import DjangoObjectType\nfrom .models import Author, Post\nfrom . import middleware\n\n\
         class PostType(DjangoObjectType):\n    writer = graphene.String()\n    class Meta:\n        model = Post\n        fields = ['title']\n\n    def resolve_writer(self, info):\n        return info.context.loaders.author.load(self.author_id).then(lambda it: it.name)\n\n\
         class Query(graphene.ObjectType):\n    posts = graphene.List(PostType)\n";
    let middleware = "from promise.dataloader import DataLoader\nfrom .models import Author\n\n\
         class Authors(DataLoader):\n    def batch_load_fn(self, keys):\n        found = Author.objects.in_bulk(keys)\n        return [found[key] for key in keys]\n\n\
         class Loaders:\n    def __init__(self):\n        self.author = Authors()\n\n\
         def middleware(get_response):\n    def run(request):\n        request.loaders = Loaders()\n        return get_response(request)\n    return run\n";
    check_all(
        &[
            ("blog/schema.py", text),
            ("blog/models.py", MODELS),
            ("blog/middleware.py", middleware),
            ("blog/__init__.py", ""),
        ],
        "+PostType.writer",
    );
}

#[test]
fn rows_of_a_relation_know_whose_they_are() {
    let some = "        fields = ['title', 'author']\n    comments = graphene.List(CommentType)\n\n    \
        def resolve_comments(self, info):\n        return self.comment_set.filter(text='x')";
    // A post that is reached from one of its comments is the same post.
    check(
        some,
        "Post.objects.select_related('author')",
        "+CommentType.post +PostType.author !PostType.comments",
    );
    check(some, "Post.objects.all()", "+CommentType.post !PostType.author !PostType.comments");
}

#[test]
fn a_relation_that_is_read_where_no_loader_is_at_hand_is_no_fault() {
    let some = "        fields = ['title', 'author']\n\n    \
        def resolve_author(self, info):\n        if 'authors' in info.context.loaders and self.author_id:\n            return info.context.loaders['authors'].load(self.author_id)\n        return self.author";
    check(some, "Post.objects.all()", "-CommentType.post +PostType.author");
}

#[test]
fn relations_to_the_same_class_end() {
    let models = "from django.db import models\n\nclass Node(models.Model):\n    parent = models.ForeignKey('self', null=True, related_name='children', on_delete=models.CASCADE)\n    links = models.ManyToManyField('self')\n";
    let check = |list: &str, expected: &str| {
        let text = format!(
            "import graphene\nfrom graphene_django import DjangoObjectType\nimport graphene_django_optimizer as gql_optimizer\nfrom .models import Node\n\n\
             class NodeType(DjangoObjectType):\n    class Meta:\n        model = Node\n        fields = '__all__'\n\n\
             class Query(graphene.ObjectType):\n    nodes = graphene.List(NodeType)\n\n    def resolve_nodes(self, info):\n        return {list}\n"
        );
        check_all(
            &[("tree/schema.py", &text), ("tree/models.py", models), ("tree/__init__.py", "")],
            expected,
        );
    };
    check("Node.objects.all()", "!NodeType.children !NodeType.links !NodeType.parent");
    check(
        "gql_optimizer.query(Node.objects.all(), info)",
        "+NodeType.children +NodeType.links +NodeType.parent",
    );
}

#[test]
fn an_optimizer_joins_what_is_asked_for_and_not_what_a_resolver_reads() {
    let of_post = |decorator: &str| {
        format!(
            "        fields = ['title']\n    name = graphene.String()\n\n{decorator}    def resolve_name(self, info):\n        return self.author.name"
        )
    };
    let list = "gql_optimizer.query(Post.objects.all(), info)";
    check(&of_post(""), list, "-CommentType.post !PostType.name");
    let hinted = "    @gql_optimizer.resolver_hints(select_related=('author',))\n";
    check(&of_post(hinted), list, "-CommentType.post +PostType.name");
}
