//! What data is asked with.

use super::check_author;

#[test]
fn drivers_are_known_by_their_types() {
    let check = |imports: &str, field: &str, body: &str| check_author(imports, field, body, "", "!");
    check(
        "\t\"database/sql\"",
        "DB *sql.DB",
        "var user model.User\n\terr := r.DB.QueryRow(\"select id, name from users where id = $1\", obj.AuthorID).Scan(&user.ID, &user.Name)\n\treturn &user, err",
    );
    check(
        "\t\"github.com/jmoiron/sqlx\"",
        "db *sqlx.DB",
        "user := new(model.User)\n\tif err := r.db.GetContext(ctx, user, \"select * from users where id = ?\", obj.AuthorID); err != nil {\n\t\treturn nil, err\n\t}\n\treturn user, nil",
    );
    check(
        "\t\"github.com/jmoiron/sqlx\"",
        "db *sqlx.DB",
        "var users []*model.User\n\terr := r.db.Select(&users, \"select * from users where id = ?\", obj.AuthorID)\n\treturn users[0], err",
    );
    check(
        "\t\"github.com/jackc/pgx/v5\"\n\t\"github.com/jackc/pgx/v5/pgxpool\"",
        "Pool *pgxpool.Pool",
        "rows, err := r.Pool.Query(ctx, \"select * from users where id = $1\", obj.AuthorID)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn pgx.CollectOneRow(rows, pgx.RowToAddrOfStructByName[model.User])",
    );
    check(
        "\t\"gorm.io/gorm\"",
        "DB *gorm.DB",
        "var user model.User\n\tresult := r.DB.WithContext(ctx).Where(&model.User{ID: obj.AuthorID}).First(&user)\n\treturn &user, result.Error",
    );
    check(
        "\t\"github.com/uptrace/bun\"",
        "db bun.IDB",
        "user := new(model.User)\n\terr := r.db.NewSelect().Model(user).Where(\"id = ?\", obj.AuthorID).Scan(ctx)\n\treturn user, err",
    );
    check(
        "\t\"github.com/go-pg/pg/v10\"",
        "DB *pg.DB",
        "user := &model.User{ID: obj.AuthorID}\n\terr := r.DB.Model(user).WherePK().Select()\n\treturn user, err",
    );
    check(
        "\t\"go.mongodb.org/mongo-driver/bson\"\n\t\"go.mongodb.org/mongo-driver/mongo\"",
        "db *mongo.Database",
        "var user model.User\n\terr := r.db.Collection(\"users\").FindOne(ctx, bson.M{\"_id\": obj.AuthorID}).Decode(&user)\n\treturn &user, err",
    );
    check(
        "\t\"encoding/json\"\n\t\"github.com/redis/go-redis/v9\"",
        "cache redis.UniversalClient",
        "data, err := r.cache.Get(ctx, \"user:\"+obj.AuthorID).Bytes()\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tuser := &model.User{}\n\treturn user, json.Unmarshal(data, user)",
    );
    check(
        "\t\"encoding/json\"\n\t\"fmt\"\n\t\"net/http\"",
        "Base string",
        "resp, err := http.Get(fmt.Sprintf(\"%s/users/%s\", r.Base, obj.AuthorID))\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tdefer resp.Body.Close()\n\tvar user model.User\n\treturn &user, json.NewDecoder(resp.Body).Decode(&user)",
    );
    check(
        "\t\"github.com/go-resty/resty/v2\"",
        "client *resty.Client",
        "var user model.User\n\t_, err := r.client.R().SetContext(ctx).SetResult(&user).SetPathParam(\"id\", obj.AuthorID).Get(\"/users/{id}\")\n\treturn &user, err",
    );
}

#[test]
fn builders_ask_when_they_are_run() {
    check_author(
        "\t\"database/sql\"\n\tsq \"github.com/Masterminds/squirrel\"",
        "DB *sql.DB",
        "query, args, err := sq.Select(\"id\", \"name\").From(\"users\").Where(sq.Eq{\"id\": obj.AuthorID}).ToSql()\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tuser := &model.User{}\n\treturn user, r.DB.QueryRowContext(ctx, query, args...).Scan(&user.ID, &user.Name)",
        "",
        "!",
    );
    check_author(
        "\t\"database/sql\"\n\tsq \"github.com/Masterminds/squirrel\"",
        "DB *sql.DB",
        "user := &model.User{}\n\terr := sq.Select(\"id\").From(\"users\").Where(sq.Eq{\"id\": obj.AuthorID}).RunWith(r.DB).QueryRowContext(ctx).Scan(&user.ID)\n\treturn user, err",
        "",
        "!",
    );
}

/// Transactions hand what is asked with to a function, in the package and out of it.
#[test]
fn transactions_are_followed() {
    check_author(
        "\t\"database/sql\"\n\t\"example.org/core/database\"",
        "",
        "var user model.User\n\tif err := database.WithTx(ctx, &sql.TxOptions{ReadOnly: true}, func(tx *sql.Tx) error {\n\t\trow := tx.QueryRowContext(ctx, `select id from users where id = $1`, obj.AuthorID)\n\t\treturn row.Scan(&user.ID)\n\t}); err != nil {\n\t\treturn nil, err\n\t}\n\treturn &user, nil",
        "",
        "!",
    );
    check_author(
        "\t\"gorm.io/gorm\"",
        "db *gorm.DB",
        "user := &model.User{}\n\terr := r.db.Transaction(func(tx *gorm.DB) error {\n\t\treturn tx.Take(user, \"id = ?\", obj.AuthorID).Error\n\t})\n\treturn user, err",
        "",
        "!",
    );
    check_author(
        "\t\"database/sql\"",
        "db *sql.DB",
        "user := &model.User{}\n\treturn user, r.inTx(ctx, func(tx *sql.Tx) error {\n\t\treturn tx.QueryRow(\"select 1 where id = $1\", obj.AuthorID).Scan(&user.ID)\n\t})",
        "func (r *Resolver) inTx(ctx context.Context, fn func(*sql.Tx) error) error {\n\ttx, err := r.db.BeginTx(ctx, nil)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer tx.Rollback()\n\tif err := fn(tx); err != nil {\n\t\treturn err\n\t}\n\treturn tx.Commit()\n}\n\nvar _ *model.User",
        "!",
    );
}

#[test]
fn goroutines_and_groups_join_nothing() {
    check_author(
        "\t\"database/sql\"\n\t\"golang.org/x/sync/errgroup\"",
        "db *sql.DB",
        "user := &model.User{}\n\tg, ctx := errgroup.WithContext(ctx)\n\tg.Go(func() error {\n\t\treturn r.db.QueryRowContext(ctx, \"select name from users where id = $1\", obj.AuthorID).Scan(&user.Name)\n\t})\n\treturn user, g.Wait()",
        "",
        "!",
    );
    check_author(
        "\t\"database/sql\"\n\t\"sync\"",
        "db *sql.DB",
        "var wg sync.WaitGroup\n\tuser := &model.User{}\n\twg.Add(1)\n\tgo func(id string) {\n\t\tdefer wg.Done()\n\t\tr.db.QueryRow(\"select name from users where id = $1\", id).Scan(&user.Name)\n\t}(obj.AuthorID)\n\twg.Wait()\n\treturn user, nil",
        "",
        "!",
    );
}

#[test]
fn clients_of_other_packages_are_told_by_names() {
    // The package is not there.
    check_author(
        "\tpb \"example.org/protos/users/v1\"",
        "Users pb.UserServiceClient",
        "resp, err := r.Users.GetUser(ctx, &pb.GetUserRequest{Id: obj.AuthorID})\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn &model.User{ID: resp.Id}, nil",
        "",
        "!",
    );
    check_author(
        "\t\"example.org/billing\"",
        "Billing *billing.Client",
        "resp, err := r.Billing.Touch(ctx, obj.AuthorID)\n\treturn &model.User{ID: resp.ID}, err",
        "",
        "!",
    );
    // What is handed a transaction asks with it.
    check_author(
        "\t\"database/sql\"\n\t\"example.org/core/database\"\n\t\"example.org/core/rows\"",
        "",
        "user := &model.User{}\n\terr := database.WithTx(ctx, func(tx *sql.Tx) error {\n\t\tquery := database.Select(ctx, user).Where(`id = ?`, obj.AuthorID)\n\t\treturn rows.Of(user).First(ctx, tx, query)\n\t})\n\treturn user, err",
        "",
        "!",
    );
    check_author(
        "\t\"database/sql\"\n\t\"example.org/core/rows\"",
        "db *sql.DB",
        "user := (&rows.User{ID: obj.AuthorID}).As(`u`)\n\terr := user.Reload(ctx, r.db)\n\treturn &model.User{ID: user.ID}, err",
        "",
        "!",
    );
    // Nobody knows what that does.
    check_author(
        "\t\"example.org/pricing\"",
        "Engine pricing.Rules",
        "return r.Engine.Apply(obj.AuthorID), nil",
        "",
        "?",
    );
}

#[test]
fn what_is_in_memory_asks_for_nothing() {
    let check = |imports: &str, field: &str, body: &str| check_author(imports, field, body, "", "-");
    check(
        "\t\"sync\"",
        "mu sync.Mutex\n\tusers map[string]*model.User",
        "r.mu.Lock()\n\tdefer r.mu.Unlock()\n\treturn r.users[obj.AuthorID], nil",
    );
    check(
        "\t\"fmt\"",
        "users []*model.User",
        "for _, it := range r.users {\n\t\tif it.ID == obj.AuthorID {\n\t\t\treturn it, nil\n\t\t}\n\t}\n\treturn nil, fmt.Errorf(\"no user %s\", obj.AuthorID)",
    );
    check(
        "\t\"github.com/google/uuid\"",
        "",
        "id, err := uuid.Parse(obj.AuthorID)\n\treturn &model.User{ID: id.String()}, err",
    );
    check(
        "\t\"log/slog\"",
        "logger *slog.Logger",
        "r.logger.InfoContext(ctx, \"author\", \"id\", obj.AuthorID)\n\treturn &model.User{ID: obj.AuthorID}, nil",
    );
    check(
        "\t\"sync\"",
        "cache sync.Map",
        "it, ok := r.cache.Load(obj.AuthorID)\n\tif !ok {\n\t\treturn nil, nil\n\t}\n\treturn it.(*model.User), nil",
    );
    check("\t\"fmt\"", "", "panic(fmt.Errorf(\"not implemented: Author - %s\", obj.ID))");
}

/// What depends on the request alone is the same for all parents.
#[test]
fn a_context_that_was_told_something_of_the_parent_is_a_context() {
    check_author(
        "\t\"database/sql\"\n\t\"go.opentelemetry.io/otel\"\n\t\"go.opentelemetry.io/otel/attribute\"",
        "db *sql.DB",
        "ctx, span := otel.Tracer(\"graph\").Start(ctx, \"author\", trace.WithAttributes(attribute.String(\"id\", obj.ID)))\n\tdefer span.End()\n\tuser := &model.User{}\n\treturn user, r.db.QueryRowContext(ctx, \"select id from users where is_root\").Scan(&user.ID)",
        "",
        "-",
    );
}

/// Requests and queries that are put together in several statements.
#[test]
fn what_is_told_something_of_the_parent_is_of_the_parent() {
    let check = |imports: &str, field: &str, body: &str| check_author(imports, field, body, "", "!");
    check(
        "\t\"github.com/machinebox/graphql\"",
        "client *graphql.Client",
        "req := graphql.NewRequest(`query ($id: ID!) { user(id: $id) { id } }`)\n\treq.Var(\"id\", obj.AuthorID)\n\tvar out struct{ User *model.User }\n\terr := r.client.Run(ctx, req, &out)\n\treturn out.User, err",
    );
    check(
        "\t\"net/http\"",
        "client *http.Client",
        "req, err := http.NewRequestWithContext(ctx, http.MethodGet, \"http://users/v1/users\", nil)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tq := req.URL.Query()\n\tq.Add(\"id\", obj.AuthorID)\n\treq.URL.RawQuery = q.Encode()\n\tresp, err := r.client.Do(req)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tdefer resp.Body.Close()\n\treturn &model.User{}, nil",
    );
    check(
        "\t\"bytes\"\n\t\"encoding/json\"\n\t\"net/http\"",
        "",
        "var body bytes.Buffer\n\tif err := json.NewEncoder(&body).Encode(map[string]string{\"id\": obj.AuthorID}); err != nil {\n\t\treturn nil, err\n\t}\n\t_, err := http.Post(\"http://users/v1/search\", \"application/json\", &body)\n\treturn nil, err",
    );
    check(
        "\t\"github.com/uptrace/bun\"",
        "db *bun.DB",
        "user := &model.User{}\n\tq := r.db.NewSelect().Model(user)\n\tif obj.AuthorID != \"\" {\n\t\tq.Where(\"id = ?\", obj.AuthorID)\n\t}\n\treturn user, q.Scan(ctx)",
    );
    check(
        "\t\"database/sql\"\n\t\"strings\"",
        "db *sql.DB",
        "var sb strings.Builder\n\tsb.WriteString(\"select id from users where id = '\")\n\tsb.WriteString(obj.AuthorID)\n\tuser := &model.User{}\n\treturn user, r.db.QueryRowContext(ctx, sb.String()+\"'\").Scan(&user.ID)",
    );
    // An address that is signed is reckoned.
    check_author(
        "\t\"github.com/aws/aws-sdk-go/service/s3\"",
        "s3 *s3.S3",
        "req, _ := r.s3.GetObjectRequest(&s3.GetObjectInput{Key: &obj.AuthorID})\n\turl, err := req.Presign(60)\n\treturn &model.User{Name: url}, err",
        "",
        "-",
    );
}

/// A helper that hands on a statement is not where somebody decided to ask.
#[test]
fn statements_stand_where_somebody_asks() {
    let (file, helper) = super::author(
        "\t\"database/sql\"\n\t\"github.com/jackc/pgx/v5\"\n\t\"github.com/jackc/pgx/v5/pgxpool\"",
        "pool *pgxpool.Pool",
        "return one[model.User](ctx, r.pool, `select id from users where id = $1`, obj.AuthorID)",
        "func one[T any](ctx context.Context, pool *pgxpool.Pool, statement string, args ...any) (*T, error) {\n\trows, err := pool.Query(ctx, statement, args...)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn pgx.CollectExactlyOneRow(rows, pgx.RowToAddrOfStructByName[T])\n}\n",
    );
    let files = [
        ("go.mod", "module example.org/blog\n"),
        ("schema.graphqls", super::SDL),
        ("graph/model/models.go", super::MODEL),
        ("graph/post.resolvers.go", &*file),
        ("graph/resolver.go", &*helper),
    ];
    let found = crate::support::Service::of(&files).analyse();
    let author =
        found.fields.iter().find(|it| it.ty == "Post" && it.field == "author").expect("it is linked");
    let asked = author.access.as_ref().expect("it asks");
    assert_eq!(asked.what, "one");
    assert_eq!(found.paths[asked.place.unit.0 as usize], "graph/post.resolvers.go");
    assert!(asked.calls.is_empty());
}
