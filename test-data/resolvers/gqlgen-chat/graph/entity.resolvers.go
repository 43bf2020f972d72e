package graph

// This file will be automatically regenerated based on the schema, any resolver implementations
// will be copied through when generating and any unknown code will be moved to the end.

import (
	"context"

	"example.org/chat/graph/model"
)

// FindManyRoomByIDs is the resolver for the findManyRoomByIDs field.
func (r *entityResolver) FindManyRoomByIDs(
	ctx context.Context, reps []*model.RoomByIDsInput,
) ([]*model.Room, error) {
	ids := make([]string, len(reps))
	for i, rep := range reps {
		ids[i] = rep.ID
	}
	return r.store.RoomsInOrder(ctx, ids)
}

// FindUserByID is the resolver for the findUserByID field.
func (r *entityResolver) FindUserByID(ctx context.Context, id string) (*model.User, error) {
	return r.store.User(ctx, id)
}

// Entity returns EntityResolver implementation.
func (r *Resolver) Entity() EntityResolver { return &entityResolver{r} }

type entityResolver struct{ *Resolver }
