package loader

import (
	"context"
	"fmt"

	"example.org/apiary/internal/domain"
	"github.com/graph-gophers/dataloader/v7"
)

func failed[V any](n int, err error) []*dataloader.Result[V] {
	results := make([]*dataloader.Result[V], n)
	for i := range results {
		results[i] = &dataloader.Result[V]{Error: err}
	}
	return results
}

// inOrder makes a batch function of one that finds rows in any order.
func inOrder[K comparable, V any](
	find func(context.Context, []K) ([]V, error), keyOf func(V) K,
) dataloader.BatchFunc[K, V] {
	return func(ctx context.Context, keys []K) []*dataloader.Result[V] {
		rows, err := find(ctx, keys)
		if err != nil {
			return failed[V](len(keys), err)
		}
		byKey := make(map[K]V, len(rows))
		for _, row := range rows {
			byKey[keyOf(row)] = row
		}
		results := make([]*dataloader.Result[V], 0, len(keys))
		for _, key := range keys {
			row, ok := byKey[key]
			if !ok {
				results = append(results, &dataloader.Result[V]{Error: fmt.Errorf("nothing for %v", key)})
				continue
			}
			results = append(results, &dataloader.Result[V]{Data: row})
		}
		return results
	}
}

func (s Sources) hiveCounts(ctx context.Context, apiaries []int) []*dataloader.Result[int] {
	counts, err := s.Hives.CountPerApiary(ctx, apiaries)
	if err != nil {
		return failed[int](len(apiaries), err)
	}
	results := make([]*dataloader.Result[int], len(apiaries))
	for i, id := range apiaries {
		results[i] = &dataloader.Result[int]{Data: counts[id]}
	}
	return results
}

func (s Sources) equipment(ctx context.Context, codes []string) []*dataloader.Result[*domain.Equipment] {
	pieces, err := s.Hives.Equipment(ctx, codes)
	if err != nil {
		return failed[*domain.Equipment](len(codes), err)
	}
	results := make([]*dataloader.Result[*domain.Equipment], 0, len(pieces))
	for _, piece := range pieces {
		results = append(results, &dataloader.Result[*domain.Equipment]{Data: piece})
	}
	return results
}

func (s Sources) lastInspections(ctx context.Context, hives []int) []*dataloader.Result[*domain.Inspection] {
	results := make([]*dataloader.Result[*domain.Inspection], len(hives))
	for i, hive := range hives {
		result := &dataloader.Result[*domain.Inspection]{}
		latest, err := s.Inspections.Latest(ctx, hive, 1)
		if result.Error = err; len(latest) > 0 {
			result.Data = latest[0]
		}
		results[i] = result
	}
	return results
}
