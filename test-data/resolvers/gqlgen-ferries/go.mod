module example.org/ferries

go 1.21

require (
	github.com/99designs/gqlgen v0.17.40
	github.com/google/wire v0.6.0
	github.com/jackc/pgx/v5 v5.5.5
	github.com/samber/lo v1.39.0
	github.com/vektah/dataloaden v0.3.0
	google.golang.org/grpc v1.62.1
)
