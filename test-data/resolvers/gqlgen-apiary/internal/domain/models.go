// Package domain has what the association of beekeepers keeps books about.
package domain

import (
	"strings"
	"time"
)

// Base is embedded in every model.
type Base struct {
	ID        int `gorm:"primaryKey"`
	CreatedAt time.Time
	UpdatedAt time.Time
}

type Apiary struct {
	Base
	Name       string
	RegionCode string
	Latitude   float64
	Longitude  float64
	OwnerID    int
	Owner      *Beekeeper
	Permit     *Permit
}

type Permit struct {
	Base
	ApiaryID   int
	Number     string
	ValidUntil string
}

type Hive struct {
	Base
	Label     string
	ApiaryID  int
	Apiary    *Apiary `gorm:"-"`
	QueenID   *int
	Queen     *Queen `gorm:"-"`
	Frames    int
	Brood     int
	SensorID  string
	Equipment StringList `gorm:"column:equipment_codes"`
}

// Strength is judged by how many of the frames have brood.
func (h *Hive) Strength() Strength {
	switch {
	case h.Frames == 0 || h.Brood*4 < h.Frames:
		return StrengthWeak
	case h.Brood*2 < h.Frames:
		return StrengthFair
	default:
		return StrengthStrong
	}
}

type Queen struct {
	Base
	BirthYear int
	BreederID *int
	MotherID  *int
	Mother    *Queen `gorm:"-"`
}

var markings = [...]string{"blue", "white", "yellow", "red", "green"}

// Colour is that of the mark, which goes round with the years.
func (q Queen) Colour() string {
	return markings[q.BirthYear%len(markings)]
}

type Inspection struct {
	Base
	HiveID      int
	InspectorID int
	TakenAt     string
	Notes       string
	Mites       int
	Latitude    float64
	Longitude   float64
}

type Photo struct {
	Base
	InspectionID int
	Key          string
	Caption      *string
}

type Beekeeper struct {
	Base
	Name  string
	Email string
	Phone *string
}

func (b *Beekeeper) Initials() string {
	var initials strings.Builder
	for _, part := range strings.Fields(b.Name) {
		initials.WriteString(part[:1])
	}
	return strings.ToUpper(initials.String())
}

type Equipment struct {
	Code  string `gorm:"primaryKey"`
	Title string
}

type Harvest struct {
	Base
	HiveID int
	Year   int
	Kilos  float64
}

type Region struct {
	Code string
	Name string
}

type ForecastDay struct {
	Day     string  `json:"day"`
	Maximum float64 `json:"max"`
	Rain    float64 `json:"rain"`
}

// Season is worked out, not stored.
type Season struct {
	Year    int
	ChairID int
}

// HivePage is a page of hives, and how they were looked for.
type HivePage struct {
	Hives []*Hive
}
