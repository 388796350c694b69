"""Run a named function in a spawned process under time and memory limits; knows nothing of what it runs."""
