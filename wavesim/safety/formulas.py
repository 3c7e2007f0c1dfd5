"""How the number of a finding comes about: a formula whose terms can be named or put in."""

from collections.abc import Callable, Mapping
from typing import final

from wavesim.core.spec import value
from wavesim.safety.limits import Limit, Quantity
from wavesim.safety.subject import Subject

DIRECT = "direct"
"""Term of the net direct current."""


@final
@value
class Term:
    """One number of a formula; label: what it is called in English; given: set, not computed."""

    label: str
    value: float
    unit: str = ""
    given: bool = False


@final
@value
class Formula:
    """template: with the keys of `terms` in braces.

    Of an imbalance the terms hold more than the template: the direct current it leaves (`DIRECT`).
    """

    template: str
    terms: Mapping[str, Term]

    @property
    def symbols(self) -> str:
        """The formula with the terms called by their English names."""
        return self.template.format(**{key: term.label for key, term in self.terms.items()})


def formula(subject: Subject, limit: Limit) -> Formula:
    """The formula of the number that a limit is compared with."""
    return _FORMULAS[limit.quantity](subject, limit)


CARRIERS = {
    "direct": ("{amplitude}", "{amplitude}", "{amplitude}"),
    "sine": ("{amplitude} / √2", "2 / π × {amplitude}", ""),
    "interferential": ("{amplitude} / 2", "4 / π² × {amplitude}", ""),
    "premodulated": ("{amplitude} × √(3 / 16)", "{amplitude} / π", ""),
    "diadynamic": ("{amplitude} / √2", "2 / π × {amplitude}", "2 / π × {amplitude}"),
    "MF": ("{amplitude} / 2", "{amplitude} / π", "{amplitude} / π"),
}
"""RMS, mean magnitude and direct part of continuous currents (contract section 3)."""


def _amplitude(subject: Subject) -> Term:
    return Term(label="amplitude", value=subject.channel.amplitude_ma, unit="mA", given=True)


def _rate(subject: Subject, limit: Limit | None = None) -> Term:
    """The rate of the pulses; of a sweep the highest in the limit's band."""
    timing = subject.channel.pulsed.timing
    label = "frequency" if timing.kind == "constant" else "pulse rate"
    rate_hz = timing.plateau_rate_hz(subject.dose.train_s)
    if limit is not None and limit.band is not None and timing.kind == "sweep":
        burst = subject.channel.pulsed.pulse.shape == "sine_burst"
        rate_hz = rate_hz if burst else subject.rate_within(limit.band) or rate_hz
    return Term(label=label, value=rate_hz, unit="Hz", given=timing.kind == "constant")


def _rms_term(subject: Subject) -> Term:
    return Term(label="RMS current", value=subject.dose.rms_plateau_ma, unit="mA")


def _pair_term(subject: Subject) -> Term:
    """What flows through the pads, other channels included."""
    if subject.pair_ma == subject.dose.rms_plateau_ma:
        return _rms_term(subject)
    return Term(label="RMS current of all channels of the pair", value=subject.pair_ma, unit="mA")


def _direct_term(subject: Subject) -> Term:
    return Term(label="net direct current", value=subject.direct_ma, unit="mA")


def _of_carrier(subject: Subject, which: int) -> Formula:
    carrier = subject.channel.carrier
    kind = "MF" if getattr(carrier, "form", "") == "MF" else getattr(carrier, "kind", "")
    return Formula(template=CARRIERS[kind][which], terms={"amplitude": _amplitude(subject)})


def _rms(subject: Subject, limit: Limit) -> Formula:
    """Of rectangles by their phase, of any other shape by the integral of its square."""
    pulse = subject.channel.pulse
    if pulse is None:
        return _of_carrier(subject, 0)
    times = {"monophasic": "", "biphasic_symmetric": "2 × "}.get(pulse.shape)
    if times is None:
        square = Term(label="squared shape of a pulse", value=pulse.unit.square_us, unit="us")
    else:
        phase_us = pulse.unit.lead.area_us
        square = Term(label="phase duration", value=phase_us, unit="us", given=True)
    return Formula(
        template=f"{{amplitude}} × √({times or ''}{{square}} × {{rate}})",
        terms={"amplitude": _amplitude(subject), "square": square, "rate": _rate(subject, limit)},
    )


def _rms_band(subject: Subject, limit: Limit) -> Formula:
    assert limit.band is not None
    rms_ma, direct_ma = subject.parts_within(limit.band)
    if direct_ma == 0.0:
        return _rms(subject, limit)
    return Formula(
        template="√({rms}² − {direct}²)",
        terms={
            "rms": Term(label="RMS current", value=rms_ma, unit="mA"),
            "direct": Term(label="net direct current", value=direct_ma, unit="mA"),
        },
    )


def _direct(subject: Subject, limit: Limit) -> Formula:
    if subject.channel.pulse is None:
        return _of_carrier(subject, 2) if not subject.meant_balanced else _plain(subject, limit)
    net = abs(subject.dose.net_charge_per_pulse_uc or 0.0)
    return Formula(
        template="{net} × {rate}",
        terms={
            "net": Term(label="net charge per pulse", value=net, unit="uC"),
            "rate": _rate(subject),
        },
    )


def _rms_direct(subject: Subject, limit: Limit) -> Formula:
    return _rms(subject, limit) if subject.long_pulse else _direct(subject, limit)


def _density(subject: Subject, limit: Limit) -> Formula:
    """RMS, direct current or power on the pad, or on half of it."""
    pad = "(½ × {area})" if limit.half_area else "{area}"
    over = {
        "rms_density_ma_cm2": ("{amount}", _pair_term),
        "dc_density_ma_cm2": ("{amount}", _direct_term),
        "power_density_w_cm2": ("500 Ω × {amount}²", _pair_term),
    }[limit.quantity]
    electrode = subject.channel.electrode
    area_cm2 = electrode.area_cm2 if electrode else 0.0
    area = Term(label="pad", value=area_cm2, unit="cm2", given=True)
    return Formula(template=f"{over[0]} / {pad}", terms={"amount": over[1](subject), "area": area})


def _energy(subject: Subject, limit: Limit) -> Formula:
    square_us = subject.channel.pulsed.pulse.unit.square_us
    square = Term(label="squared shape of a pulse", value=square_us, unit="us")
    return Formula(
        template="500 Ω × {amplitude}² × {square}",
        terms={"amplitude": _amplitude(subject), "square": square},
    )


def _imbalance(subject: Subject, limit: Limit) -> Formula:
    pulse = subject.channel.pulse
    if pulse is None:
        return _plain(subject, limit)
    # A ratio needs no amplitude; where none is given the charges are those of 1 mA.
    given_ma, unit = subject.channel.amplitude_ma, pulse.unit
    amplitude, at = (given_ma, "") if given_ma else (1.0, " at 1 mA")
    plus, minus = amplitude * unit.positive_us * 1e-3, amplitude * unit.negative_us * 1e-3
    return Formula(
        template="({larger} − {smaller}) / {larger}",
        terms={
            "larger": Term(label=f"larger charge{at}", value=max(plus, minus), unit="uC"),
            "smaller": Term(label=f"smaller charge{at}", value=min(plus, minus), unit="uC"),
            DIRECT: _direct_term(subject),
        },
    )


def _rectified(subject: Subject, limit: Limit) -> Formula:
    if subject.channel.pulse is None:
        return _of_carrier(subject, 1)
    charge = Term(
        label="charge per pulse", value=subject.dose.charge_per_pulse_uc or 0.0, unit="uC"
    )
    return Formula(template="{charge} × {rate}", terms={"charge": charge, "rate": _rate(subject)})


def _charge(subject: Subject, limit: Limit) -> Formula:
    unit = subject.channel.pulsed.pulse.unit
    phase = limit.quantity == "charge_per_phase_uc"
    label = "area of the phase" if phase else "area of the pulse"
    area_us = abs(unit.lead.area_us) if phase else unit.magnitude_us
    return Formula(
        template="{amplitude} × {shape}",
        terms={
            "amplitude": _amplitude(subject),
            "shape": Term(label=label, value=area_us, unit="us"),
        },
    )


def _dose(subject: Subject, limit: Limit) -> Formula:
    charge = Term(label="charge in the session", value=subject.dose_mc, unit="mC")
    return Formula(template="{charge} / 60 s", terms={"charge": charge})


def _duty(subject: Subject, limit: Limit) -> Formula:
    length = Term(
        label="length of a burst", value=subject.channel.pulsed.pulse.unit.flowing_us, unit="us"
    )
    return Formula(template="{burst} × {rate}", terms={"burst": length, "rate": _rate(subject)})


def _plain(subject: Subject, limit: Limit) -> Formula:
    """A number that is set, not computed."""
    found = subject.amount(limit) or 0.0
    term = Term(label=limit.title[:1].lower() + limit.title[1:], value=found, unit=limit.unit)
    return Formula(template="{number}", terms={"number": term})


_FORMULAS: dict[Quantity, Callable[[Subject, Limit], Formula]] = {
    "phase_duration_ms": _plain,
    "amplitude_ma": _plain,
    "net_dc_ua": _direct,
    "imbalance_percent": _imbalance,
    "dc_density_ma_cm2": _density,
    "dc_dose_ma_min": _dose,
    "rms_direct_ma": _rms_direct,
    "rms_band_ma": _rms_band,
    "pulse_energy_mj": _energy,
    "rms_density_ma_cm2": _density,
    "power_density_w_cm2": _density,
    "rms_ma": _rms,
    "mean_rectified_ma": _rectified,
    "charge_per_phase_uc": _charge,
    "charge_per_pulse_uc": _charge,
    "burst_duty_ratio": _duty,
}
