package cache

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

type Cache struct {
	client redis.UniversalClient
	ttl    time.Duration
}

func New(client redis.UniversalClient, ttl time.Duration) *Cache {
	return &Cache{client: client, ttl: ttl}
}

// Remember gives what is kept under a key, or makes and keeps it.
func Remember[T any](ctx context.Context, c *Cache, key string, fetch func(context.Context) (T, error)) (T, error) {
	var value T
	data, err := c.client.Get(ctx, key).Bytes()
	if err == nil {
		err = json.Unmarshal(data, &value)
		return value, err
	}
	if !errors.Is(err, redis.Nil) {
		return value, err
	}
	if value, err = fetch(ctx); err != nil {
		return value, err
	}
	if data, err = json.Marshal(value); err != nil {
		return value, err
	}
	return value, c.client.Set(ctx, key, data, c.ttl).Err()
}

// Float reads a number that sensors put there.
func (c *Cache) Float(ctx context.Context, key string) (*float64, error) {
	number, err := c.client.Get(ctx, key).Float64()
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	return &number, err
}
