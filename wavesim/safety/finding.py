"""What is found: a number beyond a limit or a range, or one that cannot be judged."""

from typing import Literal, final

from wavesim.core.spec import value
from wavesim.safety.formulas import Formula
from wavesim.safety.limits import Limit, Severity

Verdict = Literal["within", "note", "caution", "stop"]
Missing = Literal["", "area", "amplitude", "compliance", "device"]
GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "info")
VERDICTS: dict[Severity, Verdict] = {"error": "stop", "warning": "caution", "info": "note"}
TYPED = ("phase_duration_ms", "amplitude_ma")
"""Quantities that are typed, not computed: their limits catch a mistake of unit."""
RANGE = "range"
"""Rule of a number outside the range of its preset."""


@final
@value
class Finding:
    """One finding, with the keys of the contract but the sentence.

    where: key path of what is judged. value, bound: the number and what it is compared with (the
    contract's `limit`), in `unit`; value None: it cannot be judged, for want of what `missing`
    says. source: who set the bound; verified: whether that was read, or is a rule of ours.
    limit: the row of the table, None of a range. section, channel: whose it is.
    kind: of a range, whether it is published or usual.
    """

    rule: str
    severity: Severity
    where: str
    value: float | None
    bound: float
    unit: str
    source: str
    verified: bool
    section: int
    channel: int
    formula: Formula | None = None
    limit: Limit | None = None
    missing: Missing = ""
    kind: Literal["", "published", "usual"] = ""

    @property
    def is_range(self) -> bool:
        """Whether it is about the range of the preset, not about a limit."""
        return self.rule == RANGE


@final
@value
class Judged:
    """A limit that was judged on one channel.

    value, bound: what was compared; of a limit with several steps the gravest that is exceeded, or
    the first that would be. severity: how grave it is; None: it is kept.
    """

    limit: Limit
    section: int
    channel: int
    value: float
    bound: float
    severity: Severity | None

    @property
    def ratio(self) -> float:
        """Value as a part of the bound."""
        return self.value / self.bound

    @property
    def passes(self) -> bool:
        """Whether the limit is kept."""
        return self.severity is None


@final
@value
class Check:
    """All that was judged, and what was found, gravest first."""

    id: str
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """That of the gravest finding."""
        return VERDICTS[self.findings[0].severity] if self.findings else "within"

    @property
    def checked(self) -> int:
        """Limits judged, each on each channel it applies to."""
        return len(self.judged)

    @property
    def not_judged(self) -> int:
        """Limits that apply but could not be judged."""
        return sum(1 for finding in self.findings if finding.missing)

    @property
    def unread(self) -> int:
        """Limits judged whose source was not read."""
        return sum(1 for one in self.judged if one.limit.standing == "not read")

    @property
    def closest(self) -> Judged | None:
        """The kept limit with the least room.

        Those that only class an output, or catch a mistyped number, do not count.
        """
        kept = [
            one
            for one in self.judged
            if one.passes and not one.limit.informative and one.limit.quantity not in TYPED
        ]
        return max(kept, key=lambda one: one.ratio, default=None)
