"""A whole plan of the demo's team, small and strong, as its steps would have kept it."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from storage.actions import Action
from storage.audiences import Actor, Audience, Stance
from storage.brands import Brand, BrandKind, Value
from storage.changes import Change
from storage.channels import PlanChannel
from storage.measurements import Measurement
from storage.people import Team
from storage.plans import ISSUE, Focus, Issue
from tests.town import Town

SENTENCE = "Binnen zes maanden daalt het verloop in het eerste jaar bij nieuwe medewerkers van 22% naar 15%."


def whole_plan(town: Town, team: Team) -> None:
    sanne, bram = town.person("Sanne").id, town.person("Bram").id
    made: dict[str, Any] = {"created_at": town.now, "created_by": sanne}
    with town.bot.office.transaction() as session:
        issue = Issue(
            team_id=team.id,
            sentence=SENTENCE,
            topics=["onboarding"],
            focus=Focus.INTERNAL,
            now_value=22,
            goal_value=15,
            unit="procent",
            due_on=date(2027, 5, 23),
            source="HR-rapportage",
            owner_id=sanne,
            **made,
        )
        session.add(issue)
        session.flush()
        session.add(Measurement(issue_id=issue.id, on=date(2026, 11, 2), value=20, by=sanne, at=town.now))
        _audience(session, team, issue, bram, made)
        _story(session, team, made)
        session.add(
            Action(
                team_id=team.id, text="Vraag ICT om wifi", owner_id=bram, due_on=date(2026, 12, 11), **made
            )
        )
        session.add(
            Change(team_id=team.id, thing=ISSUE, thing_id=issue.id, by=sanne, at=town.now, did="added")
        )


def _audience(session: Session, team: Team, issue: Issue, bram: str, made: dict[str, Any]) -> None:
    audience = Audience(
        team_id=team.id,
        name="Nieuwe collega's in hun eerste 100 dagen",
        issue_id=issue.id,
        online=["leest het interne netwerk in de pauze"],
        offline=["loopt de eerste week mee met een buddy"],
        evidence=[{"source": "exitgesprekken", "on": "2026-09-15"}],
        is_known=True,
        **made,
    )
    session.add(audience)
    session.flush()
    session.add(Actor(audience_id=audience.id, name="buddy's", ring=1, stance=Stance.FOR, bridge_id=bram))
    session.add(Actor(audience_id=audience.id, name="vrienden in de zorg", ring=2))
    session.add(
        PlanChannel(
            team_id=team.id,
            key="internal",
            network="internal",
            name="Intern netwerk",
            audience_ids=[audience.id],
            issue_ids=[issue.id],
            forms=["text", "video"],
            cadence=2,
            days=[0, 3],
            **made,
        )
    )


def _story(session: Session, team: Team, made: dict[str, Any]) -> None:
    session.add(
        Brand(
            team_id=team.id,
            kind=BrandKind.EMPLOYER,
            belief="Zorg wordt pas veilig als iedereen de baas mag tegenspreken.",
            promise="Bij ons sta je er nooit alleen voor.",
            proof=["Elke dienst start met een speak-up-rondje."],
            story="Wij zeggen wat er speelt.",
            themes=["eerlijk antwoord", "een dag mee met"],
        )
    )
    for name in ("Recht door zee", "Samen wijs", "Nieuwsgierig"):
        session.add(
            Value(
                team_id=team.id,
                name=name,
                meaning="We zeggen wat er echt speelt, ook als het schuurt.",
                dos=["noem ook wat lastig is"],
                donts=["geen stockfoto's"],
                **made,
            )
        )
