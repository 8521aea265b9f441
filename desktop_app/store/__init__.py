"""The community file: SQLite behind one write path. SQL stands nowhere else."""
