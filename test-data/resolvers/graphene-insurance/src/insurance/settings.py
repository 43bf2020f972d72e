from decimal import Decimal

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="GATEWAY_")

    policies_url: str = "http://policies.internal"
    claims_url: str = "http://claims.internal"
    people_url: str = "http://people.internal"
    payments_url: str = "http://payments.internal"
    rating_url: str = "http://rating.internal/rpc"
    redis_url: str = "redis://localhost:6379"
    commission: dict[str, Decimal] = {
        "gold": Decimal("0.125"),
        "silver": Decimal("0.1"),
        "standard": Decimal("0.075"),
    }


settings = Settings()
