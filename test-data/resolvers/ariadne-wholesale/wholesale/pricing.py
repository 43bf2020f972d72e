TIERS = [(500, 0.12), (100, 0.08), (20, 0.03)]


def discount_for(quantity: int) -> float:
    for minimum, discount in TIERS:
        if quantity >= minimum:
            return discount
    return 0.0
