package graph

import (
	"context"

	"larkmoor.example.com/storefront/live/graph/model"
)

// Product asks the copy of the catalogue once for each line of an order.
func (r *orderLineResolver) Product(ctx context.Context, obj *model.OrderLine) (*model.Product, error) {
	product := &model.Product{Sku: obj.Sku}
	row := r.DB.QueryRow(ctx, "select title, description from products where sku = $1", obj.Sku)
	if err := row.Scan(&product.Title, &product.Description); err != nil {
		return nil, err
	}
	return product, nil
}

// OrderStatus begins with the order as it is now.
func (r *subscriptionResolver) OrderStatus(ctx context.Context, number string) (<-chan *model.Order, error) {
	return r.Changes(ctx, number)
}

// OrderLine returns OrderLineResolver implementation.
func (r *Resolver) OrderLine() OrderLineResolver { return &orderLineResolver{r} }

// Subscription returns SubscriptionResolver implementation.
func (r *Resolver) Subscription() SubscriptionResolver { return &subscriptionResolver{r} }

type (
	orderLineResolver    struct{ *Resolver }
	subscriptionResolver struct{ *Resolver }
)
