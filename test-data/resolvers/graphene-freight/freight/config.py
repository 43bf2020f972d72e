import os

DATABASE_URL = os.environ.get("DATABASE_URL", "postgresql+psycopg://localhost/freight")
REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/2")
TRACKING_URL = os.environ.get("TRACKING_URL", "https://tracking.example.net/")
TRACKING_KEY = os.environ.get("TRACKING_KEY", "")
ASSETS_URL = os.environ.get("ASSETS_URL", "https://assets.example.net")

CREDIT_LIMITS = {"bronze": 5_000, "silver": 25_000, "gold": 100_000}
