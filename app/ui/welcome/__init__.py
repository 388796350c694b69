"""The first page: recent studies, a new one, an old one, the sample."""
