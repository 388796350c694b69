"""What drawing journeys costs: one map of a hundred and of five hundred marks, its pictures, and 42 small rows.

    python -m tests.benchmarks.bench_drawing

CPU seconds, medians. The journeys are random, so they are harder to lay out than any that was lived.
"""

from functools import partial

from app.journeys.layout import Options, draw_journey
from app.journeys.layout.multiples import Aligned, draw_multiples
from app.reports.pictures import measure, png_of, svg_of
from tests.benchmarks.measure import median
from tests.journeys.layout.amara import amara
from tests.journeys.layout.made_up import made_up

CASES = 42
"""The children of the study whose scale the product is built for."""


def main() -> None:
    """Print a line for each."""
    many = [made_up(seed, 100) for seed in range(CASES)]
    lived = draw_journey(amara(), Options(), measure)
    for name, work in (
        ("map of 100 marks", partial(draw_journey, amara(), Options(), measure)),
        ("map of 500 marks", partial(draw_journey, made_up(1, 500), Options(), measure)),
        ("PNG of 100 marks, 220 dpi", partial(png_of, lived)),
        ("SVG of 100 marks", partial(svg_of, lived)),
        ("42 small rows by age", partial(draw_multiples, many, Aligned.AGE, 100, 1100)),
        ("42 small rows from entry to care", partial(draw_multiples, many, Aligned.ENTRY, 100, 1100)),
    ):
        print(f"{name:<36}{median(work, 3):8.3f} s", flush=True)


if __name__ == "__main__":
    main()
