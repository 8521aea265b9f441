"""Rotation plans: made, compared, changed by hand, planned again."""
