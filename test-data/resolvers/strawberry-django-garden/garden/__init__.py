"""Plants, beds and who waters them."""
