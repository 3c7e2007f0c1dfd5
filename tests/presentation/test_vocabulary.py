"""Panels of random programs of the whole vocabulary: every number has its row, nothing raises."""

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.strategies import programs
from wavesim.core.channel import Channel
from wavesim.core.paths import value_at, with_value
from wavesim.core.program import Program
from wavesim.core.spec import keys
from wavesim.presentation.against import against_preset
from wavesim.presentation.choices import SHEETS, now_words, offers
from wavesim.presentation.describe import subtitle, waveform_sentence
from wavesim.presentation.parameters import parameter_rows
from wavesim.presentation.pictures import picture
from wavesim.presentation.places import number_at
from wavesim.presentation.project import Project, pulse_view, session_view
from wavesim.presentation.spectrum import spectrum_scene
from wavesim.presentation.strip import strip


def places(program: Program) -> list[tuple[int, int]]:
    """Every channel, and of a rest the place of its first."""
    return [(s, c) for s, part in enumerate(program.section)
            for c in range(max(1, len(part.channel)))]  # fmt: skip


def tables(channel: Channel) -> dict[str, object]:
    """The tables whose numbers a person sets."""
    found = {name: getattr(channel, name) for name in
             ("pulse", "timing", "carrier", "modulation", "window")}  # fmt: skip
    return {name: table for name, table in found.items() if table is not None}


@given(programs())
def test_rows_of_any_program(program: Program) -> None:
    """The number of each row is that of the program, lies on its slider, and can be set again."""
    for section, channel in places(program):
        rows = parameter_rows(Project(program=program, preset=program), section, channel)
        paths = [row.path for row in rows]
        assert len(set(paths)) == len(paths)
        for row in rows:
            assert row.value == number_at(program, row.path)
            assert row.low <= row.value <= row.high
            if value_at(program, row.path) is not None:
                assert with_value(program, row.path, row.value) == program


@given(programs())
def test_every_number_that_can_be_another_has_a_row(program: Program) -> None:
    """All but gaps of one phase, holds without a sweep, and modulation that there is none of."""
    for section, channel in places(program):
        if not program.section[section].channel:
            continue
        paths = {row.path for row in parameter_rows(Project(program=program), section, channel)}
        here = f"section.{section}.channel.{channel}"
        for name, table in tables(program.section[section].channel[channel]).items():
            for key in keys(type(table)).values():
                found = getattr(table, key.name)
                if key.kind in (float, int) and found:
                    assert f"{here}.{name}.{key.name}" in paths


@examples(30)
@given(programs())
def test_words_of_any_program(program: Program) -> None:
    for section, channel in places(program):
        project, view = Project(program=program, preset=program), session_view(program, section)
        assert waveform_sentence(project, view).endswith(".")
        assert subtitle(project, view)
        assert not any(row.differs for row in against_preset(project, section, channel))
        now_words(program, section, channel)
    assert strip(program, 600).duration_s == program.duration_s


@examples(30)
@given(programs(), st.sampled_from(list(SHEETS)))
def test_offers_for_any_program(program: Program, sheet: str) -> None:
    """A choice makes a program that can be drawn, or a sentence says why not."""
    for section, channel in places(program):
        for group in offers(program, section, channel, sheet):
            for offer in group.offers:
                assert (offer.program is None) == bool(offer.why_not)
                if offer.program is not None and group.group.pictured:
                    picture(offer.program, section, channel, group.group.name)


@examples(30)
@given(programs())
def test_spectrum_of_any_program(program: Program) -> None:
    """One pulse is enough: what is drawn has an axis and a sentence."""
    for section, channel in places(program):
        scene = spectrum_scene(program, pulse_view(program, section, channel), 500, 160)
        assert scene.low_hz < scene.high_hz
        assert scene.sentence.endswith(".")
        assert (scene.kind == "none") == (not len(scene.level))
        if scene.kind != "none":
            assert scene.level.max() <= scene.top
            part = scene.part(scene.frequency_hz)
            assert part.min() >= -1e-9
            assert part.max() <= 1.0 + 1e-9
