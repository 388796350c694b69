# What Counterpoint uses of pi-heif, which ships no types of its own.

from PIL.ImageFile import ImageFile

class HeifImageFile(ImageFile):
    def _open(self) -> None: ...
