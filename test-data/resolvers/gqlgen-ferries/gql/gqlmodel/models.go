// Package gqlmodel has the types of the schema that carry keys of others with them.
package gqlmodel

import "time"

type Sailing struct {
	ID        string
	DepartsAt time.Time
	ArrivesAt time.Time
	Estimate  *time.Time
	RouteCode string
	Imo       string
}

type Route struct {
	Code     string
	FromCode string
	ToCode   string
	Via      []string
	Nautical float64
}

type Port struct {
	Code    string
	Name    string
	Country string
	Zone    string
	Berths  []*Berth
}

type Vessel struct {
	Imo       string
	Name      string
	Built     int
	SisterImo *string
}

type Booking struct {
	Reference  string
	CustomerID string
	Cents      int
}

type Customer struct {
	ID string
}

type Disruption struct {
	Day string
}
