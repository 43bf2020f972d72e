package graph

import (
	"context"
	"time"

	"example.org/apiary/internal/domain"
	"example.org/apiary/internal/graph/generated"
	"example.org/apiary/internal/graph/model"
	"example.org/apiary/internal/loader"
)

// Region is the resolver for the region field.
func (r *apiaryResolver) Region(ctx context.Context, obj *domain.Apiary) (*domain.Region, error) {
	return r.Regions[obj.RegionCode], nil
}

// Owner is the resolver for the owner field.
func (r *apiaryResolver) Owner(ctx context.Context, obj *domain.Apiary) (*domain.Beekeeper, error) {
	if obj.Owner != nil {
		return obj.Owner, nil
	}
	return r.Beekeepers.Get(ctx, obj.OwnerID)
}

// Hives is the resolver for the hives field.
func (r *apiaryResolver) Hives(ctx context.Context, obj *domain.Apiary) ([]*domain.Hive, error) {
	return r.Resolver.Hives.Of(ctx, obj)
}

// HiveCount is the resolver for the hiveCount field.
func (r *apiaryResolver) HiveCount(ctx context.Context, obj *domain.Apiary) (int, error) {
	return loader.From(ctx).HiveCounts.Load(ctx, obj.ID)()
}

// Forecast is the resolver for the forecast field.
func (r *apiaryResolver) Forecast(ctx context.Context, obj *domain.Apiary) ([]*domain.ForecastDay, error) {
	return r.Weather.Forecast(ctx, obj.Latitude, obj.Longitude)
}

// Flying is the resolver for the flying field.
func (r *apiaryResolver) Flying(ctx context.Context, obj *domain.Apiary) (bool, error) {
	noon := 12 - int(obj.Longitude/15)
	hour := time.Now().UTC().Hour()
	return noon-6 <= hour && hour < noon+7, nil
}

// Contact is the resolver for the contact field.
func (r *beekeeperResolver) Contact(ctx context.Context, obj *domain.Beekeeper) (*model.Contact, error) {
	if viewer(ctx) == 0 {
		return nil, nil
	}
	return &model.Contact{Email: obj.Email, Phone: obj.Phone}, nil
}

// Apiaries is the resolver for the apiaries field.
func (r *beekeeperResolver) Apiaries(ctx context.Context, obj *domain.Beekeeper) ([]*domain.Apiary, error) {
	return r.Resolver.Apiaries.OwnedBy(ctx, obj.ID)
}

// Certificates is the resolver for the certificates field.
func (r *beekeeperResolver) Certificates(ctx context.Context, obj *domain.Beekeeper) ([]string, error) {
	return r.Beekeepers.Certificates(ctx, obj.ID)
}

// Apiaries is the resolver for the apiaries field.
func (r *queryResolver) Apiaries(ctx context.Context, region *string) ([]*domain.Apiary, error) {
	return r.Resolver.Apiaries.All(ctx, region)
}

// Apiary is the resolver for the apiary field.
func (r *queryResolver) Apiary(ctx context.Context, id int) (*domain.Apiary, error) {
	return r.Resolver.Apiaries.Get(ctx, id)
}

// Hives is the resolver for the hives field.
func (r *queryResolver) Hives(ctx context.Context, first int, after *int) (*domain.HivePage, error) {
	return r.Resolver.Hives.Page(ctx, first, after)
}

// Beekeeper is the resolver for the beekeeper field.
func (r *queryResolver) Beekeeper(ctx context.Context, id int) (*domain.Beekeeper, error) {
	return loader.Beekeeper(ctx, id)
}

// Season is the resolver for the season field.
func (r *queryResolver) Season(ctx context.Context) (*domain.Season, error) {
	year := time.Now().Year()
	return &domain.Season{Year: year, ChairID: 1 + year%7}, nil
}

// Chair is the resolver for the chair field.
func (r *seasonResolver) Chair(ctx context.Context, obj *domain.Season) (*domain.Beekeeper, error) {
	return r.Beekeepers.Get(ctx, obj.ChairID)
}

// Honey is the resolver for the honey field.
func (r *seasonResolver) Honey(ctx context.Context, obj *domain.Season) (float64, error) {
	return r.Hives.Honey(ctx, obj.Year)
}

// Apiary returns generated.ApiaryResolver implementation.
func (r *Resolver) Apiary() generated.ApiaryResolver { return &apiaryResolver{r} }

// Beekeeper returns generated.BeekeeperResolver implementation.
func (r *Resolver) Beekeeper() generated.BeekeeperResolver { return &beekeeperResolver{r} }

// Query returns generated.QueryResolver implementation.
func (r *Resolver) Query() generated.QueryResolver { return &queryResolver{r} }

// Season returns generated.SeasonResolver implementation.
func (r *Resolver) Season() generated.SeasonResolver { return &seasonResolver{r} }

type apiaryResolver struct{ *Resolver }
type beekeeperResolver struct{ *Resolver }
type queryResolver struct{ *Resolver }
type seasonResolver struct{ *Resolver }
