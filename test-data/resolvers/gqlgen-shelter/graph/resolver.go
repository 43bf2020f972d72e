package graph

import (
	"example.org/shelter/ent"
	"example.org/shelter/internal/bans"
	"example.org/shelter/internal/chips"
	"example.org/shelter/internal/documents"
	"example.org/shelter/internal/reports"
	"github.com/99designs/gqlgen/graphql"
	"go.uber.org/fx"
)

// Params are what fx provides.
type Params struct {
	fx.In

	Client    *ent.Client
	Reports   reports.Reports
	Chips     chips.Registry
	Documents documents.Links
	Bans      *bans.List
}

type Resolver struct {
	Params
}

func NewSchema(params Params) graphql.ExecutableSchema {
	return NewExecutableSchema(Config{Resolvers: &Resolver{params}})
}
