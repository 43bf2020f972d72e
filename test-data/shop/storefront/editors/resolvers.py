from ariadne import MutationType, ObjectType, QueryType

query = QueryType()
mutation = MutationType()
review = ObjectType("Review")
author = ObjectType("Author")


@query.field("reviews")
async def resolve_reviews(_, info):
    return await info.context["db"].fetch("select * from reviews where approved_at is null order by created_at")


@mutation.field("approveReview")
async def resolve_approve_review(_, info, id):
    row = await info.context["db"].fetchrow("update reviews set approved_at = now() where id = $1 returning *", id)
    return {"review": row, "errors": []}


# Once for each review that waits.
@review.field("author")
async def resolve_author(obj, info):
    return await info.context["db"].fetchrow("select id, name from accounts where id = $1", obj["customer_id"])


@review.field("createdAt")
def resolve_created_at(obj, _info):
    return obj["created_at"].isoformat()


@author.field("reviewCount")
async def resolve_review_count(obj, info):
    return await info.context["loaders"]["review_count"].load(obj["id"])
