package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

type Shelter struct{ ent.Schema }

func (Shelter) Fields() []ent.Field {
	return []ent.Field{
		field.String("name"),
		field.Float("latitude"),
		field.Float("longitude"),
	}
}

func (Shelter) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("animals", Animal.Type).Annotations(entgql.Skip()),
		edge.To("opening_hours", OpeningHours.Type).Annotations(entgql.MapsTo("openingHours")),
		edge.To("staff", Person.Type).Annotations(entgql.Skip()),
	}
}

type OpeningHours struct{ ent.Schema }

func (OpeningHours) Fields() []ent.Field {
	return []ent.Field{field.Int("weekday"), field.String("opens"), field.String("closes")}
}

type Person struct{ ent.Schema }

func (Person) Fields() []ent.Field {
	return []ent.Field{
		field.String("name"),
		field.String("email").Sensitive(),
		field.Int("employer_id").Optional().Annotations(entgql.Skip()),
	}
}

func (Person) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("employer", Shelter.Type).Ref("staff").Field("employer_id").Unique().Annotations(entgql.Skip()),
	}
}

type Inspection struct{ ent.Schema }

func (Inspection) Fields() []ent.Field {
	return []ent.Field{field.Time("held_on")}
}

func (Inspection) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("inspector", Person.Type).Unique().Required(),
		edge.To("findings", Finding.Type),
	}
}

type Finding struct{ ent.Schema }

func (Finding) Fields() []ent.Field {
	return []ent.Field{field.Text("text"), field.Bool("severe")}
}
