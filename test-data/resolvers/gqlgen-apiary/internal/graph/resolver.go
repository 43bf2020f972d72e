package graph

//go:generate go run github.com/99designs/gqlgen generate

import (
	"context"

	"example.org/apiary/internal/domain"
	"example.org/apiary/internal/service"
	"example.org/apiary/internal/weather"
)

type Resolver struct {
	Apiaries    domain.ApiaryRepository
	Beekeepers  domain.BeekeeperRepository
	Hives       *service.Hives
	Inspections *service.Inspections
	Weather     weather.Client
	Regions     map[string]*domain.Region
	SensorBase  string
}

type viewerKey struct{}

// WithViewer puts the beekeeper who has signed in into the context.
func WithViewer(ctx context.Context, id int) context.Context {
	return context.WithValue(ctx, viewerKey{}, id)
}

func viewer(ctx context.Context) int {
	id, _ := ctx.Value(viewerKey{}).(int)
	return id
}
