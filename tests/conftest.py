"""How hard the property tests try: `quick` in the README's command, `deep` in tools/deep_check."""

from hypothesis import settings

from tests.examples import QUICK

settings.register_profile("quick", max_examples=QUICK, deadline=None, derandomize=True)
settings.register_profile("short", max_examples=160, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=20_000, deadline=None)
settings.load_profile("quick")
