from ariadne import ScalarType

from wholesale.resolvers.customer import customer
from wholesale.resolvers.order import order, order_line
from wholesale.resolvers.product import product
from wholesale.resolvers.query import dashboard, query

date = ScalarType("Date", serializer=lambda value: value.isoformat())
datetime = ScalarType("DateTime", serializer=lambda value: value.isoformat())

bindables = [query, dashboard, product, order, order_line, customer, date, datetime]
