import os

from pymongo import MongoClient

client = MongoClient(os.environ.get("MONGO_URL", "mongodb://localhost:27017"), connect=False)
documents = client["podium"]
