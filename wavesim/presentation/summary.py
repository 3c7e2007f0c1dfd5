"""The numbers of a program file in one line, as a list of presets shows them."""

from collections.abc import Iterator, Mapping
from typing import Any

from wavesim.presentation.names import exact, value_words
from wavesim.presentation.words import _, ngettext

Table = Mapping[str, Any]


def summary_of(document: Table) -> str:
    """Rate, phase, amplitude and cycle of the first channel: "30 Hz, 300 µs, 20 mA, ..."."""
    sections = _tables(document, "section")
    section = next((part for part in sections if _tables(part, "channel")), {})
    channels = _tables(section, "channel")
    channel = channels[0] if channels else {}
    parts = [*_rate(_table(channel, "timing")), *_phase(_table(channel, "pulse"))]
    parts += _carrier(_table(channel, "carrier"))
    parts += _amplitude(channel, _table(document, "evidence"))
    parts += _cycle(section)
    if len(channels) > 1:
        parts.append(ngettext("{count} channel", "{count} channels", len(channels)).format(
            count=len(channels)))
    if len(sections) > 1:
        parts.append(ngettext("{count} section", "{count} sections", len(sections)).format(
            count=len(sections)))
    return ", ".join(parts)


def _rate(timing: Table) -> Iterator[str]:
    rate, bursts = _number(timing, "frequency_hz"), _number(timing, "burst_frequency_hz")
    if rate is None:
        return
    swept = _number(timing, "frequency_end_hz")
    if swept is not None:
        yield _swept(rate, swept)
        return
    if bursts is None:
        yield exact(rate, "Hz")
        return
    yield _("{bursts} bursts of {rate}").format(bursts=exact(bursts, "Hz"), rate=exact(rate, "Hz"))


def _phase(pulse: Table) -> Iterator[str]:
    phase, carrier = _number(pulse, "phase_duration_us"), _number(pulse, "carrier_frequency_hz")
    if phase is not None:
        yield exact(phase, "us")
    if carrier is not None:
        yield _("{carrier} sine").format(carrier=exact(carrier, "Hz"))


def _carrier(carrier: Table) -> Iterator[str]:
    """Frequency and beat of a continuous current; of one without both, what it is called."""
    kind, form = carrier.get("kind"), carrier.get("form")
    if isinstance(kind, str) and kind not in {"sine", "premodulated"}:
        yield f"{value_words(kind)} {form}" if isinstance(form, str) else value_words(kind)
    for key, words in (("carrier_frequency_hz", _("{rate} sine")), ("beat_hz", _("{rate} beat"))):
        rate, swept = _number(carrier, key), _number(carrier, key.replace("_hz", "_end_hz"))
        if rate is not None:
            said = exact(rate, "Hz") if swept is None else _swept(rate, swept)
            yield words.format(rate=said)


def _swept(from_hz: float, to_hz: float) -> str:
    return _("{low} to {high}").format(low=exact(from_hz), high=exact(to_hz, "Hz"))


def _amplitude(channel: Table, evidence: Table) -> Iterator[str]:
    """The current, called an example where no source gives it."""
    amplitude = _number(channel, "amplitude_ma")
    if amplitude is None:
        return
    assumed = evidence.get("assumed")
    example = isinstance(assumed, list) and any(
        isinstance(key, str) and key.endswith("amplitude_ma") for key in assumed
    )
    said = exact(amplitude, "mA")
    yield _("{current} (example)").format(current=said) if example else said


def _cycle(section: Table) -> Iterator[str]:
    on_s, off_s = _number(section, "on_s"), _number(section, "off_s")
    minutes = _number(section, "duration_min")
    for key, words in (("cadence_steps_per_min", _("{pace} steps per minute")),
                       ("cadence_rpm", _("{pace} turns per minute"))):  # fmt: skip
        pace = _number(section, key)
        if pace is not None:
            yield words.format(pace=exact(pace))
            return
    if on_s is not None and off_s is not None:
        yield _("{on} on / {off} off").format(on=exact(on_s, "s"), off=exact(off_s, "s"))
    elif minutes is not None:
        yield _("{time} steady").format(time=exact(minutes, "min"))


def _table(table: Table, key: str) -> Table:
    found = table.get(key)
    return found if isinstance(found, Mapping) else {}


def _tables(table: Table, key: str) -> list[Table]:
    found = table.get(key)
    return [part for part in found if isinstance(part, Mapping)] if isinstance(found, list) else []


def _number(table: Table, key: str) -> float | None:
    found = table.get(key)
    return found if isinstance(found, int | float) and not isinstance(found, bool) else None
