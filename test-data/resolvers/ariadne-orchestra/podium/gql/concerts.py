import textwrap

from ariadne import ObjectType

from podium import press

concert = ObjectType("Concert")
review = ObjectType("Review")


@concert.field("conductor")
def resolve_conductor(concert, info):
    return concert.conductor


@concert.field("ticketsLeft")
def resolve_tickets_left(concert, info):
    return info.context.tickets.seats_left(concert.slug)


@concert.field("reviews")
def resolve_reviews(concert, info, limit):
    return press.latest_reviews(concert, limit)


@review.field("excerpt")
def resolve_excerpt(review, info, length):
    return textwrap.shorten(review["text"], width=max(length, 10), placeholder="…")


@review.field("reviewer")
def resolve_reviewer(review, info):
    return info.context.loaders.reviewers.load(review["user"])
