package resolvers

// This file will be automatically regenerated based on the schema, any resolver implementations
// will be copied through when generating and any unknown code will be moved to the end.

import (
	"context"
	"errors"
	"math"
	"time"

	"example.org/ferries/gql/dataloaders"
	"example.org/ferries/gql/generated"
	"example.org/ferries/gql/gqlmodel"
	"example.org/ferries/rpc/trackingpb"
)

// LocalTime is the resolver for the localTime field.
func (r *portResolver) LocalTime(ctx context.Context, obj *gqlmodel.Port) (string, error) {
	zone, err := time.LoadLocation(obj.Zone)
	if err != nil {
		return "", err
	}
	return time.Now().In(zone).Format("15:04"), nil
}

// Tide is the resolver for the tide field.
func (r *portResolver) Tide(ctx context.Context, obj *gqlmodel.Port) (*gqlmodel.Tide, error) {
	reading, err := r.Gauge.At(ctx, obj.Code)
	if err != nil {
		return nil, err
	}
	return &gqlmodel.Tide{Metres: reading.Metres, Rising: reading.Rising}, nil
}

// Departures is the resolver for the departures field.
func (r *portResolver) Departures(ctx context.Context, obj *gqlmodel.Port, limit int) ([]*gqlmodel.Sailing, error) {
	return dataloaders.Sailings(r.DB.Departures(ctx, obj.Code, limit))
}

// From is the resolver for the from field.
func (r *routeResolver) From(ctx context.Context, obj *gqlmodel.Route) (*gqlmodel.Port, error) {
	return r.PortsBy.Load(obj.FromCode)
}

// To is the resolver for the to field.
func (r *routeResolver) To(ctx context.Context, obj *gqlmodel.Route) (*gqlmodel.Port, error) {
	return r.PortsBy.Load(obj.ToCode)
}

// Stops is the resolver for the stops field.
func (r *routeResolver) Stops(ctx context.Context, obj *gqlmodel.Route) ([]*gqlmodel.Port, error) {
	stops, errs := r.PortsBy.LoadAll(obj.Via)
	return stops, errors.Join(errs...)
}

// Distance is the resolver for the distance field.
func (r *routeResolver) Distance(ctx context.Context, obj *gqlmodel.Route) (float64, error) {
	return math.Round(obj.Nautical*18.52) / 10, nil
}

// Timetable is the resolver for the timetable field.
func (r *routeResolver) Timetable(ctx context.Context, obj *gqlmodel.Route, day string) ([]*gqlmodel.Sailing, error) {
	return dataloaders.Sailings(r.DB.SailingsOfRoute(ctx, obj.Code, day))
}

// Age is the resolver for the age field.
func (r *vesselResolver) Age(ctx context.Context, obj *gqlmodel.Vessel) (int, error) {
	return time.Now().Year() - obj.Built, nil
}

// Sister is the resolver for the sister field.
func (r *vesselResolver) Sister(ctx context.Context, obj *gqlmodel.Vessel) (*gqlmodel.Vessel, error) {
	if obj.SisterImo == nil {
		return nil, nil
	}
	return dataloaders.For(ctx).Vessel.Load(*obj.SisterImo)
}

// Position is the resolver for the position field.
func (r *vesselResolver) Position(ctx context.Context, obj *gqlmodel.Vessel) (*gqlmodel.Position, error) {
	ctx, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	reply, err := r.Tracking.Locate(ctx, &trackingpb.LocateRequest{Imo: obj.Imo})
	if err != nil {
		return nil, nil
	}
	return &gqlmodel.Position{Latitude: reply.Latitude, Longitude: reply.Longitude}, nil
}

// Surveys is the resolver for the surveys field.
func (r *vesselResolver) Surveys(ctx context.Context, obj *gqlmodel.Vessel) ([]*gqlmodel.Survey, error) {
	rows, err := r.DB.Surveys(ctx, obj.Imo)
	if err != nil {
		return nil, err
	}
	surveys := []*gqlmodel.Survey{}
	for _, row := range rows {
		surveys = append(surveys, &gqlmodel.Survey{Year: row.Year, Passed: row.Passed})
	}
	return surveys, nil
}

// Port returns generated.PortResolver implementation.
func (r *Resolver) Port() generated.PortResolver { return &portResolver{r} }

// Route returns generated.RouteResolver implementation.
func (r *Resolver) Route() generated.RouteResolver { return &routeResolver{r} }

// Vessel returns generated.VesselResolver implementation.
func (r *Resolver) Vessel() generated.VesselResolver { return &vesselResolver{r} }

type portResolver struct{ *Resolver }
type routeResolver struct{ *Resolver }
type vesselResolver struct{ *Resolver }
