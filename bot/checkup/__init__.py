"""`python -m bot check`: what is missing before smplan works here, in words that say what to do about it."""
