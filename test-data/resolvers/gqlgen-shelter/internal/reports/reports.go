// Package reports has the statements for which the generated client is not good enough.
package reports

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

type HistoryEntry struct {
	AnimalID int    `db:"animal_id"`
	Kind     string `db:"kind"`
	Text     string `db:"text"`
}

type Statistics struct {
	Year int
}

type Reports interface {
	Donated(ctx context.Context, shelter int) (float64, error)
	Adopted(ctx context.Context, year int) (int, error)
	Busiest(ctx context.Context, year int) (int, error)
	History(ctx context.Context, animals []int) ([]*HistoryEntry, error)
	Interested(ctx context.Context, animals []int) (map[int]int, error)
	Weights(ctx context.Context, animals []int) (map[int][]float64, error)
}

type reports struct {
	*sqlx.DB
}

func New(db *sqlx.DB) Reports {
	return reports{db}
}

func (r reports) Donated(ctx context.Context, shelter int) (sum float64, err error) {
	err = r.GetContext(ctx, &sum, `SELECT COALESCE(SUM(amount), 0) FROM donations WHERE shelter_id = $1`, shelter)
	return
}

func (r reports) Adopted(ctx context.Context, year int) (count int, err error) {
	err = r.GetContext(ctx, &count, `SELECT COUNT(*) FROM adoptions WHERE date_part('year', signed_on) = $1`, year)
	return
}

func (r reports) Busiest(ctx context.Context, year int) (id int, err error) {
	err = r.GetContext(ctx, &id, `
		SELECT shelter_id FROM animals WHERE date_part('year', arrived) = $1
		GROUP BY shelter_id ORDER BY COUNT(*) DESC LIMIT 1`, year)
	return
}

func (r reports) History(ctx context.Context, animals []int) ([]*HistoryEntry, error) {
	query, args, err := sqlx.In(`SELECT animal_id, kind, text FROM history WHERE animal_id IN (?)`, animals)
	if err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	var entries []*HistoryEntry
	err = r.SelectContext(ctx, &entries, r.Rebind(query), args...)
	return entries, err
}

func (r reports) Interested(ctx context.Context, animals []int) (map[int]int, error) {
	query, args, err := sqlx.In(
		`SELECT animal_id, COUNT(*) FROM enquiries WHERE animal_id IN (?) GROUP BY animal_id`, animals)
	if err != nil {
		return nil, err
	}
	rows, err := r.QueryxContext(ctx, r.Rebind(query), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	counts := make(map[int]int, len(animals))
	for rows.Next() {
		var animal, count int
		if err := rows.Scan(&animal, &count); err != nil {
			return nil, err
		}
		counts[animal] = count
	}
	return counts, rows.Err()
}

func (r reports) Weights(ctx context.Context, animals []int) (map[int][]float64, error) {
	var rows []struct {
		Animal int     `db:"animal_id"`
		Kilos  float64 `db:"kilos"`
	}
	query, args, err := sqlx.In(`SELECT animal_id, kilos FROM weights WHERE animal_id IN (?) ORDER BY taken`, animals)
	if err != nil {
		return nil, err
	}
	if err := r.SelectContext(ctx, &rows, r.Rebind(query), args...); err != nil {
		return nil, err
	}
	series := map[int][]float64{}
	for _, row := range rows {
		series[row.Animal] = append(series[row.Animal], row.Kilos)
	}
	return series, nil
}
