package store

import (
	"context"

	"example.org/chat/graph/model"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type unreadRow struct {
	Room string `bson:"room"`
	User string `bson:"user"`
	N    int    `bson:"n"`
}

// UnreadCounts are by room and user.
func (s *Store) UnreadCounts(ctx context.Context, pairs [][2]string) (map[[2]string]int, error) {
	either := make(bson.A, len(pairs))
	for i, pair := range pairs {
		either[i] = bson.M{"room": pair[0], "user": pair[1]}
	}
	rows, err := findAll[unreadRow](ctx, s.unread, bson.M{"$or": either})
	counts := make(map[[2]string]int, len(rows))
	for _, row := range rows {
		counts[[2]string{row.Room, row.User}] = row.N
	}
	return counts, err
}

// Watch sends what is added to a room until ctx ends.
func (s *Store) Watch(ctx context.Context, room string) (<-chan *model.MessageAdded, error) {
	pipeline := mongo.Pipeline{{{Key: "$match", Value: bson.M{"fullDocument.room": room}}}}
	stream, err := s.messages.Watch(ctx, pipeline)
	if err != nil {
		return nil, err
	}
	out := make(chan *model.MessageAdded)
	go func() {
		defer close(out)
		for stream.Next(ctx) {
			var event struct {
				FullDocument model.Message `bson:"fullDocument"`
			}
			if stream.Decode(&event) == nil {
				out <- &model.MessageAdded{Message: &event.FullDocument, RoomID: room}
			}
		}
	}()
	return out, nil
}
