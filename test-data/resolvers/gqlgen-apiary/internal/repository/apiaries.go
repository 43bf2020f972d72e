package repository

import (
	"context"

	"example.org/apiary/internal/domain"
	"gorm.io/gorm"
)

type apiaries struct {
	db *gorm.DB
}

func NewApiaries(db *gorm.DB) domain.ApiaryRepository {
	return &apiaries{db: db}
}

// base is where every query for apiaries begins.
func (r *apiaries) base(ctx context.Context) *gorm.DB {
	return r.db.WithContext(ctx).Preload("Owner").Preload("Permit")
}

func (r *apiaries) All(ctx context.Context, region *string) ([]*domain.Apiary, error) {
	query := r.base(ctx).Order("name")
	if region != nil {
		query = query.Where("region_code = ?", *region)
	}
	var found []*domain.Apiary
	err := query.Find(&found).Error
	return found, err
}

func (r *apiaries) Get(ctx context.Context, id int) (*domain.Apiary, error) {
	var apiary domain.Apiary
	if err := r.base(ctx).First(&apiary, id).Error; err != nil {
		return nil, err
	}
	return &apiary, nil
}

func (r *apiaries) GetMany(ctx context.Context, ids []int) ([]*domain.Apiary, error) {
	var found []*domain.Apiary
	err := r.base(ctx).Find(&found, ids).Error
	return found, err
}

func (r *apiaries) OwnedBy(ctx context.Context, beekeeper int) ([]*domain.Apiary, error) {
	var found []*domain.Apiary
	err := r.base(ctx).Where(&domain.Apiary{OwnerID: beekeeper}).Find(&found).Error
	return found, err
}
