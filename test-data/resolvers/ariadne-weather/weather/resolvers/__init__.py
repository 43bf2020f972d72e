from .alerts import alert, frost_alert, storm_alert
from .network import network
from .observation import instrument, observation
from .owner import owner
from .query import query
from .station import place, station

resolvers = [alert, frost_alert, instrument, network, observation, owner, place, query, station, storm_alert]
