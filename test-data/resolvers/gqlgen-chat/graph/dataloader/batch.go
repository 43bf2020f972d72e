package dataloader

import (
	"context"

	"example.org/chat/graph/model"
	"example.org/chat/store"
	"github.com/graph-gophers/dataloader/v7"
)

func messages(s *store.Store) dataloader.BatchFunc[string, *model.Message] {
	return func(ctx context.Context, ids []string) []*dataloader.Result[*model.Message] {
		found, err := s.MessagesByID(ctx, ids)
		results := make([]*dataloader.Result[*model.Message], len(ids))
		for i, id := range ids {
			results[i] = &dataloader.Result[*model.Message]{Data: found[id], Error: err}
		}
		return results
	}
}

func roomsOfUsers(s *store.Store) dataloader.BatchFunc[string, []*model.Room] {
	return func(ctx context.Context, users []string) []*dataloader.Result[[]*model.Room] {
		results := make([]*dataloader.Result[[]*model.Room], 0, len(users))
		for _, user := range users {
			rooms, err := s.RoomsOf(ctx, user)
			results = append(results, &dataloader.Result[[]*model.Room]{Data: rooms, Error: err})
		}
		return results
	}
}

func unread(s *store.Store) dataloader.BatchFunc[UnreadKey, int] {
	return func(ctx context.Context, keys []UnreadKey) []*dataloader.Result[int] {
		pairs := make([][2]string, len(keys))
		for i, key := range keys {
			pairs[i] = [2]string{key.Room, key.User}
		}
		counts, err := s.UnreadCounts(ctx, pairs)
		results := make([]*dataloader.Result[int], len(keys))
		for i, key := range keys {
			results[i] = &dataloader.Result[int]{Data: counts[[2]string{key.Room, key.User}], Error: err}
		}
		return results
	}
}
