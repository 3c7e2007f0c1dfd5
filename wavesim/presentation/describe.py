"""The waveform in words: its subtitle, and one sentence for those who do not see it."""

from wavesim.presentation.project import Project, View


def subtitle(project: Project, view: View) -> str:
    """Shape and polarity, and what a free zoom shows: "symmetric biphasic, cathodic first"."""
    raise NotImplementedError


def waveform_sentence(project: Project, view: View) -> str:
    """One sentence that describes what is drawn."""
    raise NotImplementedError


def span_words(seconds: float) -> str:
    """A length of time in the unit that suits it: "600 µs", "35 ms", "10 s", "30 min"."""
    raise NotImplementedError
