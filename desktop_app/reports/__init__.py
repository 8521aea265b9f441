"""Lists out: CSV and XLSX in which no cell can act."""
