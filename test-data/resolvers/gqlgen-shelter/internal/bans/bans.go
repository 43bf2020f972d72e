package bans

import (
	"context"
	"sync"

	"github.com/jmoiron/sqlx"
)

type List struct {
	db    *sqlx.DB
	mutex sync.RWMutex
	known map[int]bool
}

func NewList(db *sqlx.DB) *List {
	return &List{db: db, known: map[int]bool{}}
}

// Has tells whether somebody may not adopt any more.
func (l *List) Has(ctx context.Context, person int) (bool, error) {
	l.mutex.RLock()
	banned, ok := l.known[person]
	l.mutex.RUnlock()
	if ok {
		return banned, nil
	}
	err := l.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM bans WHERE person_id = $1)`, person).Scan(&banned)
	if err != nil {
		return false, err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.known[person] = banned
	return banned, nil
}
