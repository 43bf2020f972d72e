//go:build wireinject

package main

import (
	"context"
	"net/http"

	"example.org/ferries/gql/resolvers"
	"example.org/ferries/rpc/farespb"
	"example.org/ferries/rpc/trackingpb"
	"github.com/google/wire"
)

func initialise(ctx context.Context) (http.Handler, error) {
	panic(wire.Build(
		resolvers.Set,
		newPool,
		newConn,
		newGauge,
		newHandler,
		farespb.NewFaresClient,
		trackingpb.NewTrackingClient,
	))
}
