"""The attendees: who is registered, lists in, corrections, lists out."""
