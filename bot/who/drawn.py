"""The community around an audience as a picture, and the same in words. Pure."""

from collections.abc import Mapping, Sequence

from bot.pictures.community_map import DRAWN_AT_MOST, CommunityMap, MapActor, Ring
from bot.pictures.community_map import Stance as Drawn
from bot.texts import Say
from bot.who.actor_lines import ActorDraft
from bot.who.rules import RINGS, Draft
from bot.who.weaknesses import Around
from storage.audiences import Stance


def map_of(say: Say, draft: Draft, around: Around, names: Mapping[str, str], subtitle: str) -> CommunityMap:
    """`names` are what people of the team are called in a narrow place, by id."""
    inner, outer = chosen(around.actors)
    more = len(around.actors) - len(inner) - len(outer)
    return CommunityMap(
        title=say("who.map.heading", audience=draft.name),
        subtitle=subtitle,
        language=say.language,
        audience=draft.name,
        inner=Ring(say("who.ring.1.short"), tuple(_actor(say, one, names) for one in inner)),
        outer=Ring(say("who.ring.2.short"), tuple(_actor(say, one, names) for one in outer)),
        legend=tuple((Drawn(stance), say(f"who.stance.{stance}.text")) for stance in Stance),
        more=say("who.map.more", count=more) if more else "",
    )


def chosen(actors: Sequence[ActorDraft]) -> tuple[list[ActorDraft], list[ActorDraft]]:
    """Who is drawn in ring one and ring two: half of the room each, and what one leaves is the other's.

    In a ring those with a bridge person go first, as they can be reached.
    """
    inner, outer = ([one for one in _reached_first(actors) if one.ring == ring] for ring in RINGS)
    room = DRAWN_AT_MOST // 2
    kept = inner[: max(room, DRAWN_AT_MOST - len(outer))]
    return kept, outer[: DRAWN_AT_MOST - len(kept)]


def _reached_first(actors: Sequence[ActorDraft]) -> list[ActorDraft]:
    return sorted(actors, key=lambda one: one.bridge_id is None)


def _actor(say: Say, actor: ActorDraft, names: Mapping[str, str]) -> MapActor:
    name = names.get(actor.bridge_id or "", "")
    return MapActor(actor.name, Drawn(actor.stance), say("who.map.bridge", name=name) if name else "")


def in_words(say: Say, draft: Draft, around: Around, names: Mapping[str, str]) -> str:
    """All that the picture shows and what it has no room for, for who cannot see it."""
    rings = [
        _ring_in_words(say, ring, [one for one in around.actors if one.ring == ring], names) for ring in RINGS
    ]
    return say("who.map.alt.text", audience=draft.name, rings=" ".join(rings))


def _ring_in_words(say: Say, ring: int, actors: Sequence[ActorDraft], names: Mapping[str, str]) -> str:
    label = say(f"who.ring.{ring}.short")
    if not actors:
        return say("who.map.alt.nobody", ring=label)
    told = [_in_words(say, one, names) for one in actors]
    return say("who.map.alt.ring", ring=label, actors=", ".join(told))


def _in_words(say: Say, actor: ActorDraft, names: Mapping[str, str]) -> str:
    stance = say(f"who.stance.{actor.stance}.text")
    who = names.get(actor.bridge_id or "", "")
    if who:
        return say("who.map.alt.actor_bridge", name=actor.name, stance=stance, who=who)
    return say("who.map.alt.actor", name=actor.name, stance=stance)


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Id -> the first name; the whole name where somebody else of the team has the same."""
    first = {user_id: (name.split() or [name])[0] for user_id, name in names.items()}
    taken = [word.casefold() for word in first.values()]
    return {one: names[one] if taken.count(word.casefold()) > 1 else word for one, word in first.items()}
