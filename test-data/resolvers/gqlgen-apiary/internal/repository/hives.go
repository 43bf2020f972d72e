package repository

import (
	"context"

	"example.org/apiary/internal/domain"
	"gorm.io/gorm"
)

type hives struct {
	db *gorm.DB
}

func NewHives(db *gorm.DB) domain.HiveRepository {
	return &hives{db: db}
}

func (r *hives) Page(ctx context.Context, limit, after int) ([]*domain.Hive, error) {
	var page []*domain.Hive
	err := r.db.WithContext(ctx).Where("id > ?", after).Order("id").Limit(limit).Find(&page).Error
	return page, err
}

func (r *hives) Count(ctx context.Context) (total int64, err error) {
	err = r.db.WithContext(ctx).Model(&domain.Hive{}).Count(&total).Error
	return total, err
}

func (r *hives) InApiary(ctx context.Context, apiary int) ([]*domain.Hive, error) {
	var found []*domain.Hive
	tx := r.db.WithContext(ctx).Where("apiary_id = ?", apiary).Order("label").Find(&found)
	return found, tx.Error
}

func (r *hives) CountPerApiary(ctx context.Context, apiaries []int) (map[int]int, error) {
	var rows []struct {
		ApiaryID int
		Total    int
	}
	err := r.db.WithContext(ctx).
		Model(&domain.Hive{}).
		Select("apiary_id, count(*) AS total").
		Where("apiary_id IN ?", apiaries).
		Group("apiary_id").
		Scan(&rows).Error
	counts := make(map[int]int, len(rows))
	for _, row := range rows {
		counts[row.ApiaryID] = row.Total
	}
	return counts, err
}

func (r *hives) Queens(ctx context.Context, ids []int) ([]*domain.Queen, error) {
	var found []*domain.Queen
	err := r.db.WithContext(ctx).Where("id IN ?", ids).Find(&found).Error
	return found, err
}

func (r *hives) Equipment(ctx context.Context, codes []string) ([]*domain.Equipment, error) {
	var found []*domain.Equipment
	err := r.db.WithContext(ctx).Where("code IN ?", codes).Order("title").Find(&found).Error
	return found, err
}

func (r *hives) Harvested(ctx context.Context, hive, year int) (float64, error) {
	var kilos float64
	err := r.db.WithContext(ctx).
		Model(&domain.Harvest{}).
		Where("hive_id = ? AND year = ?", hive, year).
		Select("coalesce(sum(kilos), 0)").
		Scan(&kilos).Error
	return kilos, err
}

func (r *hives) HarvestedInYear(ctx context.Context, year int) (float64, error) {
	var kilos float64
	err := r.db.WithContext(ctx).
		Raw("SELECT coalesce(sum(kilos), 0) FROM harvests WHERE year = ?", year).
		Scan(&kilos).Error
	return kilos, err
}
