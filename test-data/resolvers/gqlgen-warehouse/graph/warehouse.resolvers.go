package graph

// This file will be automatically regenerated based on the schema, any resolver implementations
// will be copied through when generating and any unknown code will be moved to the end.

import (
	"context"

	"example.org/warehouse/graph/model"
	"example.org/warehouse/internal/loaders"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/vikstrous/dataloadgen"
)

// Warehouse is the resolver for the warehouse field.
func (r *stockLevelResolver) Warehouse(ctx context.Context, obj *model.StockLevel) (*model.Warehouse, error) {
	warehouse, err := loaders.For(ctx).Warehouse.Load(ctx, obj.WarehouseCode)
	if err != nil {
		return nil, err
	}
	return warehouse, nil
}

// CountedBy is the resolver for the countedBy field.
func (r *stocktakeResolver) CountedBy(ctx context.Context, obj *model.Stocktake) (*model.Employee, error) {
	var employee model.Employee
	err := r.Gorm.WithContext(ctx).First(&employee, obj.CountedByID).Error
	return &employee, err
}

// Lines is the resolver for the lines field.
func (r *stocktakeResolver) Lines(ctx context.Context, obj *model.Stocktake) ([]*model.StocktakeLine, error) {
	const statement = `select sku, counted, alternatives from stocktake_lines where stocktake = $1`
	rows, err := r.DB.QueryContext(ctx, statement, obj.ID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()

	var lines []*model.StocktakeLine
	for rows.Next() {
		line := &model.StocktakeLine{Warehouse: obj.Warehouse}
		alternatives := pgtype.NewMap().SQLScanner(&line.Alternatives)
		if err := rows.Scan(&line.Sku, &line.Counted, alternatives); err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, rows.Err()
}

// Alternatives is the resolver for the alternatives field.
func (r *stocktakeLineResolver) Alternatives(
	ctx context.Context, obj *model.StocktakeLine,
) ([]*model.Product, error) {
	var products []*model.Product
	for _, sku := range obj.Alternatives {
		product, err := loaders.For(ctx).Product.Load(ctx, sku)
		if err != nil {
			return nil, err
		}
		products = append(products, product)
	}
	return products, nil
}

// Expected is the resolver for the expected field.
func (r *stocktakeLineResolver) Expected(ctx context.Context, obj *model.StocktakeLine) (int, error) {
	return expectedQuantity(ctx, r.Resolver, obj.Warehouse, obj.Sku)
}

// Product is the resolver for the product field.
func (r *stocktakeLineResolver) Product(ctx context.Context, obj *model.StocktakeLine) (*model.Product, error) {
	return loaders.For(ctx).Product.Load(ctx, obj.Sku)
}

// Bins is the resolver for the bins field.
func (r *warehouseResolver) Bins(ctx context.Context, obj *model.Warehouse) ([]*model.Bin, error) {
	if obj.Bins != nil {
		return obj.Bins, nil
	}
	var bins []*model.Bin
	err := r.Gorm.WithContext(ctx).Where("warehouse_code = ?", obj.Code).Find(&bins).Error
	return bins, err
}

// IsOpen is the resolver for the isOpen field.
func (r *warehouseResolver) IsOpen(ctx context.Context, obj *model.Warehouse, at string) (bool, error) {
	return obj.Opens <= at && at < obj.Closes, nil
}

// Manager is the resolver for the manager field.
func (r *warehouseResolver) Manager(ctx context.Context, obj *model.Warehouse) (*model.Employee, error) {
	if obj.ManagerID == nil {
		return nil, nil
	}
	var employee model.Employee
	if err := r.Gorm.WithContext(ctx).First(&employee, *obj.ManagerID).Error; err != nil {
		return nil, err
	}
	return &employee, nil
}

// Temperature is the resolver for the temperature field.
func (r *warehouseResolver) Temperature(ctx context.Context, obj *model.Warehouse) (*float64, error) {
	return r.Sensors.Temperature(ctx, obj.Code)
}

// Utilisation is the resolver for the utilisation field.
func (r *warehouseResolver) Utilisation(ctx context.Context, obj *model.Warehouse) (float64, error) {
	loader := dataloadgen.NewLoader(loaders.UtilisationOf(r.DB))
	return loader.Load(ctx, obj.Code)
}

// StockLevel returns StockLevelResolver implementation.
func (r *Resolver) StockLevel() StockLevelResolver { return &stockLevelResolver{r} }

// Stocktake returns StocktakeResolver implementation.
func (r *Resolver) Stocktake() StocktakeResolver { return &stocktakeResolver{r} }

// StocktakeLine returns StocktakeLineResolver implementation.
func (r *Resolver) StocktakeLine() StocktakeLineResolver { return &stocktakeLineResolver{r} }

// Warehouse returns WarehouseResolver implementation.
func (r *Resolver) Warehouse() WarehouseResolver { return &warehouseResolver{r} }

type stockLevelResolver struct{ *Resolver }
type stocktakeResolver struct{ *Resolver }
type stocktakeLineResolver struct{ *Resolver }
type warehouseResolver struct{ *Resolver }
