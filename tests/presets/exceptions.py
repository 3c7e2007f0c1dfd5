"""Where a preset cannot say a line of the clinical table by the key of the same name, and why."""

PLACE = {
    # Contractions are the middle one of three sections; active rest and recovery have other rates.
    ("COPD-QUAD-35", "frequency_hz"): "section.1.channel.0.timing.frequency_hz",
    ("COPD-QUAD-35", "on_s"): "section.1.on_s",
    # The hand closes for the on-time of the table and opens for a time of its own.
    ("STR-HAND-GRASP", "on_s"): "section.0.on_s",
}
"""Lines whose number stands at one place, while the key stands at several."""

TRAIN_OF_A_STRIDE = {
    "STR-FOOTDROP-SYM",
    "CP-GAIT-TA-ODFS",
    "CP-GAIT-GASTROC",
    "MS-FOOTDROP-RCT",
    "MS-FES-HOME-YEARS",
    "MS-FES-12WK",
}
"""Walking has no `on_s`: window, extension and ramp down together last the table's on-time."""

CYCLE_OF_A_STRIDE = {"STR-GAIT-4CH"}
"""The table's 5 s are one round of the gait pattern, so the stride lasts as long."""

SEVERAL_SECTIONS = {"COPD-QUAD-35"}
"""The minutes of the table are the sum of the sections."""

MEAN_OF_A_SWEEP = {"PAIN-TENS-MOD", "PAIN-LABOUR-350"}
"""The rate wanders: the table's value is the mean of both ends of the sweep."""

NOT_POSSIBLE = {
    ("SCI-CYCLE", "ramp_up_s"): "two ramps of 0.5 s are longer than a window of 0.4 to 0.5 s",
    ("SCI-CYCLE", "ramp_down_s"): "two ramps of 0.5 s are longer than a window of 0.4 to 0.5 s",
}
"""Usual values that the form of the program does not allow; the file's own stands in `assumed`."""

LEFT_OUT = {
    **dict.fromkeys([(row, "on_s") for row in TRAIN_OF_A_STRIDE | CYCLE_OF_A_STRIDE]),
    **dict.fromkeys([(row, "duration_min") for row in SEVERAL_SECTIONS]),
    **NOT_POSSIBLE,
}
"""Lines that are not compared by key."""

PLACES_ASSUMED = {
    "STR-HAND-GRASP": {"section.0.channel.0.on_s"},
    "COPD-QUAD-35": {
        "section.0.channel.0.timing.frequency_hz",
        "section.2.channel.0.timing.frequency_hz",
        "section.1.channel.1.on_s",
    },
}
"""Numbers of ours at one place, while the table has the key for another place."""

PLACES_READ = {
    # "10 min of warm-up ... 25 min ... Three-minute recovery", "4 Hz for the active rest"
    "COPD-QUAD-35": {
        "section.0.duration_min": 10.0,
        "section.1.duration_min": 25.0,
        "section.2.duration_min": 3.0,
        "section.1.channel.1.timing.frequency_hz": 4.0,
    },
}
"""Numbers that the table quotes beside its value."""
