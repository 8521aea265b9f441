"""The hall's picture: one painter for the projector and for the moderator's miniature."""
