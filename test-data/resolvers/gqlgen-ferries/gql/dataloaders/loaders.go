package dataloaders

import (
	"context"
	"net/http"
	"time"

	"example.org/ferries/gql/gqlmodel"
	"example.org/ferries/rpc/farespb"
	"example.org/ferries/store"
	"github.com/samber/lo"
)

//go:generate go run github.com/vektah/dataloaden VesselLoader string *example.org/ferries/gql/gqlmodel.Vessel
//go:generate go run github.com/vektah/dataloaden RouteLoader string *example.org/ferries/gql/gqlmodel.Route
//go:generate go run github.com/vektah/dataloaden SailingLoader string *example.org/ferries/gql/gqlmodel.Sailing
//go:generate go run github.com/vektah/dataloaden PortLoader string *example.org/ferries/gql/gqlmodel.Port
//go:generate go run github.com/vektah/dataloaden NoticesLoader string []string
//go:generate go run github.com/vektah/dataloaden CrewLoader string []*example.org/ferries/gql/gqlmodel.CrewMember
//go:generate go run github.com/vektah/dataloaden FareLoader example.org/ferries/gql/dataloaders.FareKey *example.org/ferries/gql/gqlmodel.Money

const wait = 2 * time.Millisecond

type FareKey struct {
	Sailing string
	Class   gqlmodel.FareClass
}

type Loaders struct {
	Crew    *CrewLoader
	Fare    *FareLoader
	Notices *NoticesLoader
	Route   *RouteLoader
	Sailing *SailingLoader
	Vessel  *VesselLoader
}

func newLoaders(ctx context.Context, db *store.Store, fares farespb.FaresClient) *Loaders {
	return &Loaders{
		Vessel: NewVesselLoader(VesselLoaderConfig{
			MaxBatch: 100,
			Wait:     wait,
			Fetch: func(imos []string) ([]*gqlmodel.Vessel, []error) {
				rows, err := db.Vessels(ctx, imos)
				if err != nil {
					return nil, []error{err}
				}
				byImo := lo.KeyBy(rows, func(row store.VesselRow) string { return row.Imo })
				return lo.Map(imos, func(imo string, _ int) *gqlmodel.Vessel {
					return Vessel(byImo[imo])
				}), nil
			},
		}),
		Route: NewRouteLoader(RouteLoaderConfig{
			MaxBatch: 100,
			Wait:     wait,
			Fetch: func(codes []string) ([]*gqlmodel.Route, []error) {
				rows, err := db.Routes(ctx, codes)
				if err != nil {
					return nil, []error{err}
				}
				routes := make([]*gqlmodel.Route, len(rows))
				for i, row := range rows {
					routes[i] = Route(row)
				}
				return routes, nil
			},
		}),
		Sailing: NewSailingLoader(SailingLoaderConfig{MaxBatch: 200, Wait: wait, Fetch: sailings(ctx, db)}),
		Notices: NewNoticesLoader(NoticesLoaderConfig{
			Wait: wait,
			Fetch: func(sailings []string) ([][]string, []error) {
				rows, err := db.Notices(ctx, sailings)
				if err != nil {
					return nil, []error{err}
				}
				grouped := make(map[string][]string)
				for _, row := range rows {
					grouped[row.Sailing] = append(grouped[row.Sailing], row.Text)
				}
				texts := make([][]string, len(sailings))
				for i, id := range sailings {
					texts[i] = grouped[id]
				}
				return texts, nil
			},
		}),
		Crew: NewCrewLoader(CrewLoaderConfig{
			Wait: wait,
			Fetch: func(sailings []string) ([][]*gqlmodel.CrewMember, []error) {
				crews := make([][]*gqlmodel.CrewMember, len(sailings))
				errs := make([]error, len(sailings))
				for i := range sailings {
					crews[i], errs[i] = crewOf(ctx, db, sailings[i])
				}
				return crews, errs
			},
		}),
		Fare: NewFareLoader(FareLoaderConfig{Wait: wait, Fetch: quotes(ctx, fares)}),
	}
}

func sailings(ctx context.Context, db *store.Store) func([]string) ([]*gqlmodel.Sailing, []error) {
	return func(ids []string) ([]*gqlmodel.Sailing, []error) {
		rows, err := db.SailingsByID(ctx, ids)
		if err != nil {
			return nil, []error{err}
		}
		position := make(map[string]int, len(ids))
		for i, id := range ids {
			position[id] = i
		}
		found := make([]*gqlmodel.Sailing, len(ids))
		for _, row := range rows {
			found[position[row.ID]] = Sailing(row)
		}
		return found, nil
	}
}

func quotes(ctx context.Context, fares farespb.FaresClient) func([]FareKey) ([]*gqlmodel.Money, []error) {
	return func(keys []FareKey) ([]*gqlmodel.Money, []error) {
		request := &farespb.QuoteRequest{}
		for _, key := range keys {
			request.Items = append(request.Items, &farespb.QuoteItem{Sailing: key.Sailing, Class: string(key.Class)})
		}
		reply, err := fares.Quote(ctx, request)
		if err != nil {
			return nil, []error{err}
		}
		return lo.Map(reply.Quotes, func(quote *farespb.Quote, _ int) *gqlmodel.Money {
			return &gqlmodel.Money{Cents: int(quote.Cents), Currency: quote.Currency}
		}), nil
	}
}

func crewOf(ctx context.Context, db *store.Store, sailing string) ([]*gqlmodel.CrewMember, error) {
	rows, err := db.Crew(ctx, sailing)
	return lo.Map(rows, func(row store.CrewRow, _ int) *gqlmodel.CrewMember {
		return &gqlmodel.CrewMember{Name: row.Name, Rank: row.Rank}
	}), err
}

// NewPorts is provided once, for ports hardly change.
func NewPorts(db *store.Store) *PortLoader {
	return NewPortLoader(PortLoaderConfig{
		Wait: wait,
		Fetch: func(codes []string) ([]*gqlmodel.Port, []error) {
			rows, err := db.PortsByCode(context.Background(), codes)
			if err != nil {
				return nil, []error{err}
			}
			found := map[string]*gqlmodel.Port{}
			for _, row := range rows {
				found[row.Code] = Port(row)
			}
			result := make([]*gqlmodel.Port, 0, len(codes))
			for _, code := range codes {
				result = append(result, found[code])
			}
			return result, nil
		},
	})
}

type contextKey struct{}

func Middleware(db *store.Store, fares farespb.FaresClient, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		loaders := newLoaders(r.Context(), db, fares)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, loaders)))
	})
}

func For(ctx context.Context) *Loaders {
	return ctx.Value(contextKey{}).(*Loaders)
}
