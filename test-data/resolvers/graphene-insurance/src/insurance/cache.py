import functools
import json


def cached(prefix: str, ttl: int):
    """Keep what a client's method answers for its first argument in Redis."""

    def decorate(method):
        @functools.wraps(method)
        async def wrapper(self, key: str, *args, **kwargs):
            name = f"{prefix}:{key}"
            hit = await self.redis.get(name)
            if hit is not None:
                return json.loads(hit)
            value = await method(self, key, *args, **kwargs)
            await self.redis.set(name, json.dumps(value), ex=ttl)
            return value

        return wrapper

    return decorate
