package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

type Animal struct{ ent.Schema }

func (Animal) Fields() []ent.Field {
	return []ent.Field{
		field.String("name"),
		field.Enum("species").Values("cat", "dog", "rabbit"),
		field.Time("born"),
		field.Time("arrived"),
		field.String("chip").Optional().Annotations(entgql.Skip()),
		field.Int("shelter_id").Annotations(entgql.Skip()),
		field.Int("litter_id").Optional().Nillable().Annotations(entgql.Skip()),
	}
}

func (Animal) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("shelter", Shelter.Type).Ref("animals").Field("shelter_id").Unique().Required(),
		edge.From("litter", Litter.Type).Ref("animals").Field("litter_id").Unique().Annotations(entgql.Skip()),
		edge.To("treatments", Treatment.Type),
		edge.To("adoption", Adoption.Type).Unique(),
	}
}

func (Animal) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection(), entgql.QueryField()}
}

type Litter struct{ ent.Schema }

func (Litter) Edges() []ent.Edge {
	return []ent.Edge{edge.To("animals", Animal.Type)}
}

func (Litter) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip()}
}
