"""The tasks and roles of the trade, by key. Others, of a team's own, go by their name. Pure."""

from storage.duties import CRISIS, WEBCARE

CORE_TASKS = (
    "strategy",
    "content_calendar",
    "writing",
    "visuals",
    "copy_editing",
    "approval",
    "publishing",
    WEBCARE,
    CRISIS,
    "monitoring",
    "weekly_report",
    "knowledge_base",
    "ambassadors",
    "privacy_check",
    "access",
    "evaluation",
)
"""docs/trade.md, "Role matrix": the lines that a social media team has."""

CREATION = ("writing", "visuals")
"""Who does these makes what goes out."""

CORE_ROLES = (
    "strategist",
    "editor_in_chief",
    "copy_editor",
    "content_creator",
    "designer_video",
    "channel_manager",
    "community_manager",
    "webcare_agent",
    "monitoring_analyst",
    "brand_ambassador",
    "approver",
    "paid_social",
    "management_sponsor",
    "spokesperson",
)
"""docs/trade.md, "Role matrix". One person may have several."""
