//! Which function is which field's resolver.

use super::check;
use crate::shapes::check_all;

const DB: &str = "package db\n\nimport \"database/sql\"\n\nvar DB *sql.DB\n\nfunc One(query string, id string) error { return DB.QueryRow(query, id).Scan() }\n";

/// Resolvers in packages of their own, by constructors, on values, with receivers of any name or none.
#[test]
fn resolvers_may_be_anywhere() {
    let root = "package graph\n\nimport (\n\t\"example.org/blog/graph/generated\"\n\t\"example.org/blog/graph/post\"\n\t\"example.org/blog/graph/types\"\n)\n\ntype Resolver struct{ types.Resolver }\n\n\
        func (r *Resolver) Post() generated.PostResolver { return post.New(r.Resolver) }\n\nfunc (r Resolver) User() generated.UserResolver { return userFields{} }\n\ntype userFields struct{}\n";
    let types = "package types\n\ntype Resolver struct{}\n";
    let post = "package post\n\nimport (\n\t\"context\"\n\t\"example.org/blog/db\"\n\t\"example.org/blog/graph/generated\"\n\t\"example.org/blog/graph/model\"\n\t\"example.org/blog/graph/types\"\n)\n\n\
        type Resolver struct{ types.Resolver }\n\nfunc New(r types.Resolver) generated.PostResolver { return &Resolver{r} }\n\n\
        func (this *Resolver) Author(ctx context.Context, obj *model.Post) (*model.User, error) {\n\tif obj.Author != nil {\n\t\treturn obj.Author, nil\n\t}\n\treturn nil, db.One(\"select 1 where $1\", obj.AuthorID)\n}\n\n\
        func (*Resolver) Title(_ context.Context, obj *model.Post) (*string, error) { return &obj.Title, nil }\n";
    let user = "package graph\n\nimport (\n\t\"context\"\n\t\"example.org/blog/db\"\n\t\"example.org/blog/graph/model\"\n)\n\nfunc (userFields) Posts(ctx context.Context, obj *model.User) ([]*model.Post, error) {\n\treturn nil, db.One(\"select 1 where $1\", obj.ID)\n}\n";
    check(
        &[
            ("db/db.go", DB),
            ("graph/resolver.go", root),
            ("graph/user.go", user),
            ("graph/types/types.go", types),
            ("graph/post/post.go", post),
        ],
        "!Post.author -Post.title !User.posts",
    );
}

/// gqlgen binds a field to a method of the struct; what it does with a context may ask.
#[test]
fn methods_of_models_are_fields() {
    let model = "package model\n\nimport (\n\t\"context\"\n\t\"strings\"\n\t\"example.org/blog/db\"\n)\n\nfunc (p *Post) Slug() string { return strings.ToLower(p.Title) }\n\n\
        func (p Post) Comments(ctx context.Context) ([]*Comment, error) { return nil, db.One(\"select 1 where $1\", p.ID) }\n\nfunc (u *User) posts() {}\n";
    let resolvers = "package graph\n\nimport (\n\t\"context\"\n\t\"example.org/blog/graph/model\"\n)\n\ntype Resolver struct{}\n\n\
        func (r *postResolver) Title(ctx context.Context, obj *model.Post) (*string, error) { return &obj.Title, nil }\n\n\
        func (r *Resolver) Post() PostResolver { return &postResolver{r} }\n\ntype postResolver struct{ *Resolver }\n";
    let models = super::MODEL.replace("\tComments []*Comment\n", "");
    check_all(
        &[
            ("go.mod", "module example.org/blog\n"),
            ("schema.graphqls", super::SDL),
            ("graph/model/models.go", &models),
            ("graph/model/methods.go", model),
            ("graph/resolvers.go", resolvers),
            ("db/db.go", DB),
        ],
        "!Post.comments -Post.slug -Post.title",
    );
}

/// What the name of a field and of a method differ in, and schemas whose roots are called otherwise.
#[test]
fn names_are_those_of_go() {
    let sdl = "schema { query: RootQuery }\ntype RootQuery { items: [APIItem!]! }\ntype APIItem { id: ID! imageURL: String owner_id: String htmlBody: String }";
    let file = "package graph\n\nimport (\n\t\"context\"\n\t\"example.org/blog/db\"\n)\n\ntype Resolver struct{}\n\ntype APIItem struct{ ID string }\n\n\
        func (r *aPIItemResolver) ImageURL(ctx context.Context, obj *APIItem) (*string, error) { return nil, db.One(\"1\", obj.ID) }\n\n\
        func (r *aPIItemResolver) OwnerID(ctx context.Context, obj *APIItem) (*string, error) { return nil, db.One(\"1\", obj.ID) }\n\n\
        func (r *aPIItemResolver) HTMLBody(ctx context.Context, obj *APIItem) (*string, error) { return &obj.ID, nil }\n\n\
        func (r *rootQueryResolver) Items(ctx context.Context) ([]*APIItem, error) { return nil, nil }\n\n\
        type aPIItemResolver struct{ *Resolver }\ntype rootQueryResolver struct{ *Resolver }\n";
    check_all(
        &[
            ("go.mod", "module example.org/blog\n"),
            ("schema.graphqls", sdl),
            ("graph/resolvers.go", file),
            ("db/db.go", DB),
        ],
        "-APIItem.htmlBody !APIItem.imageURL !APIItem.owner_id -RootQuery.items",
    );
}

/// A module whose `go.mod` is not there, one in a folder, one whose name has no dot.
#[test]
fn packages_are_found_by_their_paths() {
    let file = |module: &str| {
        format!(
            "package graph\n\nimport (\n\t\"context\"\n\t\"{module}/db\"\n\t\"{module}/graph/model\"\n)\n\ntype Resolver struct{{}}\n\n\
             func (r *postResolver) Author(ctx context.Context, obj *model.Post) (*model.User, error) {{ return nil, db.One(\"1\", obj.AuthorID) }}\n\ntype postResolver struct{{ *Resolver }}\n"
        )
    };
    for (module, folder, manifest) in [
        ("github.com/someone/blog", "", None),
        ("blog", "", Some("module blog\n")),
        ("example.org/blog/v2", "server/", Some("module example.org/blog/v2 // the second\n\ngo 1.22\n")),
    ] {
        let file = file(module);
        let path = |name: &str| format!("{folder}{name}");
        let paths =
            [path("graph/resolvers.go"), path("db/db.go"), path("graph/model/models.go"), path("go.mod")];
        let mut all = vec![
            ("schema.graphqls", super::SDL),
            (&*paths[0], &*file),
            (&*paths[1], DB),
            (&*paths[2], super::MODEL),
        ];
        all.extend(manifest.map(|it| (&*paths[3], it)));
        check_all(&all, "!Post.author");
    }
}
