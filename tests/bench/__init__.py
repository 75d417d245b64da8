"""How fast smplan is, beside Bolt alone: `make bench`. Prints figures; a slow machine fails nothing."""
