"""Drawings and scanned maps: from any picture file or PDF page to the form that is stored."""
