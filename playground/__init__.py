"""A Slack of your own on this machine: its Web API, Socket Mode, signed HTTP delivery and one web page, as
strict as Slack.

It plays the other side: it imports nothing of the bot and the bot meets it only over HTTP and WebSocket.
`python -m playground` starts it for people; `Playground` starts it inside a test; `people` is how a test
acts as a person.
PROTOCOL.md says what the page may ask.
"""
