"""The pieces that every screen is made of. Import the one you need from its own module."""
