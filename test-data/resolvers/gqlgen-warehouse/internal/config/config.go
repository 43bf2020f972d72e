package config

import (
	"encoding/json"
	"os"

	"example.org/warehouse/graph/model"
)

// Categories reads the table of categories, which changes with a release only.
func Categories(path string) (map[string]*model.Category, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	categories := map[string]*model.Category{}
	return categories, json.Unmarshal(data, &categories)
}
