package dataloader

import (
	"context"
	"net/http"

	"example.org/chat/graph/model"
	"example.org/chat/store"
	"github.com/graph-gophers/dataloader/v7"
)

type contextKey string

const loadersKey contextKey = "loaders"

// UnreadKey is compared by value.
type UnreadKey struct {
	Room string
	User string
}

type Loaders struct {
	Message     *dataloader.Loader[string, *model.Message]
	RoomsOfUser *dataloader.Loader[string, []*model.Room]
	Unread      *dataloader.Loader[UnreadKey, int]
}

func newLoaders(s *store.Store) *Loaders {
	return &Loaders{
		Message:     dataloader.NewBatchedLoader(messages(s)),
		RoomsOfUser: dataloader.NewBatchedLoader(roomsOfUsers(s)),
		Unread:      dataloader.NewBatchedLoader(unread(s)),
	}
}

func Middleware(s *store.Store, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), loadersKey, newLoaders(s))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func FromContext(ctx context.Context) *Loaders {
	return ctx.Value(loadersKey).(*Loaders)
}

func LoadMessage(ctx context.Context, id string) (*model.Message, error) {
	return FromContext(ctx).Message.Load(ctx, id)()
}
