package model

import "strings"

type Product struct {
	Sku        string `json:"sku" gorm:"primaryKey"`
	Name       string `json:"name"`
	SupplierID int64  `json:"-"`
	CategoryID string `json:"-"`
	Ean        string `json:"-"`
	Keywords   string `json:"-"`
}

// Barcode is the number in groups, as it is printed.
func (p *Product) Barcode() string {
	if len(p.Ean) != 13 {
		return p.Ean
	}
	return strings.Join([]string{p.Ean[:1], p.Ean[1:7], p.Ean[7:]}, " ")
}

type Supplier struct {
	ID          int64
	Name        string
	CountryCode string
}

type Warehouse struct {
	Code      string `gorm:"primaryKey"`
	Name      string
	ManagerID *int64
	Opens     string
	Closes    string
	Bins      []*Bin `gorm:"foreignKey:WarehouseCode"`
}

type Bin struct {
	ID            int64
	WarehouseCode string
	Label         string
	Row           int
}

type Employee struct {
	ID   int64
	Name string
}

type StockLevel struct {
	Sku           string
	WarehouseCode string
	Quantity      int
}

type Stocktake struct {
	ID          int64
	CountedByID int64
	Warehouse   string
}

type StocktakeLine struct {
	Sku          string
	Counted      int
	Warehouse    string
	Alternatives []string
}
