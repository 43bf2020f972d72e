package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

type Treatment struct{ ent.Schema }

func (Treatment) Fields() []ent.Field {
	return []ent.Field{
		field.String("kind"),
		field.Time("due").Optional(),
		field.Int("vet_id").Annotations(entgql.Skip()),
	}
}

func (Treatment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("animal", Animal.Type).Ref("treatments").Unique().Annotations(entgql.Skip()),
		edge.To("medicine", Medicine.Type).Unique(),
	}
}

type Medicine struct{ ent.Schema }

func (Medicine) Fields() []ent.Field {
	return []ent.Field{field.String("name"), field.Float("dose")}
}

type Adoption struct{ ent.Schema }

func (Adoption) Fields() []ent.Field {
	return []ent.Field{
		field.Time("signed_on"),
		field.Time("checked_on").Optional().Nillable(),
		field.String("document").Annotations(entgql.Skip()),
	}
}

func (Adoption) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("animal", Animal.Type).Ref("adoption").Unique().Required(),
		edge.To("adopter", Person.Type).Unique().Required(),
	}
}
