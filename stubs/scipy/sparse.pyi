from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

class csr_matrix:
    T: csr_matrix
    indices: NDArray[np.int32]
    data: NDArray[np.float64]
    def __getitem__(self, rows: Sequence[int]) -> csr_matrix: ...
    @overload
    def __matmul__(self, other: csr_matrix) -> csr_matrix: ...
    @overload
    def __matmul__(self, other: NDArray[np.float64]) -> NDArray[np.float64]: ...
    def toarray(self) -> NDArray[np.float64]: ...
