from aiodataloader import DataLoader

from wholesale.di import Container
from wholesale.stores import OrderStore, ProductStore


def mapped(find) -> DataLoader:
    """A loader over a method that answers with a dictionary."""

    async def batch(keys):
        found = await find(list(keys))
        return [found.get(key) for key in keys]

    return DataLoader(batch)


class Loaders:
    def __init__(self, container: Container):
        products, orders = container.get(ProductStore), container.get(OrderStore)
        self.product = mapped(products.by_skus)
        self.supplier = mapped(products.suppliers)
        self.customer = mapped(orders.customers)
        self.last_ordered = mapped(orders.last_ordered)
