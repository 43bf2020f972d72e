module example.org/apiary

go 1.22

require (
	github.com/99designs/gqlgen v0.17.49
	github.com/graph-gophers/dataloader/v7 v7.1.0
	github.com/redis/go-redis/v9 v9.5.3
	github.com/vektah/gqlparser/v2 v2.5.16
	golang.org/x/sync v0.7.0
	gorm.io/driver/postgres v1.5.9
	gorm.io/gorm v1.25.10
)
