package loaders

import (
	"context"
	"net/http"
	"slices"
	"time"

	"example.org/shelter/ent"
	"example.org/shelter/ent/person"
	"example.org/shelter/internal/reports"
	"github.com/vikstrous/dataloadgen"
)

type loadersKey string

const contextKey = loadersKey("loaders")

// HistoryKey is an animal, and what kinds of entries are wanted of it.
type HistoryKey struct {
	Animal int
	Kinds  []string
}

type Loaders struct {
	History    *dataloadgen.Loader[*HistoryKey, []*reports.HistoryEntry]
	Interested *dataloadgen.Loader[int, int]
	Person     *dataloadgen.Loader[int, *ent.Person]
	Staff      *dataloadgen.Loader[int, []*ent.Person]
	Weights    *dataloadgen.Loader[int, []float64]
}

type fetcher struct {
	client  *ent.Client
	reports reports.Reports
}

func New(client *ent.Client, r reports.Reports) *Loaders {
	f := fetcher{client: client, reports: r}
	wait := dataloadgen.WithWait(time.Millisecond)
	return &Loaders{
		History:    dataloadgen.NewLoader(f.history, wait),
		Interested: dataloadgen.NewLoader(f.interested, wait),
		Person:     dataloadgen.NewMappedLoader(f.people, wait),
		Staff:      dataloadgen.NewLoader(f.staff, wait),
		Weights:    dataloadgen.NewMappedLoader(r.Weights, wait, dataloadgen.WithBatchCapacity(500)),
	}
}

func Inject(client *ent.Client, r reports.Reports, next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		ctx := context.WithValue(req.Context(), contextKey, New(client, r))
		next.ServeHTTP(w, req.WithContext(ctx))
	}
}

func For(ctx context.Context) *Loaders {
	return ctx.Value(contextKey).(*Loaders)
}

func (f fetcher) history(ctx context.Context, keys []*HistoryKey) ([][]*reports.HistoryEntry, []error) {
	animals := make([]int, len(keys))
	for i, key := range keys {
		animals[i] = key.Animal
	}
	entries, err := f.reports.History(ctx, animals)
	if err != nil {
		return nil, []error{err}
	}
	result := make([][]*reports.HistoryEntry, len(keys))
	for i, key := range keys {
		for _, entry := range entries {
			wanted := len(key.Kinds) == 0 || slices.Contains(key.Kinds, entry.Kind)
			if entry.AnimalID == key.Animal && wanted {
				result[i] = append(result[i], entry)
			}
		}
	}
	return result, nil
}

func (f fetcher) interested(ctx context.Context, animals []int) ([]int, []error) {
	counts, err := f.reports.Interested(ctx, animals)
	if err != nil {
		return nil, []error{err}
	}
	values := make([]int, 0, len(counts))
	for _, count := range counts {
		values = append(values, count)
	}
	return values, nil
}

func (f fetcher) people(ctx context.Context, ids []int) (map[int]*ent.Person, error) {
	people, err := f.client.Person.Query().Where(person.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, err
	}
	byID := make(map[int]*ent.Person, len(people))
	for _, p := range people {
		byID[p.ID] = p
	}
	return byID, nil
}

func (f fetcher) staff(ctx context.Context, shelters []int) ([][]*ent.Person, []error) {
	people, err := f.client.Person.Query().
		Where(person.EmployerIDIn(shelters...)).
		Order(ent.Asc(person.FieldName)).
		All(ctx)
	if err != nil {
		return nil, []error{err}
	}
	result := make([][]*ent.Person, len(shelters))
	for _, p := range people {
		i := slices.Index(shelters, p.EmployerID)
		result[i] = append(result[i], p)
	}
	return result, nil
}
