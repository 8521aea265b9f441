"""The live session: a clock that is a pure function of journal entries and a reading of the clocks."""
