// Package loader joins what the fields of one request ask for.
package loader

import (
	"context"
	"net/http"
	"time"

	"example.org/apiary/internal/domain"
	"github.com/graph-gophers/dataloader/v7"
)

type key struct{}

type Registry struct {
	Apiaries       *dataloader.Loader[int, *domain.Apiary]
	Beekeepers     *dataloader.Loader[int, *domain.Beekeeper]
	Queens         *dataloader.Loader[int, *domain.Queen]
	HiveCounts     *dataloader.Loader[int, int]
	Equipment      *dataloader.Loader[string, *domain.Equipment]
	LastInspection *dataloader.Loader[int, *domain.Inspection]
}

type Sources struct {
	Apiaries    domain.ApiaryRepository
	Beekeepers  domain.BeekeeperRepository
	Hives       domain.HiveRepository
	Inspections domain.InspectionRepository
}

func (s Sources) registry() *Registry {
	return &Registry{
		Apiaries: dataloader.NewBatchedLoader(
			inOrder(s.Apiaries.GetMany, func(a *domain.Apiary) int { return a.ID }),
			dataloader.WithWait[int, *domain.Apiary](2*time.Millisecond),
		),
		Beekeepers: dataloader.NewBatchedLoader(
			inOrder(s.Beekeepers.GetMany, func(b *domain.Beekeeper) int { return b.ID }),
		),
		Queens: dataloader.NewBatchedLoader(
			inOrder(s.Hives.Queens, func(q *domain.Queen) int { return q.ID }),
		),
		HiveCounts:     dataloader.NewBatchedLoader(s.hiveCounts),
		Equipment:      dataloader.NewBatchedLoader(s.equipment),
		LastInspection: dataloader.NewBatchedLoader(s.lastInspections),
	}
}

// Attach gives each request loaders of its own.
func Attach(sources Sources) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx := context.WithValue(r.Context(), key{}, sources.registry())
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}

func From(ctx context.Context) *Registry {
	return ctx.Value(key{}).(*Registry)
}

func Beekeeper(ctx context.Context, id int) (*domain.Beekeeper, error) {
	return From(ctx).Beekeepers.Load(ctx, id)()
}
