GRADES = [f"{number}{letter}" for number in range(4, 10) for letter in ("a", "a+", "b", "b+", "c", "c+")]

TAPE_COLOURS = {
    "yellow": "#f6c700",
    "green": "#1a9850",
    "blue": "#2b6cb0",
    "red": "#d7301f",
    "black": "#1a1a1a",
}
