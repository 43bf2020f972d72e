package store

import "context"

const ports = `
	select p.code, p.name, p.country, p.zone,
	       (select coalesce(json_agg(b order by b.name), '[]') from berths b where b.port = p.code) as berths
	from ports p`

func (s *Store) Sailings(ctx context.Context, from, day string) ([]SailingRow, error) {
	return many[SailingRow](ctx, s, `
		select s.* from sailings s join routes r on r.code = s.route
		where r.from_port = $1 and s.departs::date = $2::date order by s.departs`, from, day)
}

func (s *Store) SailingsByID(ctx context.Context, ids []string) ([]SailingRow, error) {
	return many[SailingRow](ctx, s, `select * from sailings where id = any($1)`, ids)
}

func (s *Store) SailingsOfRoute(ctx context.Context, route, day string) ([]SailingRow, error) {
	return many[SailingRow](ctx, s,
		`select * from sailings where route = $1 and departs::date = $2::date order by departs`, route, day)
}

func (s *Store) Departures(ctx context.Context, port string, limit int) ([]SailingRow, error) {
	return many[SailingRow](ctx, s, `
		select s.* from sailings s join routes r on r.code = s.route
		where r.from_port = $1 and s.departs > now() order by s.departs limit $2`, port, limit)
}

func (s *Store) Cancelled(ctx context.Context) ([]SailingRow, error) {
	return many[SailingRow](ctx, s, `select * from sailings where called_off and departs > now()`)
}

func (s *Store) Routes(ctx context.Context, codes []string) ([]RouteRow, error) {
	return many[RouteRow](ctx, s, `select * from routes where code = any($1)`, codes)
}

func (s *Store) Ports(ctx context.Context) ([]PortRow, error) {
	return many[PortRow](ctx, s, ports+` order by p.name`)
}

func (s *Store) PortsByCode(ctx context.Context, codes []string) ([]PortRow, error) {
	return many[PortRow](ctx, s, ports+` where p.code = any($1)`, codes)
}

func (s *Store) Vessel(ctx context.Context, imo string) (*VesselRow, error) {
	return one[VesselRow](ctx, s, `select * from vessels where imo = $1`, imo)
}

func (s *Store) Vessels(ctx context.Context, imos []string) ([]VesselRow, error) {
	return many[VesselRow](ctx, s, `select * from vessels where imo = any($1)`, imos)
}

func (s *Store) Capacity(ctx context.Context, sailing string) (*CapacityRow, error) {
	return one[CapacityRow](ctx, s, `select passengers, lane_metres from capacities where sailing = $1`, sailing)
}

func (s *Store) Crew(ctx context.Context, sailing string) ([]CrewRow, error) {
	return many[CrewRow](ctx, s, `select name, rank from rosters where sailing = $1 order by rank`, sailing)
}

func (s *Store) Notices(ctx context.Context, sailings []string) ([]NoticeRow, error) {
	return many[NoticeRow](ctx, s, `select sailing, text from notices where sailing = any($1)`, sailings)
}

func (s *Store) Headline(ctx context.Context, day string) (string, error) {
	var text string
	err := s.pool.QueryRow(ctx, `select text from headlines where day = $1::date`, day).Scan(&text)
	return text, err
}

func (s *Store) Surveys(ctx context.Context, imo string) ([]SurveyRow, error) {
	return many[SurveyRow](ctx, s, `select year, passed from surveys where imo = $1`, imo)
}
