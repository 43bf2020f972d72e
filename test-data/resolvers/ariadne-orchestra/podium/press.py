from podium.mongo import documents


def latest_reviews(concert, limit):
    cursor = documents.reviews.find({"concert": concert.slug, "published": True})
    return list(cursor.sort("written_at", -1).limit(min(limit, 50)))
