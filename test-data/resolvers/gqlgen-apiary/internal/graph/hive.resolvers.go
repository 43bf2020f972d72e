package graph

import (
	"context"
	"net/url"

	"example.org/apiary/internal/domain"
	"example.org/apiary/internal/graph/generated"
	"example.org/apiary/internal/graph/model"
	"example.org/apiary/internal/loader"
)

// Apiary is the resolver for the apiary field.
func (r *hiveResolver) Apiary(ctx context.Context, obj *domain.Hive) (*domain.Apiary, error) {
	thunk := loader.From(ctx).Apiaries.Load(ctx, obj.ApiaryID)
	return thunk()
}

// Queen is the resolver for the queen field.
func (r *hiveResolver) Queen(ctx context.Context, obj *domain.Hive) (*domain.Queen, error) {
	return queenByID(ctx, obj.QueenID)
}

// Equipment is the resolver for the equipment field.
func (r *hiveResolver) Equipment(ctx context.Context, obj *domain.Hive) ([]*domain.Equipment, error) {
	loaders := loader.From(ctx)
	pieces := make([]*domain.Equipment, len(obj.Equipment))
	for i, code := range obj.Equipment {
		piece, err := loaders.Equipment.Load(ctx, code)()
		if err != nil {
			return nil, err
		}
		pieces[i] = piece
	}
	return pieces, nil
}

// Inspections is the resolver for the inspections field.
func (r *hiveResolver) Inspections(ctx context.Context, obj *domain.Hive, last int) ([]*domain.Inspection, error) {
	return r.Resolver.Inspections.Latest(ctx, obj.ID, last)
}

// LastInspection is the resolver for the lastInspection field.
func (r *hiveResolver) LastInspection(ctx context.Context, obj *domain.Hive) (*domain.Inspection, error) {
	return loader.From(ctx).LastInspection.Load(ctx, obj.ID)()
}

// Weight is the resolver for the weight field.
func (r *hiveResolver) Weight(ctx context.Context, obj *domain.Hive) (*float64, error) {
	return r.Hives.Weight(ctx, obj)
}

// Harvested is the resolver for the harvested field.
func (r *hiveResolver) Harvested(ctx context.Context, obj *domain.Hive, year int) (float64, error) {
	return r.Hives.Harvested(ctx, obj, year)
}

// SensorURL is the resolver for the sensorUrl field.
func (r *hiveResolver) SensorURL(ctx context.Context, obj *domain.Hive) (*string, error) {
	if obj.SensorID == "" {
		return nil, nil
	}
	address, err := url.JoinPath(r.SensorBase, "scales", obj.SensorID)
	return &address, err
}

// Edges is the resolver for the edges field.
func (r *hiveConnectionResolver) Edges(ctx context.Context, obj *domain.HivePage) ([]*model.HiveEdge, error) {
	edges := make([]*model.HiveEdge, len(obj.Hives))
	for i, hive := range obj.Hives {
		edges[i] = &model.HiveEdge{Cursor: hive.ID, Node: hive}
	}
	return edges, nil
}

// TotalCount is the resolver for the totalCount field.
func (r *hiveConnectionResolver) TotalCount(ctx context.Context, obj *domain.HivePage) (int, error) {
	return r.Hives.Total(ctx)
}

// Breeder is the resolver for the breeder field.
func (r *queenResolver) Breeder(ctx context.Context, obj *domain.Queen) (*domain.Beekeeper, error) {
	return r.Hives.Breeder(ctx, obj)
}

// Mother is the resolver for the mother field.
func (r *queenResolver) Mother(ctx context.Context, obj *domain.Queen) (*domain.Queen, error) {
	return queenByID(ctx, obj.MotherID)
}

// Hive returns generated.HiveResolver implementation.
func (r *Resolver) Hive() generated.HiveResolver { return &hiveResolver{r} }

// HiveConnection returns generated.HiveConnectionResolver implementation.
func (r *Resolver) HiveConnection() generated.HiveConnectionResolver {
	return &hiveConnectionResolver{r}
}

// Queen returns generated.QueenResolver implementation.
func (r *Resolver) Queen() generated.QueenResolver { return &queenResolver{r} }

type hiveResolver struct{ *Resolver }
type hiveConnectionResolver struct{ *Resolver }
type queenResolver struct{ *Resolver }
