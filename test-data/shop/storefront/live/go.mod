module larkmoor.example.com/storefront/live

go 1.23

require (
	github.com/99designs/gqlgen v0.17.55
	github.com/jackc/pgx/v5 v5.7.1
)
