package graph

import (
	"example.org/chat/store"
	"github.com/redis/go-redis/v9"
)

//go:generate go run github.com/99designs/gqlgen generate

type Resolver struct {
	store *store.Store
	redis *redis.Client
}

func NewResolver(store *store.Store, redis *redis.Client) *Resolver {
	return &Resolver{store: store, redis: redis}
}
