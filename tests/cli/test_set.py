"""`--set`: keys, values, and what is refused."""

import json

import pytest

PULSE = "section.0.channel.0.pulse"


@pytest.fixture
def shown(wavesim):
    """The program after settings, as `show --json` gives it."""

    def show(*settings, preset="stroke-foot-drop"):
        words = [word for setting in settings for word in ("--set", setting)]
        done = wavesim("show", preset, "--json", *words)
        assert done.status == 0, done.err
        return json.loads(done.out)

    return show


@pytest.fixture
def refused(wavesim):
    """The sentences about settings."""

    def refuse(*settings, preset="stroke-foot-drop"):
        words = [word for setting in settings for word in ("--set", setting)]
        done = wavesim("dose", preset, *words)
        assert (done.status, done.out) == (2, "")
        return done.err

    return refuse


def test_values_are_toml_or_text(shown):
    """Numbers, texts with and without quotes, and what only looks like TOML."""
    data = shown("amplitude_ma=20", f"{PULSE}.polarity=alternating", "title=Hello = 'world'")
    channel = data["section"][0]["channel"][0]
    assert channel["amplitude_ma"] == 20.0
    assert channel["pulse"]["polarity"] == "alternating"
    assert data["title"] == "Hello = 'world'"
    assert shown('title="A, B"')["title"] == "A, B"
    assert shown("title=2026-11-25")["title"] == "2026-11-25"
    assert shown("title=a\nschema = 5")["title"] == "a\nschema = 5"


def test_all_settings_are_one_edit(shown):
    """Each alone would be impossible; the order does not matter."""
    for settings in (("on_s=", "off_s="), ("off_s=", "on_s=")):
        assert not {"on_s", "off_s"} & set(shown(*settings)["section"][0])
    assert shown("duration_min=", "cycle_count=10")["section"][0]["cycle_count"] == 10


def test_a_new_shape_brings_its_keys(shown):
    """Bare keys of the new shape are found, whichever comes first; what both have is kept."""
    data = shown("carrier_frequency_hz=4000", "shape=sine_burst", "cycle_count=20")
    assert data["section"][0]["channel"][0]["pulse"] == {
        "shape": "sine_burst",
        "carrier_frequency_hz": 4000.0,
        "cycle_count": 20,
        "polarity": "cathodic_first",
    }


def test_an_empty_value_takes_an_optional_key_away(shown):
    """A key with a default goes back to it; a whole table goes, too."""
    channel = shown("electrode=", "ramp_up_s=")["section"][0]["channel"][0]
    assert "electrode" not in channel
    assert channel["modulation"]["ramp_up_s"] == 0.0
    assert "evidence" not in shown("evidence=")


def test_a_carrier_takes_the_place_of_the_pulses(shown):
    """In one edit: the tables of pulse and timing go, that of the carrier comes."""
    carrier = 'carrier={kind = "interferential", carrier_frequency_hz = 4000, beat_hz = 100}'
    pulses = "section.0.channel.0"
    data = shown(f"{pulses}.pulse=", f"{pulses}.timing=", f"{pulses}.{carrier}")
    (channel,) = data["section"][0]["channel"]
    assert not {"pulse", "timing"} & set(channel)
    assert channel["carrier"]["beat_hz"] == 100.0
    swept = shown("beat_end_hz=150", "sweep_s=3", preset="teach-interferential")
    assert swept["section"][0]["channel"][0]["carrier"]["beat_end_hz"] == 150.0


def test_a_window_comes_key_by_key(shown, refused):
    """It is none without its start and stop, which are set one by one all the same."""
    window = "section.0.channel.0.window"
    cycle = ("on_s=", "off_s=", "section.0.cadence_rpm=50")
    both = (f"{window}.start_deg=20", f"{window}.stop_deg=140")
    data = shown(*cycle, *both, preset="teach-constant-rate")
    found = data["section"][0]["channel"][0]["window"]
    assert found == {"start_deg": 20.0, "stop_deg": 140.0, "extension_s": 0.0}
    told = refused(*cycle, both[0], preset="teach-constant-rate")
    assert "give both start_deg and stop_deg, or neither" in told
    told = refused(*cycle, *both, f"{window}.start_dg=3", preset="teach-constant-rate")
    assert 'There is no key "start_dg" here. Did you mean start_deg?' in told
    assert "start_deg: 400 deg is not allowed" in refused(
        *cycle, f"{window}.start_deg=400", both[1], preset="teach-constant-rate"
    ).replace("\N{NO-BREAK SPACE}", " ")


def test_a_table_is_set_whole(shown):
    """Keys that it does not name are not kept."""
    pulse = shown('pulse={shape = "monophasic", phase_duration_us = 100}')
    assert pulse["section"][0]["channel"][0]["pulse"] == {
        "shape": "monophasic", "phase_duration_us": 100.0, "polarity": "cathodic_first"
    }  # fmt: skip
    assert shown('application.flags=["home"]')["application"]["flags"] == ["home"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("frequency_hz=nan", "timing.frequency_hz: nan is not allowed; allowed is 0.01 to 10,000"),
        ("frequency_hz=inf", "inf is not allowed"),
        ("frequency_hz=0", "0 Hz is not allowed"),
        ("frequency_hz=-5", "5 Hz is not allowed"),
        ("frequency_hz=true", "true stands here, but it takes a number"),
        ("frequency_hz=fast", '"fast" stands here, but it takes a number'),
        ("frequency_hz=", "This cannot be taken away; give it another value."),
        ("frequency_hz=[1, 2]", "a list stands here, but it takes a number"),
        ("frequency_hz={a = 1}", "a table stands here, but it takes a number"),
        ("frequency_hz=0x" + "f" * 900, "a whole number of more than 18 digits is not allowed"),
        ("frequency_hz=0x" + "f" * 9000, "A word in line 1 has"),
        ("frequency_hz=" + "[" * 9000, "more than 32 deep"),
        ("frequency=40", 'There is no key "frequency" here. Did you mean frequency_hz?'),
        ("phase_duration_us=400_000", "Did you mean a phase duration of 400 µs?"),
        ("name=x", "Several places have this key; name one of them: section.0.name, section.0.ch"),
        ("pulses_per_burst=3", "This program has no pulses_per_burst"),
        ("beat_hz=100", "This program has no beat_hz"),
        ("form=DF", "This program has no form"),
        ("cadence_rpm=50", "is a second kind of cycle"),
        ("shape=twin_peek", "is not one of the values it takes"),
        ("section.1.on_s=5", 'section.1: There is no item "1" here; allowed is 0 to 0.'),
        ("section.0.channel.0.amplitude_ma.x=5", "There are no keys below this one"),
        ("electrode=5", "5 stands here, but it takes a table."),
        ("electrode={area=5}", 'electrode.area: There is no key "area" here.'),
        ("on_s=", "give both on_s and off_s, or neither"),
        ("amplitude_ma", '--set: "amplitude_ma" is not KEY=VALUE.'),
        ("=5", '--set: "=5" is not KEY=VALUE.'),
        (".=5", "There is no key"),
    ],
)
def test_refused_settings(refused, setting, said):
    """A sentence that says what, where, what was found, what is allowed."""
    told = refused(setting)
    assert said in told
    assert told.startswith("--set: ")
    assert "Traceback" not in told


def test_all_problems_of_all_settings(refused):
    """Keys that lead nowhere together, values together."""
    assert refused("x=1", "y=2").count("\n") == 2
    assert refused("frequency_hz=0", "phase_duration_us=0").count("\n") == 2


def test_a_place_is_set_once(refused):
    """Under whichever of its names."""
    assert "is set twice" in refused("amplitude_ma=5", "section.0.channel.0.amplitude_ma=5")
    assert "is set twice" in refused("electrode.area_cm2=5", "electrode.area_cm2.x=5")
