package catalogue

import (
	"context"
	"strings"

	"example.org/warehouse/graph/model"
	"gorm.io/gorm"
)

// Countries are those that suppliers come from.
var Countries = map[string]string{"AT": "Austria", "DK": "Denmark", "PT": "Portugal"}

type Service struct {
	db *gorm.DB
}

func New(db *gorm.DB) *Service {
	return &Service{db: db}
}

func (s *Service) Page(ctx context.Context, first int, after *string) ([]*model.Product, bool, error) {
	query := s.db.WithContext(ctx).Order("sku").Limit(first + 1)
	if after != nil {
		query = query.Where("sku > ?", *after)
	}
	var products []*model.Product
	if err := query.Find(&products).Error; err != nil {
		return nil, false, err
	}
	if len(products) > first {
		return products[:first], true, nil
	}
	return products, false, nil
}

// Related are products that share a keyword.
func (s *Service) Related(ctx context.Context, product *model.Product) ([]*model.Product, error) {
	keywords := strings.Fields(product.Keywords)
	if len(keywords) == 0 {
		return nil, nil
	}
	return s.byKeyword(ctx, keywords[0], product.Sku)
}

func (s *Service) byKeyword(ctx context.Context, keyword, except string) ([]*model.Product, error) {
	var found []*model.Product
	result := s.db.WithContext(ctx).
		Where("keywords LIKE ?", "%"+keyword+"%").
		Not("sku = ?", except).
		Limit(5).
		Find(&found)
	return found, result.Error
}
