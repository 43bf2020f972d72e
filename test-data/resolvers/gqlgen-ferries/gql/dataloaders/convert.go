package dataloaders

import (
	"example.org/ferries/gql/gqlmodel"
	"example.org/ferries/store"
)

func Sailing(row store.SailingRow) *gqlmodel.Sailing {
	return &gqlmodel.Sailing{
		ID:        row.ID,
		DepartsAt: row.Departs,
		ArrivesAt: row.Arrives,
		Estimate:  row.Estimate,
		RouteCode: row.Route,
		Imo:       row.Imo,
	}
}

func Sailings(rows []store.SailingRow, err error) ([]*gqlmodel.Sailing, error) {
	if err != nil {
		return nil, err
	}
	sailings := make([]*gqlmodel.Sailing, 0, len(rows))
	for _, row := range rows {
		sailings = append(sailings, Sailing(row))
	}
	return sailings, nil
}

func Route(row store.RouteRow) *gqlmodel.Route {
	return &gqlmodel.Route{
		Code: row.Code, FromCode: row.From, ToCode: row.To, Via: row.Via, Nautical: row.Nautical,
	}
}

func Port(row store.PortRow) *gqlmodel.Port {
	port := &gqlmodel.Port{Code: row.Code, Name: row.Name, Country: row.Country, Zone: row.Zone}
	for _, berth := range row.Berths {
		port.Berths = append(port.Berths, &gqlmodel.Berth{Name: berth.Name, Draught: berth.Draught})
	}
	return port
}

func Vessel(row store.VesselRow) *gqlmodel.Vessel {
	if row.Imo == "" {
		return nil
	}
	return &gqlmodel.Vessel{Imo: row.Imo, Name: row.Name, Built: row.Built, SisterImo: row.Sister}
}

func Booking(row store.BookingRow) *gqlmodel.Booking {
	return &gqlmodel.Booking{Reference: row.Reference, CustomerID: row.Customer, Cents: row.Cents}
}
