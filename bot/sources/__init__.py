"""Fetching what others publish, apart from people: addresses that may be asked, limits, and reading feeds.

    fetched = fetch(Wanted(address, etag, last_modified), now, limits)
    items, odd = read_feed(fetched.body, fetched.content_type, fetched.address)

Nothing here knows a database or Slack. What goes wrong is a `Problem`, which has a
sentence in both languages.
"""
