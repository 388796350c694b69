"""Care journeys and support networks: what was told of them, when, by whom, and how the tellings compare."""
