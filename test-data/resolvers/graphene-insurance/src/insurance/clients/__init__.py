from .claims import ClaimsClient
from .payments import PaymentsClient
from .people import PeopleClient
from .policies import PoliciesClient
from .rating import RatingClient

__all__ = ["ClaimsClient", "PaymentsClient", "PeopleClient", "PoliciesClient", "RatingClient"]
