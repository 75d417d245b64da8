"""A workspace takes the bot out: nothing of it is kept."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from storage import schema


def erase_workspace(session: Session, workspace_id: str) -> None:
    """Every row that names the workspace, and with them its teams and all that is theirs."""
    for table in reversed(schema.tables().sorted_tables):
        if "workspace_id" in table.c:
            session.execute(delete(table).where(table.c.workspace_id == workspace_id))
    workspaces = schema.tables().tables["workspaces"]
    session.execute(delete(workspaces).where(workspaces.c.id == workspace_id))
