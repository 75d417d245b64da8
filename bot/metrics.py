"""What is counted about the work, for Prometheus: kinds and numbers, never who or what."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

ACKNOWLEDGED_WITHIN = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)
"""Seconds; Slack wants its acknowledgement within three (docs.slack.dev, interactivity, read 2026-11-23)."""


class Metrics:
    """The counters of one process. What a database knows is asked when somebody looks."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "smplan_requests",
            "What people did, by kind and result",
            ["kind", "result"],
            registry=self.registry,
        )
        self._acknowledged = Histogram(
            "smplan_acknowledgement_seconds",
            "Seconds from hearing Slack to its acknowledgement",
            ["kind"],
            buckets=ACKNOWLEDGED_WITHIN,
            registry=self.registry,
        )
        self._ticks = Counter(
            "smplan_ticks",
            "Ticks of the schedule, by job and result",
            ["job", "result"],
            registry=self.registry,
        )
        self._letters = Counter(
            "smplan_letters", "Letters to Slack that this process sent", ["result"], registry=self.registry
        )

    def request(self, kind: str, result: str, seconds: float) -> None:
        self._requests.labels(kind, result).inc()
        self._acknowledged.labels(kind).observe(seconds)

    def tick(self, job: str, result: str) -> None:
        self._ticks.labels(job, result).inc()

    def letter(self, result: str) -> None:
        """`result`: sent, failed, repeated."""
        self._letters.labels(result).inc()

    def watch(self, name: str, meaning: str, ask: Callable[[], float]) -> None:
        """A figure that is asked each time the metrics are read."""
        Gauge(f"smplan_{name}", meaning, registry=self.registry).set_function(ask)

    def page(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)
