import asyncio
import functools

import httpx


def retry(times: int, wait: float = 0.2):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, **kwargs)
                except httpx.TransportError:
                    if attempt == times:
                        raise
                    await asyncio.sleep(wait * attempt)

        return wrapper

    return decorate
