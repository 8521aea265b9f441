"""A badge in millimetres: what stands on it, where, how large, and on which sheet. Draws nothing itself."""
