"""The badges screen: choose, look, print, and the other papers."""
