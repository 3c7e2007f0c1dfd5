"""Words of the muscle models: what they are, what a predicted force rests on, why there is none."""

from collections.abc import Mapping

from wavesim.physiology.drive import Mark
from wavesim.physiology.fatigue import FatigueName
from wavesim.physiology.response import ChannelResponse, Response
from wavesim.presentation.reach_words import NOTE_SENTENCES
from wavesim.presentation.words import _

MODEL_WORDS = {
    "ding2003": _(
        "Ding 2003: isometric force of a healthy quadriceps from calcium and cross-bridges; the "
        "recruited fraction scales the force"
    ),
    "ding2007": _("Ding 2007: as Ding 2003, with the phase duration in the model itself"),
    "hmed2018": _("Hmed 2018: as Ding 2003, with the current in the model itself"),
}
FATIGUE_WORDS: dict[FatigueName, str] = {
    "none": _("no fatigue"),
    "ding": _("fatigue after Ding, driven by force; of the rate it knows only the force"),
    "riener1998": _("fatigue after Riener 1998, driven by stimulation and its rate"),
}
_NOTES = dict[Mark, str](NOTE_SENTENCES.items())
MARK_SENTENCES: Mapping[Mark, str] = {
    **_NOTES,
    "interval_too_short": _(
        "Pulses follow each other within 1 ms, in which nerve is refractory; the models do not "
        "represent that, so nothing is shown."
    ),
    "phase_too_long": _(
        "The phase is longer than 2 ms; the models of nerve and innervated muscle end there, so "
        "nothing is shown."
    ),
    "phase_too_short": _(
        "The phase is shorter than 20 µs; the models of nerve end there, so nothing is shown."
    ),
    "no_amplitude": _("The program gives no current, so nothing is shown."),
    "carrier": _("A continuous current has no pulses that the model could count."),
    "rate_beyond_fit": _("Extrapolated: the rate is above the 100 Hz that the models go to."),
    "phase_beyond_fit": _(
        "Extrapolated: the phase is outside the 131 to 600 µs that this model was used for."
    ),
    "current_beyond_fit": _(
        "Extrapolated: the current is outside the 17 to 100 mA that this model was used for."
    ),
    "amplitude_not_represented": _("Not represented in this model: the current."),
    "phase_duration_not_represented": _("Not represented in this model: the phase duration."),
    "waveform_not_represented": _("Not represented in this model: the shape of the pulse."),
}
DENERVATED = _(
    "Denervated muscle has no nerve to reach and needs such long pulses: at 300 µs it takes "
    "{short} times its rheobase, at {phase} {long} times. The force models are of muscle with its "
    "nerve."
)
"""Behind phase_too_long: why somebody would use such a phase."""
TO_EXPECT = _(
    "The rested model is nearly fused at 20 Hz; muscles that relax faster ripple more at the same "
    "rate."
)


def mark_sentences(one: ChannelResponse) -> tuple[str, ...]:
    """Everything a channel's result rests on, or why there is none, in sentences."""
    return tuple(_(MARK_SENTENCES[mark]) for mark in one.marks)


def model_chip(response: Response) -> str:
    """The model and its fatigue in one line."""
    return _("Model: {model}; {fatigue}.").format(
        model=_(MODEL_WORDS[response.model]), fatigue=_(FATIGUE_WORDS[response.fatigue])
    )
