module example.org/shelter

go 1.22

require (
	entgo.io/contrib v0.6.0
	entgo.io/ent v0.14.1
	github.com/99designs/gqlgen v0.17.55
	github.com/jmoiron/sqlx v1.4.0
	github.com/lib/pq v1.10.9
	github.com/vikstrous/dataloadgen v0.0.6
	go.uber.org/fx v1.22.2
)
