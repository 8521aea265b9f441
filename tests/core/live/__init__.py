"""The live session: a clock that nobody doubts."""
