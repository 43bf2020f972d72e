package repository

import (
	"context"

	"example.org/apiary/internal/domain"
	"gorm.io/gorm"
)

type beekeepers struct {
	db *gorm.DB
}

func NewBeekeepers(db *gorm.DB) domain.BeekeeperRepository {
	return &beekeepers{db}
}

func (r *beekeepers) Get(ctx context.Context, id int) (*domain.Beekeeper, error) {
	keeper := new(domain.Beekeeper)
	err := r.db.WithContext(ctx).Take(keeper, "id = ?", id).Error
	return keeper, err
}

func (r *beekeepers) GetMany(ctx context.Context, ids []int) ([]*domain.Beekeeper, error) {
	var found []*domain.Beekeeper
	err := r.db.WithContext(ctx).Find(&found, "id IN ?", ids).Error
	return found, err
}

func (r *beekeepers) Certificates(ctx context.Context, id int) ([]string, error) {
	var titles []string
	err := r.db.WithContext(ctx).
		Table("certificates").
		Where("beekeeper_id = ?", id).
		Pluck("title", &titles).Error
	return titles, err
}

type inspections struct {
	db *gorm.DB
}

func NewInspections(db *gorm.DB) domain.InspectionRepository {
	return &inspections{db}
}

func (r *inspections) Latest(ctx context.Context, hive, limit int) ([]*domain.Inspection, error) {
	var found []*domain.Inspection
	err := r.db.WithContext(ctx).
		Where("hive_id = ?", hive).
		Order("taken_at DESC").
		Limit(limit).
		Find(&found).Error
	return found, err
}

func (r *inspections) Create(ctx context.Context, inspection *domain.Inspection) error {
	return r.db.WithContext(ctx).Create(inspection).Error
}

func (r *inspections) Photos(ctx context.Context, inspection int) ([]*domain.Photo, error) {
	var photos []*domain.Photo
	err := r.db.WithContext(ctx).Find(&photos, "inspection_id = ?", inspection).Error
	return photos, err
}
