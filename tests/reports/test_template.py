"""The Word template is what its script makes, and nothing else."""

import runpy
from pathlib import Path

from app.paths import resource

SCRIPT = Path(__file__).parents[2] / "packaging" / "make_report_template.py"


def test_the_template_is_made_by_its_script(tmp_path: Path) -> None:
    made = runpy.run_path(str(SCRIPT))["make"](tmp_path / "report.docx")
    assert Path(made).read_bytes() == resource("templates/report.docx").read_bytes()
