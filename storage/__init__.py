"""The memory of smplan: tables and the questions about them. It knows no Slack, no language and no clock."""
