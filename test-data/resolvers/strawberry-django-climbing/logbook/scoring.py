BONUS = {"onsight": 1.5, "flash": 1.25}


def points(grade_index: int, style: str) -> int:
    return round((100 + 25 * grade_index) * BONUS.get(style, 1.0))
