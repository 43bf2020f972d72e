from ariadne import ObjectType, QueryType

from podium import queries

query = QueryType()
box_office = ObjectType("BoxOffice")


@query.field("concerts")
def resolve_concerts(*_, season=None):
    return queries.concerts_of_season(season)


@query.field("concert")
def resolve_concert(*_, slug):
    return queries.concerts().filter_by(slug=slug).one_or_none()


@query.field("musicians")
def resolve_musicians(_, info, section=None):
    musicians = queries.musicians_of(section)
    info.context.attendance.update(queries.attendance_of([musician.id for musician in musicians]))
    return musicians


@query.field("search")
def resolve_search(*_, term):
    return queries.find(term)


@query.field("boxOffice")
def resolve_box_office(_, info):
    return {"season": "2025/26"} if info.context.is_manager else None


@box_office.field("revenueCents")
def resolve_revenue(obj, info):
    return info.context.tickets.revenue(obj["season"])
