// Package graph answers the subscription of the storefront.
package graph

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"

	"larkmoor.example.com/storefront/live/graph/model"
)

// Resolver has what all resolvers share.
type Resolver struct {
	DB      *pgxpool.Pool
	Changes func(ctx context.Context, number string) (<-chan *model.Order, error)
}
