"""Words of the excitability models: classes of fibres, and what a result rests on."""

from collections.abc import Mapping

from wavesim.physiology.fibres import FibreName
from wavesim.physiology.notes import Note
from wavesim.physiology.reach import Reached
from wavesim.presentation.words import _

FIBRE_WORDS: Mapping[FibreName, str] = {
    "motor": _("Motor (Aα)"),
    "cutaneous": _("Touch (Aβ)"),
    "a_delta": _("Sharp pain (Aδ)"),
    "c": _("Dull pain (C)"),
    "denervated": _("Denervated muscle"),
}
FIBRE_FEELS: Mapping[FibreName, str] = {
    "motor": _("they make the muscle contract"),
    "cutaneous": _("they are felt as tingling"),
    "a_delta": _("they are felt as sharp pain"),
    "c": _("they are felt as dull pain"),
    "denervated": _("they contract without a nerve"),
}
REACHED_WORDS: Mapping[Reached, str] = {
    "not_reached": _("not reached"),
    "partly": _("partly reached"),
    "reached": _("reached"),
}
NOTE_SENTENCES: Mapping[Note, str] = {
    "anodic_alone": _(
        "The only phase is anodic at the active pad; the tables hold no such pulse, so nothing is "
        "shown."
    ),
    "anodic_gap": _(
        "Anodic-first pulses with a gap are not in the tables; the gap is taken as none, which "
        "may overstate the threshold."
    ),
    "anodic_one_fibre": _("Anodic-first pulses are known for a fibre of 10 µm only."),
    "asymmetric_one_fibre": _("Asymmetric pulses are known for a fibre of 10 µm only."),
    "burst": _(
        "A sine burst counts as one pulse and is compared by its peak; that longer bursts excite "
        "more is not represented."
    ),
    "carrier": _("This current has no pulses; the models of nerve say nothing about it."),
    "fibre_outside_table": _(
        "The tables end at a fibre of 5.7 µm, thicker than these; its ratios are taken."
    ),
    "gap_outside_table": _("The tables end at a gap of 100 µs; the effect is extrapolated."),
    "linear_membrane": _(
        "Approximate: this shape goes by a linear membrane, not by a cable model."
    ),
    "never_above_rest": _(
        "In the linear membrane this pulse excites at no current, which real nerve contradicts; "
        "nothing is shown."
    ),
    "no_amplitude": _("The program gives no amplitude."),
    "phase_too_long": _("The phase is longer than the models of this class hold for."),
    "phase_too_short": _("The phase is shorter than the models of this class hold for."),
    "recovery_as_balanced": _(
        "Approximate: the second phase is taken as the rectangle of the same peak that balances."
    ),
    "second_phase_unknown": _(
        "What a second phase does to this class is not known; it is taken to do nothing."
    ),
    "width_outside_table": _(
        "The phase lies beyond the tables of waveforms; the ratio at their end is taken."
    ),
}
ESTIMATE = _("Estimate for a typical adult, not your patient.")
EXAMPLE_VALUES = _(
    "The thresholds are example values of ours, not measured and not from a source; set those of "
    "the person and pads."
)
PARTLY_EXAMPLE_VALUES = _("Thresholds that were not set are example values of ours.")
MODEL = _(
    "A model of single pulses on nerve at rest, for a typical adult, not for a patient: Weiss' law "
    "with chronaxies measured through the skin, and ratios of waveforms from a cable model."
)
