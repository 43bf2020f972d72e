package resolvers

// This file will be automatically regenerated based on the schema, any resolver implementations
// will be copied through when generating and any unknown code will be moved to the end.

import (
	"context"

	"example.org/ferries/gql/dataloaders"
	"example.org/ferries/gql/generated"
	"example.org/ferries/gql/gqlmodel"
)

// FindBookingByReference is the resolver for the findBookingByReference field.
func (r *entityResolver) FindBookingByReference(ctx context.Context, reference string) (*gqlmodel.Booking, error) {
	row, err := r.Bookings.Find(ctx, reference)
	if err != nil || row == nil {
		return nil, err
	}
	return dataloaders.Booking(*row), nil
}

// FindCustomerByID is the resolver for the findCustomerByID field.
func (r *entityResolver) FindCustomerByID(ctx context.Context, id string) (*gqlmodel.Customer, error) {
	return &gqlmodel.Customer{ID: id}, nil
}

// FindPortByCode is the resolver for the findPortByCode field.
func (r *entityResolver) FindPortByCode(ctx context.Context, code string) (*gqlmodel.Port, error) {
	return r.PortsBy.Load(code)
}

// FindSailingByID is the resolver for the findSailingByID field.
func (r *entityResolver) FindSailingByID(ctx context.Context, id string) (*gqlmodel.Sailing, error) {
	return dataloaders.For(ctx).Sailing.Load(id)
}

// FindVesselByImo is the resolver for the findVesselByImo field.
func (r *entityResolver) FindVesselByImo(ctx context.Context, imo string) (*gqlmodel.Vessel, error) {
	row, err := r.DB.Vessel(ctx, imo)
	if err != nil || row == nil {
		return nil, err
	}
	return dataloaders.Vessel(*row), nil
}

// Entity returns generated.EntityResolver implementation.
func (r *Resolver) Entity() generated.EntityResolver { return &entityResolver{r} }

type entityResolver struct{ *Resolver }
