package graph

import (
	"context"

	"example.org/apiary/internal/domain"
	"example.org/apiary/internal/graph/generated"
	"example.org/apiary/internal/graph/model"
	"example.org/apiary/internal/loader"
)

// Inspector is the resolver for the inspector field.
func (r *inspectionResolver) Inspector(ctx context.Context, obj *domain.Inspection) (*domain.Beekeeper, error) {
	return loader.Beekeeper(ctx, obj.InspectorID)
}

// Photos is the resolver for the photos field.
func (r *inspectionResolver) Photos(ctx context.Context, obj *domain.Inspection) ([]*domain.Photo, error) {
	photos, err := r.Inspections.Photos(ctx, obj.ID)
	if err != nil {
		return nil, err
	}
	return photos, nil
}

// Conditions is the resolver for the conditions field.
func (r *inspectionResolver) Conditions(ctx context.Context, obj *domain.Inspection) (*model.Conditions, error) {
	return r.Inspections.Conditions(ctx, obj)
}

// Risk is the resolver for the risk field.
func (r *inspectionResolver) Risk(ctx context.Context, obj *domain.Inspection) (string, error) {
	return riskOf(obj.Mites), nil
}

// RecordInspection is the resolver for the recordInspection field.
func (r *mutationResolver) RecordInspection(ctx context.Context, input model.InspectionInput) (*domain.Inspection, error) {
	return r.Inspections.Record(ctx, viewer(ctx), input)
}

// Inspection returns generated.InspectionResolver implementation.
func (r *Resolver) Inspection() generated.InspectionResolver { return &inspectionResolver{r} }

// Mutation returns generated.MutationResolver implementation.
func (r *Resolver) Mutation() generated.MutationResolver { return &mutationResolver{r} }

type inspectionResolver struct{ *Resolver }
type mutationResolver struct{ *Resolver }
