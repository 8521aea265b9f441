"""Sizes of badges, in millimetres, beyond those of the sheets that are sold."""

COMMON_SIZES = {
    "a6": (105.0, 148.0),
    "a7": (105.0, 74.25),
    "90x55": (90.0, 55.0),
    "85x54": (85.0, 54.0),
    "80x50": (80.0, 50.0),
    "62x100": (62.0, 100.0),
}
