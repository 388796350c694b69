"""All journeys beside each other: a row a child, to sort and to filter."""
