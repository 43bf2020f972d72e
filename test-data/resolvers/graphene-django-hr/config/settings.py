import os

SECRET_KEY = os.environ.get("SECRET_KEY", "not-for-production")
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "config.urls"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django_filters",
    "graphene_django",
    "people",
    "leave",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("DB_NAME", "hr"),
        "HOST": os.environ.get("DB_HOST", "localhost"),
    }
}

GRAPHENE = {"SCHEMA": "config.schema.schema"}

AVATAR_BASE_URL = "https://avatars.example.org"
PUBLIC_HOLIDAYS = ["2025-01-01", "2025-05-01", "2025-12-25", "2025-12-26"]
