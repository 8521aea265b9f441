"""Ronde: run a meeting on the day, from the list of attendees to the projector."""

__version__ = "0.1.0"
