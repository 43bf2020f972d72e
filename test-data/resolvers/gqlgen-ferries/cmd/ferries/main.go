package main

import (
	"context"
	"log"
	"net/http"
	"os"

	"example.org/ferries/gql/dataloaders"
	"example.org/ferries/gql/generated"
	"example.org/ferries/gql/resolvers"
	"example.org/ferries/rpc/farespb"
	"example.org/ferries/store"
	"example.org/ferries/tides"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/jackc/pgx/v5/pgxpool"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func newPool(ctx context.Context) (*pgxpool.Pool, error) {
	return pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
}

func newConn() (grpc.ClientConnInterface, error) {
	return grpc.Dial(os.Getenv("MESH_ADDRESS"), grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func newGauge() tides.Gauge {
	return &tides.Remembering{Gauge: &tides.Remote{Endpoint: os.Getenv("TIDES_URL"), Client: http.DefaultClient}}
}

func newHandler(root *resolvers.Resolver, db *store.Store, fares farespb.FaresClient) http.Handler {
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: root})
	return dataloaders.Middleware(db, fares, handler.NewDefaultServer(schema))
}

func main() {
	api, err := initialise(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(":4001", api))
}
