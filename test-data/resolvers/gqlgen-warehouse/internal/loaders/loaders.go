package loaders

import (
	"context"
	"database/sql"
	"net/http"

	"example.org/warehouse/graph/model"
	"github.com/vikstrous/dataloadgen"
	"gorm.io/gorm"
)

type ctxKey struct{}

// Loaders are made for each request.
type Loaders struct {
	Price     *dataloadgen.Loader[string, *model.Money]
	Product   *dataloadgen.Loader[string, *model.Product]
	Supplier  *dataloadgen.Loader[int64, *model.Supplier]
	Warehouse *dataloadgen.Loader[string, *model.Warehouse]
}

func New(db *sql.DB, orm *gorm.DB) *Loaders {
	reader := &reader{db: db, orm: orm}
	return &Loaders{
		Price:     dataloadgen.NewLoader(reader.prices),
		Product:   dataloadgen.NewMappedLoader(reader.products),
		Supplier:  dataloadgen.NewLoader(reader.suppliers),
		Warehouse: dataloadgen.NewMappedLoader(reader.warehouses),
	}
}

func Middleware(db *sql.DB, orm *gorm.DB, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), ctxKey{}, New(db, orm))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func For(ctx context.Context) *Loaders {
	return ctx.Value(ctxKey{}).(*Loaders)
}

func GetPrice(ctx context.Context, sku string) (*model.Money, error) {
	return For(ctx).Price.Load(ctx, sku)
}
