import os

SECRET_KEY = os.environ.get("SECRET_KEY", "insecure")
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "crag.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "strawberry_django",
    "gyms",
    "members",
    "logbook",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("POSTGRES_DB", "crag"),
        "HOST": os.environ.get("POSTGRES_HOST", "localhost"),
    }
}

PUBLIC_URL = "https://crag.example"
COUNTERS_URL = os.environ.get("COUNTERS_URL", "http://counters.internal")
VIDEO_URL = os.environ.get("VIDEO_URL", "http://video.internal")
