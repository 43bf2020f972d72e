package graph

// This file will be automatically regenerated based on the schema, any resolver implementations
// will be copied through when generating and any unknown code will be moved to the end.

import (
	"context"
	"fmt"

	"example.org/warehouse/graph/model"
	"example.org/warehouse/internal/catalogue"
	"example.org/warehouse/internal/loaders"
	"example.org/warehouse/internal/ratings"
)

// Category is the resolver for the category field.
func (r *productResolver) Category(ctx context.Context, obj *model.Product) (*model.Category, error) {
	return r.Categories[obj.CategoryID], nil
}

// ImageURL is the resolver for the imageUrl field.
func (r *productResolver) ImageURL(ctx context.Context, obj *model.Product, size *int) (string, error) {
	return fmt.Sprintf("https://images.example.org/%s/%d.webp", obj.Sku, *size), nil
}

// Price is the resolver for the price field.
func (r *productResolver) Price(ctx context.Context, obj *model.Product) (*model.Money, error) {
	return loaders.GetPrice(ctx, obj.Sku)
}

// Related is the resolver for the related field.
func (r *productResolver) Related(ctx context.Context, obj *model.Product) ([]*model.Product, error) {
	return r.Catalogue.Related(ctx, obj)
}

// ReorderPoint is the resolver for the reorderPoint field.
func (r *productResolver) ReorderPoint(ctx context.Context, obj *model.Product) (int, error) {
	var point int
	row := r.DB.QueryRowContext(ctx, `select point from reorder_points where sku = $1`, obj.Sku)
	if err := row.Scan(&point); err != nil {
		return 0, err
	}
	return point, nil
}

// Stock is the resolver for the stock field.
func (r *productResolver) Stock(ctx context.Context, obj *model.Product) ([]*model.StockLevel, error) {
	rows, err := r.Store.ListStockBySku(ctx, obj.Sku)
	if err != nil {
		return nil, err
	}
	return toStockLevels(rows), nil
}

// Supplier is the resolver for the supplier field.
func (r *productResolver) Supplier(ctx context.Context, obj *model.Product) (*model.Supplier, error) {
	return loaders.For(ctx).Supplier.Load(ctx, obj.SupplierID)
}

// Products is the resolver for the products field.
func (r *queryResolver) Products(ctx context.Context, first *int, after *string) (*model.ProductConnection, error) {
	products, more, err := r.Catalogue.Page(ctx, *first, after)
	if err != nil {
		return nil, err
	}
	edges := make([]*model.ProductEdge, 0, len(products))
	for _, product := range products {
		edges = append(edges, &model.ProductEdge{Cursor: product.Sku, Node: product})
	}
	return &model.ProductConnection{Edges: edges, HasNextPage: more}, nil
}

// Product is the resolver for the product field.
func (r *queryResolver) Product(ctx context.Context, sku string) (*model.Product, error) {
	return loaders.For(ctx).Product.Load(ctx, sku)
}

// Warehouses is the resolver for the warehouses field.
func (r *queryResolver) Warehouses(ctx context.Context) ([]*model.Warehouse, error) {
	var warehouses []*model.Warehouse
	err := r.Gorm.WithContext(ctx).Preload("Bins").Order("name").Find(&warehouses).Error
	return warehouses, err
}

// Stocktake is the resolver for the stocktake field.
func (r *queryResolver) Stocktake(ctx context.Context, id string) (*model.Stocktake, error) {
	var stocktake model.Stocktake
	if err := r.Gorm.WithContext(ctx).First(&stocktake, "id = ?", id).Error; err != nil {
		return nil, err
	}
	return &stocktake, nil
}

// Country is the resolver for the country field.
func (r *supplierResolver) Country(ctx context.Context, obj *model.Supplier) (string, error) {
	if name, ok := catalogue.Countries[obj.CountryCode]; ok {
		return name, nil
	}
	return obj.CountryCode, nil
}

// Rating is the resolver for the rating field.
func (r *supplierResolver) Rating(ctx context.Context, obj *model.Supplier) (*float64, error) {
	resp, err := r.Ratings.GetRating(ctx, &ratings.GetRatingRequest{SupplierId: obj.ID})
	if err != nil {
		return nil, err
	}
	return &resp.Average, nil
}

// Products is the resolver for the products field.
func (r *supplierResolver) Products(ctx context.Context, obj *model.Supplier, limit *int) ([]*model.Product, error) {
	var products []*model.Product
	err := r.Gorm.WithContext(ctx).Where("supplier_id = ?", obj.ID).Limit(*limit).Find(&products).Error
	return products, err
}

// Product returns ProductResolver implementation.
func (r *Resolver) Product() ProductResolver { return &productResolver{r} }

// Query returns QueryResolver implementation.
func (r *Resolver) Query() QueryResolver { return &queryResolver{r} }

// Supplier returns SupplierResolver implementation.
func (r *Resolver) Supplier() SupplierResolver { return &supplierResolver{r} }

type productResolver struct{ *Resolver }
type queryResolver struct{ *Resolver }
type supplierResolver struct{ *Resolver }
