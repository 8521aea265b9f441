"""The desk at the door: one field that takes scans and names, one verdict, live counts, last arrivals."""
