"""All tables of smplan in one place, for the migrations and for who must know whether they are there."""

import pkgutil
from importlib import import_module

from sqlalchemy import MetaData

import storage
from storage.database import Row


def tables() -> MetaData:
    """Every table of every file in this folder; a new file needs no entry anywhere."""
    for module in pkgutil.iter_modules(storage.__path__):
        if not module.ispkg:
            import_module(f"storage.{module.name}")
    return Row.metadata
