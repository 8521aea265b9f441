"""Lists as they arrive, read into core types with a remark for each row."""
