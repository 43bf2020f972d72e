from wholesale.stores.orders import OrderStore
from wholesale.stores.products import ProductStore
from wholesale.stores.stock import StockStore

__all__ = ["OrderStore", "ProductStore", "StockStore"]
