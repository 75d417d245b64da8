"""smplan, the assistant: hears what people do in Slack, decides, and speaks."""
