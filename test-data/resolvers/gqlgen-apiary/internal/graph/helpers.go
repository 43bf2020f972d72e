package graph

import (
	"context"

	"example.org/apiary/internal/domain"
	"example.org/apiary/internal/loader"
)

func queenByID(ctx context.Context, id *int) (*domain.Queen, error) {
	if id == nil {
		return nil, nil
	}
	return loader.From(ctx).Queens.Load(ctx, *id)()
}

// riskOf goes by the mites that fell within a day.
func riskOf(mites int) string {
	switch {
	case mites > 10:
		return "high"
	case mites > 3:
		return "raised"
	}
	return "low"
}
