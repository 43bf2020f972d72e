package graph

import (
	"context"

	"example.org/warehouse/graph/model"
	"example.org/warehouse/internal/store"
)

func toStockLevels(rows []store.StockLevel) []*model.StockLevel {
	levels := make([]*model.StockLevel, len(rows))
	for i, row := range rows {
		levels[i] = &model.StockLevel{Sku: row.Sku, WarehouseCode: row.WarehouseCode, Quantity: int(row.Quantity)}
	}
	return levels
}

func expectedQuantity(ctx context.Context, r *Resolver, warehouse, sku string) (int, error) {
	quantity, err := r.Store.GetQuantity(ctx, store.GetQuantityParams{WarehouseCode: warehouse, Sku: sku})
	return int(quantity), err
}
