"""Lists of people as they arrive: reading rows, tidying names, and planning what an import will do."""
