"""The windows that the hall sees."""
