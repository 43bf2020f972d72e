// Package store reads the tables of the timetable.
package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type Store struct {
	pool *pgxpool.Pool
}

func New(pool *pgxpool.Pool) *Store {
	return &Store{pool: pool}
}

// many reads all rows of a statement.
func many[T any](ctx context.Context, s *Store, statement string, args ...any) ([]T, error) {
	rows, err := s.pool.Query(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByNameLax[T])
}

// one reads the row that there is, or gives nil.
func one[T any](ctx context.Context, s *Store, statement string, args ...any) (*T, error) {
	rows, _ := s.pool.Query(ctx, statement, args...)
	row, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByNameLax[T])
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &row, err
}
