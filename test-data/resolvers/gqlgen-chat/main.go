package main

import (
	"context"
	"log"
	"net/http"
	"os"

	"example.org/chat/graph"
	"example.org/chat/graph/dataloader"
	"example.org/chat/store"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func main() {
	client, err := mongo.Connect(context.Background(), options.Client().ApplyURI(os.Getenv("MONGO_URL")))
	if err != nil {
		log.Fatal(err)
	}
	chat := store.New(client.Database("chat"))
	resolver := graph.NewResolver(chat, redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS_ADDRESS")}))
	server := handler.NewDefaultServer(graph.NewExecutableSchema(graph.Config{Resolvers: resolver}))
	http.Handle("/graphql", dataloader.Middleware(chat, server))
	log.Fatal(http.ListenAndServe(":8081", nil))
}
