package store

import "time"

type SailingRow struct {
	ID        string     `db:"id"`
	Departs   time.Time  `db:"departs"`
	Arrives   time.Time  `db:"arrives"`
	Estimate  *time.Time `db:"estimate"`
	Route     string     `db:"route"`
	Imo       string     `db:"imo"`
	CalledOff bool       `db:"called_off"`
}

type RouteRow struct {
	Code     string   `db:"code"`
	From     string   `db:"from_port"`
	To       string   `db:"to_port"`
	Via      []string `db:"via"`
	Nautical float64  `db:"nautical"`
}

type PortRow struct {
	Code    string `db:"code"`
	Name    string `db:"name"`
	Country string `db:"country"`
	Zone    string `db:"zone"`
	Berths  []struct {
		Name    string  `json:"name"`
		Draught float64 `json:"draught"`
	} `db:"berths"`
}

type VesselRow struct {
	Imo    string  `db:"imo"`
	Name   string  `db:"name"`
	Built  int     `db:"built"`
	Sister *string `db:"sister"`
}

type BookingRow struct {
	Reference string `db:"reference"`
	Customer  string `db:"customer"`
	Cents     int    `db:"cents"`
}

type CapacityRow struct {
	Passengers int `db:"passengers"`
	LaneMetres int `db:"lane_metres"`
}

type CrewRow struct {
	Name string `db:"name"`
	Rank string `db:"rank"`
}

type NoticeRow struct {
	Sailing string `db:"sailing"`
	Text    string `db:"text"`
}

type VehicleRow struct {
	Plate  string  `db:"plate"`
	Metres float64 `db:"metres"`
}

type SurveyRow struct {
	Year   int  `db:"year"`
	Passed bool `db:"passed"`
}
