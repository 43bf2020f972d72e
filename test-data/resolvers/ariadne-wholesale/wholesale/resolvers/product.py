from ariadne import ObjectType

from wholesale import config
from wholesale.di import inject
from wholesale.stores import ProductStore, StockStore

product = ObjectType("Product")

product.set_field("imageUrl", lambda obj, info: f"{config.IMAGES_URL}/{obj['sku']}.webp")
product.set_field("categoryPath", lambda obj, info: obj["category"].split("/"))


@product.field("price")
def resolve_price(obj, info, currency="EUR"):
    return info.context["rates"].convert(obj["cents"], currency)


@product.field("stock")
@inject
async def resolve_stock(obj, info, stock: StockStore):
    return await stock.on_hand(obj["sku"])


@product.field("related")
@inject
async def resolve_related(obj, info, products: ProductStore):
    return await products.related_to(obj["sku"])


@product.field("supplier")
def resolve_supplier(obj, info):
    if obj["supplier_id"]:
        return info.context["loaders"].supplier.load(obj["supplier_id"])
