//! What whoever gives the parents has loaded.

use super::check;

fn resolvers(query: &str, author: &str) -> String {
    format!(
        "package graph\n\nimport (\n\t\"context\"\n\t\"example.org/blog/graph/model\"\n\t\"gorm.io/gorm\"\n)\n\ntype Resolver struct{{ db *gorm.DB }}\n\n\
         func (r *queryResolver) Posts(ctx context.Context) ([]*model.Post, error) {{\n{query}\n}}\n\n\
         func (r *queryResolver) Post(ctx context.Context) (*model.Post, error) {{\n{query}\n}}\n\n\
         func (r *userResolver) Posts(ctx context.Context, obj *model.User) ([]*model.Post, error) {{\n\treturn nil, nil\n}}\n\n\
         func (r *postResolver) Author(ctx context.Context, obj *model.Post) (*model.User, error) {{\n{author}\n}}\n\n\
         func (r *Resolver) Post() PostResolver {{ return &postResolver{{r}} }}\n\nfunc (r *Resolver) Query() QueryResolver {{ return &queryResolver{{r}} }}\n\n\
         type postResolver struct{{ *Resolver }}\ntype queryResolver struct{{ *Resolver }}\ntype userResolver struct{{ *Resolver }}\n"
    )
}

#[test]
fn what_is_asked_only_where_no_list_has_loaded_it_is_loaded() {
    let author = "\tif obj.Author != nil {\n\t\treturn obj.Author, nil\n\t}\n\tuser := &model.User{}\n\treturn user, r.db.First(user, \"id = ?\", obj.AuthorID).Error";
    let plain =
        "\tvar posts []*model.Post\n\terr := r.db.Order(\"id\").Find(&posts).Error\n\treturn posts, err";
    let loaded = "\tvar posts []*model.Post\n\terr := r.db.Preload(\"Author\").Find(&posts).Error\n\treturn posts, err";
    let joined =
        "\tvar posts []*model.Post\n\terr := r.db.Joins(\"Author\").Find(&posts).Error\n\treturn posts, err";
    check(&[("graph/resolvers.go", &resolvers(plain, author))], "!Post.author -User.posts");
    // `User.posts` gives posts as well, and loads nothing.
    check(&[("graph/resolvers.go", &resolvers(loaded, author))], "!Post.author -User.posts");
    let all = |query: &str| {
        resolvers(query, author).replace(
            "\treturn nil, nil\n}\n\nfunc (r *postResolver)",
            &format!("{query}\n}}\n\nfunc (r *postResolver)"),
        )
    };
    check(&[("graph/resolvers.go", &all(loaded))], "+Post.author -User.posts");
    check(&[("graph/resolvers.go", &all(joined))], "+Post.author -User.posts");
}

/// A list of keys that the parent has is asked for at once, and so is each of them: once per parent.
#[test]
fn keys_of_the_parent_are_of_the_parent() {
    for body in [
        "\tvar ids []string\n\tfor _, id := range obj.CommentIDs {\n\t\tids = append(ids, id)\n\t}\n\tvar users []*model.User\n\terr := r.db.Where(\"id in ?\", ids).Find(&users).Error\n\treturn users[0], err",
        "\tids := make([]string, len(obj.Comments))\n\tfor i, it := range obj.Comments {\n\t\tids[i] = it.AuthorID\n\t}\n\tvar users []*model.User\n\terr := r.db.Where(\"id in ?\", ids).Find(&users).Error\n\treturn users[0], err",
        "\tfilter := map[string]any{}\n\tfilter[\"id\"] = obj.AuthorID\n\tuser := &model.User{}\n\treturn user, r.db.Where(filter).Take(user).Error",
        "\tquery := r.db.Model(&model.User{})\n\tif obj.AuthorID != \"\" {\n\t\tquery = query.Where(\"id = ?\", obj.AuthorID)\n\t}\n\tuser := &model.User{}\n\treturn user, query.First(user).Error",
    ] {
        check(&[("graph/resolvers.go", &resolvers("\treturn nil, nil", body))], "!Post.author -User.posts");
    }
    // What is asked for is the same for all.
    let body = "\tvar users []*model.User\n\tif err := r.db.Where(\"is_admin\").Find(&users).Error; err != nil {\n\t\treturn nil, err\n\t}\n\tfor _, it := range users {\n\t\tif it.ID == obj.AuthorID {\n\t\t\treturn it, nil\n\t\t}\n\t}\n\treturn nil, nil";
    check(&[("graph/resolvers.go", &resolvers("\treturn nil, nil", body))], "-Post.author -User.posts");
}

/// ent keeps what is loaded in a field of its own, and entgql loads what an operation asks for.
#[test]
fn edges_of_ent_are_loaded_by_their_lists() {
    for (query, sign) in [
        ("r.client.Post.Query().All(ctx)", "!"),
        ("r.client.Post.Query().WithAuthor().All(ctx)", "+"),
        ("r.client.Post.Query().CollectFields(ctx).All(ctx)", "+"),
    ] {
        let file = format!(
            "package graph\n\nimport (\n\t\"context\"\n\t\"example.org/blog/ent\"\n)\n\ntype Resolver struct{{ client *ent.Client }}\n\n\
             func (r *queryResolver) Posts(ctx context.Context) ([]*ent.Post, error) {{\n\treturn {query}\n}}\n\n\
             func (r *postResolver) Author(ctx context.Context, obj *ent.Post) (*ent.User, error) {{\n\tauthor, err := obj.Edges.AuthorOrErr()\n\tif ent.IsNotLoaded(err) {{\n\t\tauthor, err = obj.QueryAuthor().Only(ctx)\n\t}}\n\treturn author, err\n}}\n\n\
             type postResolver struct{{ *Resolver }}\ntype queryResolver struct{{ *Resolver }}\n"
        );
        crate::shapes::check_all(
            &[
                ("go.mod", "module example.org/blog\n"),
                (
                    "schema.graphqls",
                    "type Query { posts: [Post!]! }\ntype Post { id: ID! author: User }\ntype User { id: ID! }",
                ),
                ("graph/resolvers.go", &file),
            ],
            &format!("{sign}Post.author"),
        );
    }
}
