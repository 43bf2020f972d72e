package store

import (
	"context"
	"fmt"
)

// Bookings is a view of the store that only those who sell tickets need.
type Bookings struct{ *Store }

func NewBookings(s *Store) *Bookings { return &Bookings{s} }

func (b *Bookings) where(ctx context.Context, column, value string) ([]BookingRow, error) {
	statement := fmt.Sprintf(`select reference, customer, cents from bookings where %s = $1`, column)
	return many[BookingRow](ctx, b.Store, statement, value)
}

func (b *Bookings) OfSailing(ctx context.Context, sailing string) ([]BookingRow, error) {
	return b.where(ctx, "sailing", sailing)
}

func (b *Bookings) OfCustomer(ctx context.Context, customer string) ([]BookingRow, error) {
	return b.where(ctx, "customer", customer)
}

func (b *Bookings) Find(ctx context.Context, reference string) (*BookingRow, error) {
	found, err := b.where(ctx, "reference", reference)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

func (b *Bookings) Vehicles(ctx context.Context, reference string) ([]VehicleRow, error) {
	return many[VehicleRow](ctx, b.Store, `select plate, metres from vehicles where booking = $1`, reference)
}
