"""The windows: the only code that knows PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401 - loads what the next line puts right

# PySide6 puts an import of its own in place of Python's, to offer ``from __feature__ import snake_case``: it reads and
# keeps the source text of every module that is imported later, and each import statement inside a function costs ten
# times as much. No module here asks for a feature. PySide6 keeps the import that it found under this name.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
