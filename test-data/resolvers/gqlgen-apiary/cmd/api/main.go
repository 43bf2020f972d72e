package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"example.org/apiary/internal/cache"
	"example.org/apiary/internal/domain"
	"example.org/apiary/internal/graph"
	"example.org/apiary/internal/graph/generated"
	"example.org/apiary/internal/loader"
	"example.org/apiary/internal/repository"
	"example.org/apiary/internal/service"
	"example.org/apiary/internal/weather"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/redis/go-redis/v9"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

var regions = map[string]*domain.Region{
	"hl": {Code: "hl", Name: "Highlands"},
	"co": {Code: "co", Name: "Coast"},
	"ri": {Code: "ri", Name: "Riverlands"},
}

func main() {
	db, err := gorm.Open(postgres.Open(os.Getenv("DATABASE_URL")), &gorm.Config{})
	if err != nil {
		log.Fatal(err)
	}
	forecasts, err := weather.NewClient(os.Getenv("WEATHER_URL"))
	if err != nil {
		log.Fatal(err)
	}
	sources := loader.Sources{
		Apiaries:    repository.NewApiaries(db),
		Beekeepers:  repository.NewBeekeepers(db),
		Hives:       repository.NewHives(db),
		Inspections: repository.NewInspections(db),
	}
	store := cache.New(redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS_ADDR")}), time.Hour)

	root := &graph.Resolver{
		Apiaries:    sources.Apiaries,
		Beekeepers:  sources.Beekeepers,
		Hives:       service.NewHives(sources.Hives, sources.Beekeepers, store),
		Inspections: &service.Inspections{InspectionRepository: sources.Inspections, Weather: forecasts},
		Weather:     forecasts,
		Regions:     regions,
		SensorBase:  os.Getenv("SENSOR_URL"),
	}
	srv := handler.NewDefaultServer(generated.NewExecutableSchema(generated.Config{Resolvers: root}))
	http.Handle("/graphql", loader.Attach(sources)(srv))
	log.Fatal(http.ListenAndServe(":8080", nil))
}
