from typing import Literal

import numpy as np
from numpy.typing import NDArray

class MannwhitneyuResult:
    statistic: NDArray[np.float64]
    pvalue: NDArray[np.float64]

def mannwhitneyu(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    *,
    axis: int = ...,
    method: Literal["auto", "asymptotic", "exact"] = ...,
) -> MannwhitneyuResult: ...
