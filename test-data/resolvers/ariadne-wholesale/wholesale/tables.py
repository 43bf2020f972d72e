from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Integer, MetaData, String, Table

metadata = MetaData()

supplier = Table(
    "supplier",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("country", String(2), nullable=False),
)

product = Table(
    "product",
    metadata,
    Column("sku", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("category", String, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("supplier_id", ForeignKey("supplier.id")),
)

product_relation = Table(
    "product_relation",
    metadata,
    Column("sku", ForeignKey("product.sku"), primary_key=True),
    Column("related_sku", ForeignKey("product.sku"), primary_key=True),
)

customer = Table(
    "customer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("company", String, nullable=False),
    Column("vat_number", String, nullable=False),
    Column("terms", String, nullable=False, default="standard"),
)

order = Table(
    "customer_order",
    metadata,
    Column("number", String, primary_key=True),
    Column("customer_id", ForeignKey("customer.id"), nullable=False),
    Column("state", String, nullable=False),
    Column("region", String, nullable=False),
    Column("ordered_at", DateTime, nullable=False),
    Column("tracking_code", String),
)

order_line = Table(
    "order_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("order_number", ForeignKey("customer_order.number"), nullable=False),
    Column("sku", ForeignKey("product.sku"), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("unit_cents", Integer, nullable=False),
)

invoice = Table(
    "invoice",
    metadata,
    Column("number", String, primary_key=True),
    Column("order_number", ForeignKey("customer_order.number"), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("paid", Boolean, nullable=False, default=False),
)
