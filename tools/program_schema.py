"""Write the JSON Schema of the file, which the package ships for editors.

`python tools/program_schema.py` writes it; a test compares the file with what this would write.
"""

from pathlib import Path

from wavesim.io.json_schema import json_schema_text

FILE = Path(__file__).resolve().parents[1] / "wavesim" / "data" / "program.schema.json"

if __name__ == "__main__":
    FILE.write_text(json_schema_text(), encoding="ascii", newline="\n")
