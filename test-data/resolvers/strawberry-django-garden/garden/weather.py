import os

import requests

session = requests.Session()


def soil_moisture(probe):
    response = session.get(f"{os.environ['PROBES_URL']}/probes/{probe}", timeout=2)
    response.raise_for_status()
    return response.json()["moisture"]
