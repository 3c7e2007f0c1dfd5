"""Contraindications in few words, so that all of them are in view before anything is set."""

from wavesim.presentation.words import _

_SHORT = {
    "Implanted electronic device such as a pacemaker, defibrillator, neurostimulator or pump":
        "implanted electronic device",
    "Current path across the chest or the heart": "across chest or heart",
    "Over or near known or suspected cancer": "cancer",
    "Known or suspected deep vein thrombosis or thrombophlebitis in the region": "thrombosis",
    "Active bleeding or recent haemorrhage": "bleeding",
    "Electrosurgery connected, or shortwave or microwave therapy within 1 m":
        "electrosurgery, shortwave",
    "Through or across the head, or over the eyes": "head or eyes",
    "On or beside the eye, or through the head": "eye, through the head",
    "While driving, operating machines, bathing, showering or sleeping":
        "driving, bathing, sleeping",
    "While driving, operating machines, bathing or showering; during sleep only under a protocol":
        "driving, bathing",
    "Front of the neck, carotid sinus or mouth": "front of neck, mouth",
    "Over the carotid sinus or in the mouth; under the chin only by a clinician trained for it":
        "carotid sinus, mouth",
    "Over the carotid sinus or in the mouth; the front of the neck only by a clinician trained for"
    " it": "carotid sinus, mouth",
    "Pregnancy: over the uterus, abdomen, low back or pelvis": "pregnancy",
    "Pregnancy before labour; in labour only on the back and by maternity staff, never on the"
    " abdomen": "pregnancy before labour",
    "Broken, infected, inflamed or swollen skin under the electrodes": "broken or inflamed skin",
    "Broken or infected skin under the electrodes": "broken or infected skin",
    "Infected or inflamed skin under the other electrode; in the wound only as planned wound"
    " therapy": "inflamed skin",
    "Infected or inflamed skin under the dispersive electrode; in the wound only as planned wound"
    " therapy": "inflamed skin",
    "Whole-body stimulation: acute illness, fever, pregnancy, severe circulatory disease or a"
    " history of rhabdomyolysis": "acute illness, fever, rhabdomyolysis",
    "Any use on a person: this program shows a word of the trade and is no treatment":
        "any use on a person",
}  # fmt: skip
"""Those of the shipped presets; they stand at length on the open card."""


def in_short(found: str) -> str:
    """A contraindication in few words; one of a person's own as it stands."""
    return _(_SHORT[found]) if found in _SHORT else found
