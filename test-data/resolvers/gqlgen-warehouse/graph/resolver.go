package graph

import (
	"database/sql"

	"example.org/warehouse/graph/model"
	"example.org/warehouse/internal/catalogue"
	"example.org/warehouse/internal/ratings"
	"example.org/warehouse/internal/sensors"
	"example.org/warehouse/internal/store"
	"gorm.io/gorm"
)

// Resolver is what all resolvers need. It is made once.
type Resolver struct {
	DB         *sql.DB
	Gorm       *gorm.DB
	Store      *store.Queries
	Catalogue  *catalogue.Service
	Sensors    *sensors.Client
	Ratings    ratings.RatingsClient
	Categories map[string]*model.Category
}
