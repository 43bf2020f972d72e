import asyncio

import httpx


async def _version(http: httpx.AsyncClient, serial: str, module: str) -> str:
    response = await http.get(f"/devices/{serial}/modules/{module}")
    return f"{module} {response.json()['version']}"


async def versions(http: httpx.AsyncClient, serial: str, modules: list[str]) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_version(http, serial, module)) for module in modules]
    return [task.result() for task in tasks]
