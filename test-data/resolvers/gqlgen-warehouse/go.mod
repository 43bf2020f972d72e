module example.org/warehouse

go 1.22

require (
	github.com/99designs/gqlgen v0.17.55
	github.com/jackc/pgx/v5 v5.7.1
	github.com/vektah/gqlparser/v2 v2.5.17
	github.com/vikstrous/dataloadgen v0.0.6
	google.golang.org/grpc v1.67.1
	gorm.io/driver/postgres v1.5.9
	gorm.io/gorm v1.25.12
)
