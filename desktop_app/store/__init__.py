"""The community file: opening, migrating, the journal and the tables it feeds. SQL nowhere else."""
