import os

SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-tests")
DEBUG = os.environ.get("DEBUG") == "1"
ROOT_URLCONF = "config.urls"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "graphene_django",
    "django_filters",
    "school",
]

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ.get("DATABASE", "school")}}

GRAPHENE = {"SCHEMA": "school.graphql.schema"}
