"""Stops, lines and departures."""
