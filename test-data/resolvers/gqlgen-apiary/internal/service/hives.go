package service

import (
	"context"
	"fmt"

	"example.org/apiary/internal/cache"
	"example.org/apiary/internal/domain"
)

type Hives struct {
	repo       domain.HiveRepository
	beekeepers domain.BeekeeperRepository
	cache      *cache.Cache
}

func NewHives(repo domain.HiveRepository, beekeepers domain.BeekeeperRepository, cache *cache.Cache) *Hives {
	return &Hives{repo: repo, beekeepers: beekeepers, cache: cache}
}

func (s *Hives) Page(ctx context.Context, first int, after *int) (*domain.HivePage, error) {
	from := 0
	if after != nil {
		from = *after
	}
	found, err := s.repo.Page(ctx, min(first, 200), from)
	if err != nil {
		return nil, fmt.Errorf("page of hives: %w", err)
	}
	return &domain.HivePage{Hives: found}, nil
}

func (s *Hives) Total(ctx context.Context) (int, error) {
	total, err := s.repo.Count(ctx)
	return int(total), err
}

func (s *Hives) Of(ctx context.Context, apiary *domain.Apiary) ([]*domain.Hive, error) {
	return s.repo.InApiary(ctx, apiary.ID)
}

// Weight is what the scales under the hive have told last.
func (s *Hives) Weight(ctx context.Context, hive *domain.Hive) (*float64, error) {
	if hive.SensorID == "" {
		return nil, nil
	}
	return s.cache.Float(ctx, "scales:"+hive.SensorID)
}

func (s *Hives) Harvested(ctx context.Context, hive *domain.Hive, year int) (float64, error) {
	return s.repo.Harvested(ctx, hive.ID, year)
}

func (s *Hives) Honey(ctx context.Context, year int) (float64, error) {
	return s.repo.HarvestedInYear(ctx, year)
}

// Breeder hardly ever changes, and is therefore kept.
func (s *Hives) Breeder(ctx context.Context, queen *domain.Queen) (*domain.Beekeeper, error) {
	if queen.BreederID == nil {
		return nil, nil
	}
	key := fmt.Sprintf("beekeeper:%d", *queen.BreederID)
	return cache.Remember(ctx, s.cache, key, func(ctx context.Context) (*domain.Beekeeper, error) {
		return s.beekeepers.Get(ctx, *queen.BreederID)
	})
}
