from redis import Redis
from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker

from freight import config

engine = create_engine(config.DATABASE_URL, pool_pre_ping=True)
Session = scoped_session(sessionmaker(bind=engine))
redis = Redis.from_url(config.REDIS_URL, decode_responses=True)
