package main

import (
	"context"
	"net/http"
	"os"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"example.org/shelter/ent"
	"example.org/shelter/graph"
	"example.org/shelter/internal/bans"
	"example.org/shelter/internal/chips"
	"example.org/shelter/internal/documents"
	"example.org/shelter/internal/loaders"
	"example.org/shelter/internal/reports"
	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
	"go.uber.org/fx"
)

func openDB() (*sqlx.DB, error) {
	return sqlx.Open("postgres", os.Getenv("DATABASE_URL"))
}

func newClient(db *sqlx.DB) *ent.Client {
	return ent.NewClient(ent.Driver(entsql.OpenDB(dialect.Postgres, db.DB)))
}

func serve(lc fx.Lifecycle, schema graphql.ExecutableSchema, client *ent.Client, r reports.Reports) {
	server := &http.Server{
		Addr:    ":8080",
		Handler: loaders.Inject(client, r, handler.NewDefaultServer(schema)),
	}
	lc.Append(fx.Hook{
		OnStart: func(context.Context) error {
			go server.ListenAndServe()
			return nil
		},
		OnStop: server.Shutdown,
	})
}

func main() {
	fx.New(
		fx.Provide(
			openDB,
			newClient,
			reports.New,
			bans.NewList,
			func() chips.Registry { return chips.New(os.Getenv("CHIPS_URL")) },
			func() documents.Links { return documents.Links{Service: os.Getenv("DOCUMENTS_URL")} },
			graph.NewSchema,
		),
		fx.Invoke(serve),
	).Run()
}
