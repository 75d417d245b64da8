"""Random walks: people who press, type and send anything on their screens. `make chaos` takes 2,000."""
