from accounts.models import Favourite


def favourite_ids(request):
    if not hasattr(request, "_favourite_ids"):
        favourites = Favourite.objects.filter(user_id=request.user.pk)
        request._favourite_ids = set(favourites.values_list("listing_id", flat=True))
    return request._favourite_ids
