package resolvers

import (
	"example.org/ferries/gql/dataloaders"
	"example.org/ferries/rpc/trackingpb"
	"example.org/ferries/store"
	"example.org/ferries/tides"
	"github.com/google/wire"
)

// Resolver is filled in by wire.
type Resolver struct {
	DB       *store.Store
	Bookings *store.Bookings
	Tracking trackingpb.TrackingClient
	Gauge    tides.Gauge
	PortsBy  *dataloaders.PortLoader
}

var Set = wire.NewSet(
	wire.Struct(new(Resolver), "*"),
	dataloaders.NewPorts,
	store.New,
	store.NewBookings,
)
