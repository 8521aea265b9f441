"""The rotation planner: who sits at which table in each round."""
