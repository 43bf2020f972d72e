import os

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

SessionFactory = async_sessionmaker[AsyncSession]

engine = create_async_engine(os.environ.get("DATABASE_URL", "postgresql+asyncpg://localhost/parking"))
new_session: SessionFactory = async_sessionmaker(engine, expire_on_commit=False)
