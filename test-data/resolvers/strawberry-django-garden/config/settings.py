import os

SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-tests")
ROOT_URLCONF = "config.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "strawberry_django", "garden"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "garden.sqlite3"}}
