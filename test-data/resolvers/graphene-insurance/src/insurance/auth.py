import functools
from dataclasses import dataclass, field

from graphql import GraphQLError
from starlette.requests import Request


@dataclass(frozen=True)
class User:
    id: str
    scopes: frozenset[str] = field(default_factory=frozenset)


def user_of(request: Request) -> User:
    """The mesh has checked the token, and passes on what is in it."""
    scopes = request.headers.get("x-auth-scopes", "").split()
    return User(request.headers.get("x-auth-subject", "anonymous"), frozenset(scopes))


def requires(scope: str):
    def decorate(resolver):
        @functools.wraps(resolver)
        async def guarded(root, info, **arguments):
            if scope not in info.context["user"].scopes:
                raise GraphQLError(f"{scope} is required")
            return await resolver(root, info, **arguments)

        return guarded

    return decorate
