"""The use cases: the only thing that windows and the command line call."""
