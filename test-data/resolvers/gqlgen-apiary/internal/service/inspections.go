package service

import (
	"context"
	"time"

	"example.org/apiary/internal/domain"
	"example.org/apiary/internal/graph/model"
	"example.org/apiary/internal/weather"
	"golang.org/x/sync/errgroup"
)

type Inspections struct {
	domain.InspectionRepository
	Weather weather.Client
}

func (s *Inspections) Record(ctx context.Context, inspector int, input model.InspectionInput) (*domain.Inspection, error) {
	inspection := &domain.Inspection{
		HiveID:      input.Hive,
		InspectorID: inspector,
		Notes:       input.Notes,
		TakenAt:     time.Now().Format(time.RFC3339),
	}
	if input.Mites != nil {
		inspection.Mites = *input.Mites
	}
	return inspection, s.Create(ctx, inspection)
}

// Conditions asks for both at the same time.
func (s *Inspections) Conditions(ctx context.Context, of *domain.Inspection) (*model.Conditions, error) {
	var conditions model.Conditions
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		conditions.Celsius, err = s.Weather.Celsius(ctx, of.Latitude, of.Longitude, of.TakenAt)
		return err
	})
	group.Go(func() (err error) {
		conditions.Pollen, err = s.Weather.Pollen(ctx, of.Latitude, of.Longitude, of.TakenAt)
		return err
	})
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return &conditions, nil
}
