package resolvers

// This file will be automatically regenerated based on the schema, any resolver implementations
// will be copied through when generating and any unknown code will be moved to the end.

import (
	"context"
	"time"

	"example.org/ferries/gql/dataloaders"
	"example.org/ferries/gql/generated"
	"example.org/ferries/gql/gqlmodel"
	"example.org/ferries/rpc/trackingpb"
	"example.org/ferries/store"
	"github.com/samber/lo"
)

// Customer is the resolver for the customer field.
func (r *bookingResolver) Customer(ctx context.Context, obj *gqlmodel.Booking) (*gqlmodel.Customer, error) {
	return &gqlmodel.Customer{ID: obj.CustomerID}, nil
}

// Vehicles is the resolver for the vehicles field.
func (r *bookingResolver) Vehicles(ctx context.Context, obj *gqlmodel.Booking) ([]*gqlmodel.Vehicle, error) {
	rows, err := r.Bookings.Vehicles(ctx, obj.Reference)
	return lo.Map(rows, func(row store.VehicleRow, _ int) *gqlmodel.Vehicle {
		return &gqlmodel.Vehicle{Plate: row.Plate, Metres: row.Metres}
	}), err
}

// Total is the resolver for the total field.
func (r *bookingResolver) Total(ctx context.Context, obj *gqlmodel.Booking) (*gqlmodel.Money, error) {
	return &gqlmodel.Money{Cents: obj.Cents, Currency: "EUR"}, nil
}

// Bookings is the resolver for the bookings field.
func (r *customerResolver) Bookings(ctx context.Context, obj *gqlmodel.Customer) ([]*gqlmodel.Booking, error) {
	return bookings(r.Resolver.Bookings.OfCustomer(ctx, obj.ID))
}

// Headline is the resolver for the headline field.
func (r *disruptionResolver) Headline(ctx context.Context, obj *gqlmodel.Disruption) (string, error) {
	return r.DB.Headline(ctx, obj.Day)
}

// Affected is the resolver for the affected field.
func (r *disruptionResolver) Affected(ctx context.Context, obj *gqlmodel.Disruption) ([]*gqlmodel.Sailing, error) {
	return dataloaders.Sailings(r.DB.Cancelled(ctx))
}

// Sailings is the resolver for the sailings field.
func (r *queryResolver) Sailings(ctx context.Context, from string, day string) ([]*gqlmodel.Sailing, error) {
	return dataloaders.Sailings(r.DB.Sailings(ctx, from, day))
}

// Ports is the resolver for the ports field.
func (r *queryResolver) Ports(ctx context.Context) ([]*gqlmodel.Port, error) {
	rows, err := r.DB.Ports(ctx)
	if err != nil {
		return nil, err
	}
	return lo.Map(rows, func(row store.PortRow, _ int) *gqlmodel.Port { return dataloaders.Port(row) }), nil
}

// Vessel is the resolver for the vessel field.
func (r *queryResolver) Vessel(ctx context.Context, imo string) (*gqlmodel.Vessel, error) {
	return dataloaders.For(ctx).Vessel.Load(imo)
}

// Disruption is the resolver for the disruption field.
func (r *queryResolver) Disruption(ctx context.Context) (*gqlmodel.Disruption, error) {
	return &gqlmodel.Disruption{Day: time.Now().Format(time.DateOnly)}, nil
}

// Departs is the resolver for the departs field.
func (r *sailingResolver) Departs(ctx context.Context, obj *gqlmodel.Sailing) (string, error) {
	return obj.DepartsAt.Format(time.RFC3339), nil
}

// Arrives is the resolver for the arrives field.
func (r *sailingResolver) Arrives(ctx context.Context, obj *gqlmodel.Sailing) (string, error) {
	return obj.ArrivesAt.Format(time.RFC3339), nil
}

// Minutes is the resolver for the minutes field.
func (r *sailingResolver) Minutes(ctx context.Context, obj *gqlmodel.Sailing) (int, error) {
	return int(obj.ArrivesAt.Sub(obj.DepartsAt).Minutes()), nil
}

// Delayed is the resolver for the delayed field.
func (r *sailingResolver) Delayed(ctx context.Context, obj *gqlmodel.Sailing) (bool, error) {
	return obj.Estimate != nil && obj.Estimate.After(obj.ArrivesAt), nil
}

// Route is the resolver for the route field.
func (r *sailingResolver) Route(ctx context.Context, obj *gqlmodel.Sailing) (*gqlmodel.Route, error) {
	return dataloaders.For(ctx).Route.Load(obj.RouteCode)
}

// Vessel is the resolver for the vessel field.
func (r *sailingResolver) Vessel(ctx context.Context, obj *gqlmodel.Sailing) (*gqlmodel.Vessel, error) {
	return dataloaders.For(ctx).Vessel.Load(obj.Imo)
}

// Fare is the resolver for the fare field.
func (r *sailingResolver) Fare(
	ctx context.Context, obj *gqlmodel.Sailing, class gqlmodel.FareClass,
) (*gqlmodel.Money, error) {
	return dataloaders.For(ctx).Fare.Load(dataloaders.FareKey{Sailing: obj.ID, Class: class})
}

// Capacity is the resolver for the capacity field.
func (r *sailingResolver) Capacity(ctx context.Context, obj *gqlmodel.Sailing) (*gqlmodel.Capacity, error) {
	row, err := r.DB.Capacity(ctx, obj.ID)
	if err != nil || row == nil {
		return &gqlmodel.Capacity{}, err
	}
	return &gqlmodel.Capacity{Passengers: row.Passengers, LaneMetres: row.LaneMetres}, nil
}

// Bookings is the resolver for the bookings field.
func (r *sailingResolver) Bookings(ctx context.Context, obj *gqlmodel.Sailing) ([]*gqlmodel.Booking, error) {
	return bookings(r.Resolver.Bookings.OfSailing(ctx, obj.ID))
}

// Crew is the resolver for the crew field.
func (r *sailingResolver) Crew(ctx context.Context, obj *gqlmodel.Sailing) ([]*gqlmodel.CrewMember, error) {
	return dataloaders.For(ctx).Crew.Load(obj.ID)
}

// Notices is the resolver for the notices field.
func (r *sailingResolver) Notices(ctx context.Context, obj *gqlmodel.Sailing) ([]string, error) {
	texts, err := dataloaders.For(ctx).Notices.Load(obj.ID)
	if err != nil {
		return nil, err
	}
	return lo.Uniq(texts), nil
}

// Aboard is the resolver for the aboard field.
func (r *sailingResolver) Aboard(ctx context.Context, obj *gqlmodel.Sailing) (*int, error) {
	if obj.DepartsAt.After(time.Now()) {
		return nil, nil
	}
	reply, err := r.Tracking.Headcount(ctx, &trackingpb.HeadcountRequest{Sailing: obj.ID})
	if err != nil {
		return nil, err
	}
	return lo.ToPtr(int(reply.Persons)), nil
}

// Booking returns generated.BookingResolver implementation.
func (r *Resolver) Booking() generated.BookingResolver { return &bookingResolver{r} }

// Customer returns generated.CustomerResolver implementation.
func (r *Resolver) Customer() generated.CustomerResolver { return &customerResolver{r} }

// Disruption returns generated.DisruptionResolver implementation.
func (r *Resolver) Disruption() generated.DisruptionResolver { return &disruptionResolver{r} }

// Query returns generated.QueryResolver implementation.
func (r *Resolver) Query() generated.QueryResolver { return &queryResolver{r} }

// Sailing returns generated.SailingResolver implementation.
func (r *Resolver) Sailing() generated.SailingResolver { return &sailingResolver{r} }

type bookingResolver struct{ *Resolver }
type customerResolver struct{ *Resolver }
type disruptionResolver struct{ *Resolver }
type queryResolver struct{ *Resolver }
type sailingResolver struct{ *Resolver }

// !!! WARNING !!!
// The code below was going to be deleted when updating resolvers. It has been copied here so you have
// one last chance to move it out of harms way if you want.

func bookings(rows []store.BookingRow, err error) ([]*gqlmodel.Booking, error) {
	if err != nil {
		return nil, err
	}
	return lo.Map(rows, func(row store.BookingRow, _ int) *gqlmodel.Booking {
		return dataloaders.Booking(row)
	}), nil
}
