package loaders

import (
	"context"
	"database/sql"

	"example.org/warehouse/graph/model"
	"gorm.io/gorm"
)

type reader struct {
	db  *sql.DB
	orm *gorm.DB
}

func (r *reader) suppliers(ctx context.Context, ids []int64) ([]*model.Supplier, []error) {
	var rows []*model.Supplier
	if err := r.orm.WithContext(ctx).Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, []error{err}
	}
	byID := make(map[int64]*model.Supplier, len(rows))
	for _, row := range rows {
		byID[row.ID] = row
	}
	suppliers := make([]*model.Supplier, len(ids))
	for i, id := range ids {
		suppliers[i] = byID[id]
	}
	return suppliers, nil
}

func (r *reader) products(ctx context.Context, skus []string) (map[string]*model.Product, error) {
	var rows []*model.Product
	err := r.orm.WithContext(ctx).Where("sku IN ?", skus).Find(&rows).Error
	found := map[string]*model.Product{}
	for _, row := range rows {
		found[row.Sku] = row
	}
	return found, err
}

func (r *reader) warehouses(ctx context.Context, codes []string) (map[string]*model.Warehouse, error) {
	var rows []*model.Warehouse
	err := r.orm.WithContext(ctx).Preload("Bins").Where("code IN ?", codes).Find(&rows).Error
	found := map[string]*model.Warehouse{}
	for _, row := range rows {
		found[row.Code] = row
	}
	return found, err
}

func (r *reader) prices(ctx context.Context, skus []string) ([]*model.Money, []error) {
	rows, err := r.db.QueryContext(ctx, `select cents, currency from prices where sku = any($1)`, skus)
	if err != nil {
		return nil, []error{err}
	}
	defer rows.Close()
	var prices []*model.Money
	for rows.Next() {
		price := new(model.Money)
		if err := rows.Scan(&price.Cents, &price.Currency); err != nil {
			return nil, []error{err}
		}
		prices = append(prices, price)
	}
	return prices, nil
}

// UtilisationOf reads how full warehouses are.
func UtilisationOf(db *sql.DB) func(context.Context, []string) ([]float64, []error) {
	return func(ctx context.Context, codes []string) ([]float64, []error) {
		shares := make([]float64, len(codes))
		errs := make([]error, len(codes))
		for i, code := range codes {
			row := db.QueryRowContext(ctx, `select share from utilisation where warehouse = $1`, code)
			errs[i] = row.Scan(&shares[i])
		}
		return shares, errs
	}
}
