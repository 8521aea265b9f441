"""Settings: the community and its meetings, this computer, the scanner, the copies."""
