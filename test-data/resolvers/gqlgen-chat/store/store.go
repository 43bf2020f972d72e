package store

import (
	"context"

	"example.org/chat/graph/model"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

type Store struct {
	messages *mongo.Collection
	rooms    *mongo.Collection
	users    *mongo.Collection
	unread   *mongo.Collection
}

func New(db *mongo.Database) *Store {
	return &Store{
		messages: db.Collection("messages"),
		rooms:    db.Collection("rooms"),
		users:    db.Collection("users"),
		unread:   db.Collection("unread"),
	}
}

func (s *Store) User(ctx context.Context, id string) (*model.User, error) {
	return findOne[model.User](ctx, s.users, bson.M{"_id": id})
}

func (s *Store) Users(ctx context.Context, ids []string) ([]*model.User, error) {
	return findAll[model.User](ctx, s.users, bson.M{"_id": bson.M{"$in": ids}})
}

func (s *Store) UsersByID(ctx context.Context, ids []string) (map[string]*model.User, error) {
	users, err := s.Users(ctx, ids)
	byID := make(map[string]*model.User, len(users))
	for _, user := range users {
		byID[user.ID] = user
	}
	return byID, err
}

func (s *Store) Room(ctx context.Context, id string) (*model.Room, error) {
	return findOne[model.Room](ctx, s.rooms, bson.M{"_id": id})
}

func (s *Store) AllRooms(ctx context.Context) ([]*model.Room, error) {
	return findAll[model.Room](ctx, s.rooms, bson.M{"archived": false})
}

func (s *Store) RoomsOf(ctx context.Context, user string) ([]*model.Room, error) {
	return findAll[model.Room](ctx, s.rooms, bson.M{"members": user})
}

func (s *Store) RoomsInOrder(ctx context.Context, ids []string) ([]*model.Room, error) {
	rooms, err := findAll[model.Room](ctx, s.rooms, bson.M{"_id": bson.M{"$in": ids}})
	if err != nil {
		return nil, err
	}
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	ordered := make([]*model.Room, len(ids))
	for _, room := range rooms {
		ordered[place[room.ID]] = room
	}
	return ordered, nil
}

func (s *Store) MessagesByID(ctx context.Context, ids []string) (map[string]*model.Message, error) {
	messages, err := findAll[model.Message](ctx, s.messages, bson.M{"_id": bson.M{"$in": ids}})
	byID := make(map[string]*model.Message, len(messages))
	for _, message := range messages {
		byID[message.ID] = message
	}
	return byID, err
}

func (s *Store) LatestMessages(ctx context.Context, room string, n int64) ([]*model.Message, error) {
	latest := options.Find().SetSort(bson.M{"sentAt": -1}).SetLimit(n)
	return findAll[model.Message](ctx, s.messages, bson.M{"room": room}, latest)
}

func findOne[T any](ctx context.Context, in *mongo.Collection, filter bson.M) (*T, error) {
	var out T
	if err := in.FindOne(ctx, filter).Decode(&out); err != nil {
		return nil, err
	}
	return &out, nil
}

func findAll[T any](
	ctx context.Context, in *mongo.Collection, filter bson.M, opts ...*options.FindOptions,
) ([]*T, error) {
	cursor, err := in.Find(ctx, filter, opts...)
	if err != nil {
		return nil, err
	}
	var out []*T
	return out, cursor.All(ctx, &out)
}
