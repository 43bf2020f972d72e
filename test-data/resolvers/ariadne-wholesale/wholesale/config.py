import os

DATABASE_URL = os.environ.get("DATABASE_URL", "postgresql+asyncpg://localhost/wholesale")
REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost/0")
CARRIER_URL = os.environ.get("CARRIER_URL", "http://carrier.internal")
CREDIT_URL = os.environ.get("CREDIT_URL", "http://credit.internal")
RATES_URL = os.environ.get("RATES_URL", "http://rates.internal")
IMAGES_URL = os.environ.get("IMAGES_URL", "https://images.wholesale.example")

WAREHOUSES = ("north", "south", "harbour")
PAYMENT_DAYS = {"cash": 0, "standard": 30, "key": 60}
