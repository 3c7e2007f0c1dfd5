"""Classes of fibres, with the strength-duration constants measured through the skin.

The rheobase is no property of a class: it belongs to pad, depth and person and stands in the
calibration. Diameters and velocities are textbook bands, from memory.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, final

from wavesim.core.spec import value

FibreName = Literal["motor", "cutaneous", "a_delta", "c", "denervated"]

SHORTEST_US = 20.0
LONGEST_US = 2000.0
"""Phase durations for which strength-duration laws of nerve are taken to hold [us]."""


@final
@value
class Fibre:
    """A class of fibres.

    chronaxie_us: Weiss, from a current through the skin [us]; chronaxie_range_us: its spread, as
    the source gives it. diameter_um, velocity_m_s: smallest and largest. source: of the chronaxie;
    read: whether the number was seen there. table_diameter_um: fibre of the cable tables whose
    ratios of waveforms it takes, None where no table is of its kind. valid_us: phase durations
    for which the numbers may be used.
    """

    name: FibreName
    chronaxie_us: float
    chronaxie_range_us: tuple[float, float]
    diameter_um: tuple[float, float]
    velocity_m_s: tuple[float, float]
    source: str
    read: bool
    table_diameter_um: float | None
    valid_us: tuple[float, float] = (SHORTEST_US, LONGEST_US)


_MOGYOROS = "Mogyoros, Kiernan, Burke 1996, Brain 119:439"

FIBRES: Mapping[FibreName, Fibre] = MappingProxyType(
    {
        "motor": Fibre(
            name="motor",
            chronaxie_us=459.0,
            chronaxie_range_us=(459.0 - 126.0, 459.0 + 126.0),
            diameter_um=(12.0, 20.0),
            velocity_m_s=(70.0, 120.0),
            source=f"{_MOGYOROS} (median nerve, 30 % of the muscle response)",
            read=True,
            # The only fibre of the tables with every waveform: 16 um has no asymmetric one.
            table_diameter_um=10.0,
        ),
        "cutaneous": Fibre(
            name="cutaneous",
            chronaxie_us=665.0,
            chronaxie_range_us=(665.0 - 182.0, 665.0 + 182.0),
            diameter_um=(6.0, 12.0),
            velocity_m_s=(35.0, 75.0),
            source=f"{_MOGYOROS} (compound sensory response)",
            read=True,
            table_diameter_um=10.0,
        ),
        "a_delta": Fibre(
            name="a_delta",
            chronaxie_us=700.0,
            chronaxie_range_us=(400.0, 1000.0),
            diameter_um=(1.0, 5.0),
            velocity_m_s=(5.0, 30.0),
            source="middle of a wide spread; see Tanaka et al. 2021, doi 10.3389/fnins.2020.588056",
            read=False,
            # Below the smallest fibre of the tables, whose ratios it takes with a note.
            table_diameter_um=3.0,
        ),
        "c": Fibre(
            name="c",
            chronaxie_us=15_000.0,
            chronaxie_range_us=(2000.0, 17_000.0),
            diameter_um=(0.2, 1.5),
            velocity_m_s=(0.5, 2.0),
            source="J Pain 2023, S1526-5900(23)00017-2: 14.2 to 16.8 ms, half-sine pulses; "
            "classically about 2 ms",
            read=True,
            table_diameter_um=None,
        ),
        "denervated": Fibre(
            name="denervated",
            chronaxie_us=20_000.0,
            chronaxie_range_us=(10_000.0, 30_000.0),
            diameter_um=(20.0, 60.0),
            velocity_m_s=(1.0, 4.0),
            source="10 to 30 ms and more; treated with 20 to 200 ms (Pieber et al. 2015, "
            "doi 10.1186/s12984-015-0046-0, for the treatment)",
            read=False,
            table_diameter_um=None,
            valid_us=(1000.0, 300_000.0),
        ),
    }
)
