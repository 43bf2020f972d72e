"""Courses, lessons and students of one school."""
