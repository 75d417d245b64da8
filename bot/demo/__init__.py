"""The demo: a Slack of your own on this machine with the unmodified bot in it, and a team to try it with."""
