"""The only folder that knows Slack's dictionaries."""
