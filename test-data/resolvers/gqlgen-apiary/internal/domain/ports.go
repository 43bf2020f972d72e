package domain

import "context"

type ApiaryRepository interface {
	All(ctx context.Context, region *string) ([]*Apiary, error)
	Get(ctx context.Context, id int) (*Apiary, error)
	GetMany(ctx context.Context, ids []int) ([]*Apiary, error)
	OwnedBy(ctx context.Context, beekeeper int) ([]*Apiary, error)
}

type HiveRepository interface {
	Page(ctx context.Context, limit, after int) ([]*Hive, error)
	Count(ctx context.Context) (int64, error)
	InApiary(ctx context.Context, apiary int) ([]*Hive, error)
	CountPerApiary(ctx context.Context, apiaries []int) (map[int]int, error)
	Queens(ctx context.Context, ids []int) ([]*Queen, error)
	Equipment(ctx context.Context, codes []string) ([]*Equipment, error)
	Harvested(ctx context.Context, hive, year int) (float64, error)
	HarvestedInYear(ctx context.Context, year int) (float64, error)
}

type InspectionRepository interface {
	Latest(ctx context.Context, hive, limit int) ([]*Inspection, error)
	Create(ctx context.Context, inspection *Inspection) error
	Photos(ctx context.Context, inspection int) ([]*Photo, error)
}

type BeekeeperRepository interface {
	Get(ctx context.Context, id int) (*Beekeeper, error)
	GetMany(ctx context.Context, ids []int) ([]*Beekeeper, error)
	Certificates(ctx context.Context, id int) ([]string, error)
}
