module example.org/chat

go 1.23

require (
	github.com/99designs/gqlgen v0.17.94
	github.com/graph-gophers/dataloader/v7 v7.1.0
	github.com/redis/go-redis/v9 v9.6.1
	github.com/vektah/gqlparser/v2 v2.5.30
	go.mongodb.org/mongo-driver v1.17.1
)
