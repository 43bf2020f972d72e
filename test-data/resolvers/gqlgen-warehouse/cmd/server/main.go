package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	"example.org/warehouse/graph"
	"example.org/warehouse/internal/catalogue"
	"example.org/warehouse/internal/config"
	"example.org/warehouse/internal/loaders"
	"example.org/warehouse/internal/ratings"
	"example.org/warehouse/internal/sensors"
	"example.org/warehouse/internal/store"
	"github.com/99designs/gqlgen/graphql/handler"
	_ "github.com/jackc/pgx/v5/stdlib"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

func main() {
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	orm, err := gorm.Open(postgres.New(postgres.Config{Conn: db}))
	if err != nil {
		log.Fatal(err)
	}
	conn, err := grpc.NewClient(os.Getenv("RATINGS_ADDRESS"), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		log.Fatal(err)
	}
	categories, err := config.Categories("categories.json")
	if err != nil {
		log.Fatal(err)
	}

	resolver := &graph.Resolver{
		DB:         db,
		Gorm:       orm,
		Store:      store.New(db),
		Catalogue:  catalogue.New(orm),
		Sensors:    &sensors.Client{Base: os.Getenv("SENSORS_URL"), HTTP: http.DefaultClient},
		Ratings:    ratings.NewRatingsClient(conn),
		Categories: categories,
	}
	server := handler.NewDefaultServer(graph.NewExecutableSchema(graph.Config{Resolvers: resolver}))
	http.Handle("/query", loaders.Middleware(db, orm, server))
	log.Fatal(http.ListenAndServe(":8080", nil))
}
