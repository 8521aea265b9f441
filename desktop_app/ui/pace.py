"""How fast a scanner types and a person does not."""

FASTEST_PERSON_MS = 35
"""Mean time between keys under which it was no person."""
SHORTEST_SCAN = 6
"""Fewer letters than this are nobody's code."""
