//! Services and repositories: behind interfaces, constructors, functions.

use super::{check, check_author};

const STORE: &str = "package store\n\nimport (\n\t\"context\"\n\t\"database/sql\"\n\t\"example.org/blog/graph/model\"\n)\n\n\
    type userRepository struct{ db *sql.DB }\n\nfunc NewUserRepository(db *sql.DB) *userRepository { return &userRepository{db} }\n\n\
    func (r *userRepository) ByID(ctx context.Context, id string) (*model.User, error) {\n\tuser := &model.User{}\n\treturn user, r.db.QueryRowContext(ctx, \"select id from users where id = $1\", id).Scan(&user.ID)\n}\n\n\
    func (r *userRepository) ByIDs(ctx context.Context, ids []string) ([]*model.User, error) { return nil, nil }\n";

const MAIN: &str = "package main\n\nimport (\n\t\"database/sql\"\n\t\"example.org/blog/graph\"\n\t\"example.org/blog/service\"\n\t\"example.org/blog/store\"\n)\n\n\
    func main() {\n\tdb, _ := sql.Open(\"postgres\", \"\")\n\tusers := service.New(store.NewUserRepository(db))\n\t_ = graph.NewResolver(users)\n}\n";

#[test]
fn interfaces_stand_for_what_has_their_methods() {
    let service = "package service\n\nimport (\n\t\"context\"\n\t\"example.org/blog/graph/model\"\n)\n\n\
        type UserRepository interface {\n\tByID(ctx context.Context, id string) (*model.User, error)\n\tByIDs(ctx context.Context, ids []string) ([]*model.User, error)\n}\n\n\
        type Users interface {\n\tUser(ctx context.Context, id string) (*model.User, error)\n}\n\n\
        type users struct{ repository UserRepository }\n\nfunc New(repository UserRepository) Users { return &users{repository: repository} }\n\n\
        func (s *users) User(ctx context.Context, id string) (*model.User, error) { return s.repository.ByID(ctx, id) }\n";
    let (file, helper) = super::author(
        "\t\"example.org/blog/service\"",
        "users service.Users",
        "return r.users.User(ctx, obj.AuthorID)",
        "func NewResolver(users service.Users) *Resolver { return &Resolver{users: users} }",
    );
    check(
        &[
            ("graph/post.resolvers.go", &file),
            ("graph/resolver.go", &helper),
            ("service/service.go", service),
            ("store/users.go", STORE),
            ("main.go", MAIN),
        ],
        "!Post.author",
    );
    // Nobody makes them, as where a container does; a double of tests and a server of the same name do not count.
    let double = "package service\n\nimport (\n\t\"context\"\n\t\"example.org/blog/graph/model\"\n)\n\ntype MockUserRepository struct{}\n\n\
        func (MockUserRepository) ByID(ctx context.Context, id string) (*model.User, error) { return nil, nil }\n\n\
        func (MockUserRepository) ByIDs(ctx context.Context, ids []string) ([]*model.User, error) { return nil, nil }\n";
    check(
        &[
            ("graph/post.resolvers.go", &file),
            ("graph/resolver.go", &helper),
            ("service/service.go", service),
            ("service/double.go", double),
            ("store/users.go", STORE),
        ],
        "!Post.author",
    );
}

/// Of an interface that nothing in the project stands for nobody knows what it does, but for what its results say.
#[test]
fn interfaces_without_anything_behind_them_are_open() {
    check_author(
        "",
        "users Users",
        "return r.users.User(ctx, obj.AuthorID)",
        "type Users interface {\n\tUser(ctx context.Context, id string) (*model.User, error)\n}",
        "?",
    );
    check_author(
        "\t\"database/sql\"",
        "db DBTX",
        "user := &model.User{}\n\treturn user, r.db.QueryRowContext(ctx, \"select 1\", obj.AuthorID).Scan(&user.ID)",
        "type DBTX interface {\n\tQueryRowContext(context.Context, string, ...interface{}) *sql.Row\n}",
        "!",
    );
}

/// A cache in front of a repository of the same interface.
#[test]
fn decorators_are_looked_through() {
    check_author(
        "\t\"database/sql\"\n\t\"sync\"",
        "users Users",
        "return r.users.User(ctx, obj.AuthorID)",
        "type Users interface {\n\tUser(ctx context.Context, id string) (*model.User, error)\n}\n\n\
         type cached struct {\n\tnext Users\n\tseen sync.Map\n}\n\nfunc (c *cached) User(ctx context.Context, id string) (*model.User, error) {\n\tif it, ok := c.seen.Load(id); ok {\n\t\treturn it.(*model.User), nil\n\t}\n\treturn c.next.User(ctx, id)\n}\n\n\
         type stored struct{ db *sql.DB }\n\nfunc (s stored) User(ctx context.Context, id string) (*model.User, error) {\n\tuser := &model.User{}\n\treturn user, s.db.QueryRow(\"select id from users where id = ?\", id).Scan(&user.ID)\n}\n",
        "!",
    );
}

#[test]
fn globals_and_functions_of_packages_are_followed() {
    let (file, helper) = super::author(
        "\t\"example.org/blog/internal/database\"",
        "",
        "var user model.User\n\terr := database.Get().Where(\"id = ?\", obj.AuthorID).First(&user).Error\n\treturn &user, err",
        "",
    );
    let database = "package database\n\nimport (\n\t\"gorm.io/driver/postgres\"\n\t\"gorm.io/gorm\"\n)\n\nvar db *gorm.DB\n\n\
        func init() {\n\tvar err error\n\tdb, err = gorm.Open(postgres.Open(\"\"), &gorm.Config{})\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}\n\nfunc Get() *gorm.DB { return db }\n";
    check(
        &[
            ("graph/post.resolvers.go", &file),
            ("graph/resolver.go", &helper),
            ("internal/database/db.go", database),
        ],
        "!Post.author",
    );
    // A function that is a field, and one that makes a closure.
    check_author(
        "\t\"database/sql\"",
        "load func(ctx context.Context, id string) (*model.User, error)",
        "return r.load(ctx, obj.AuthorID)",
        "func New(db *sql.DB) *Resolver { return &Resolver{load: loadFrom(db)} }\n\n\
         func loadFrom(db *sql.DB) func(context.Context, string) (*model.User, error) {\n\treturn func(ctx context.Context, id string) (*model.User, error) {\n\t\tuser := &model.User{}\n\t\treturn user, db.QueryRowContext(ctx, \"select 1 where $1\", id).Scan(&user.ID)\n\t}\n}\n",
        "!",
    );
    // A client that is embedded, and one that is put into a field later.
    check_author(
        "\t\"database/sql\"",
        "*store",
        "return r.user(obj.AuthorID)",
        "type store struct{ *sql.DB }\n\nfunc (s *store) user(id string) (*model.User, error) {\n\tuser := &model.User{}\n\treturn user, s.QueryRow(\"select 1 where $1\", id).Scan(&user.ID)\n}\n\nvar _ context.Context",
        "!",
    );
    check_author(
        "\t\"database/sql\"",
        "asker Asker",
        "user := &model.User{}\n\treturn user, r.asker.Ask(ctx, obj.AuthorID, user)",
        "type Asker interface { Ask(ctx context.Context, id string, into *model.User) error }\n\ntype a struct{ db *sql.DB }\n\ntype b struct{}\n\n\
         func (it *a) Ask(ctx context.Context, id string, into *model.User) error { return it.db.QueryRowContext(ctx, \"select 1 where $1\", id).Scan(&into.ID) }\n\n\
         func (b) Ask(ctx context.Context, id string, into *model.User) error { return nil }\n\n\
         func New() *Resolver {\n\tr := &Resolver{}\n\tr.asker = b{}\n\treturn r\n}\n",
        "-",
    );
}

/// What a builder, an options function or a generic repository is made of is known.
#[test]
fn generic_repositories_are_followed() {
    check_author(
        "\t\"gorm.io/gorm\"",
        "users *Repository[model.User]",
        "return r.users.Find(ctx, obj.AuthorID)",
        "type Repository[T any] struct{ db *gorm.DB }\n\nfunc NewRepository[T any](db *gorm.DB) *Repository[T] { return &Repository[T]{db: db} }\n\n\
         func (r *Repository[T]) Find(ctx context.Context, id string) (*T, error) {\n\tvar found T\n\terr := r.db.WithContext(ctx).First(&found, \"id = ?\", id).Error\n\treturn &found, err\n}\n\nvar _ model.User",
        "!",
    );
}

/// Options, a struct of functions, a logger around an interface that is embedded.
#[test]
fn what_is_handed_over_in_other_ways_is_found() {
    let stored = "type Users interface {\n\tUser(ctx context.Context, id string) (*model.User, error)\n}\n\ntype stored struct{ db *sql.DB }\n\n\
        func (s *stored) User(ctx context.Context, id string) (*model.User, error) {\n\tuser := &model.User{}\n\treturn user, s.db.QueryRowContext(ctx, \"select id from users where id = $1\", id).Scan(&user.ID)\n}\n\n";
    let check = |fields: &str, body: &str, others: &str| {
        check_author(
            "\t\"database/sql\"\n\t\"github.com/vikstrous/dataloadgen\"",
            fields,
            body,
            &format!("{stored}{others}"),
            if body.contains("Loaders") { "+" } else { "!" },
        );
    };
    check(
        "users Users",
        "return r.users.User(ctx, obj.AuthorID)",
        "type Option func(*Resolver)\n\nfunc WithUsers(users Users) Option { return func(r *Resolver) { r.users = users } }\n\n\
         func New(options ...Option) *Resolver {\n\tr := &Resolver{}\n\tfor _, it := range options {\n\t\tit(r)\n\t}\n\treturn r\n}\n\nfunc start(db *sql.DB) { _ = New(WithUsers(&stored{db: db})) }\n",
    );
    check(
        "users logged",
        "return r.users.User(ctx, obj.AuthorID)",
        "type logged struct {\n\tUsers\n\tname string\n}\n",
    );
    check(
        "Services struct{ Users Users }",
        "user, err := r.Services.Users.User(ctx, obj.AuthorID)\n\treturn user, err",
        "",
    );
    check(
        "",
        "return For(ctx).Loaders.User(ctx, obj.AuthorID)",
        "type Loaders struct {\n\tUser func(ctx context.Context, id string) (*model.User, error)\n}\n\ntype request struct{ Loaders *Loaders }\n\n\
         func NewLoaders(users func(ctx context.Context, ids []string) ([]*model.User, []error)) *Loaders {\n\treturn &Loaders{User: dataloadgen.NewLoader(users).Load}\n}\n\n\
         func For(ctx context.Context) *request { return ctx.Value(\"request\").(*request) }\n",
    );
    // A resolver asks another one.
    check(
        "db *sql.DB",
        "return r.Query().User(ctx, obj.AuthorID)",
        "type queryResolver struct{ *Resolver }\n\nfunc (r *Resolver) Query() QueryResolver { return &queryResolver{r} }\n\n\
         func (r *queryResolver) User(ctx context.Context, id string) (*model.User, error) {\n\treturn (&stored{r.db}).User(ctx, id)\n}\n",
    );
}
