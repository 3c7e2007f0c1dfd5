"""`wavesim doctor`."""

from argparse import ArgumentParser, Namespace

from wavesim.cli.output import write, write_json
from wavesim.presentation.words import _


def arguments(parser: ArgumentParser) -> None:
    """Text or JSON."""
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Print what was found on this machine."""
    from wavesim.presentation import doctor

    if options.json:
        write_json(doctor.as_dict())
        return 0
    rows = doctor.rows()
    width = max(len(row.name) for row in rows)
    for row in rows:
        found = row.found if row.state == "ok" else _("missing. {advice}").format(advice=row.advice)
        write([f"{row.name:<{width}}  {found}"])
    return 0
