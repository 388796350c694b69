"""Who is around a child: the drawing, its table, whose view of when, and what is told of each."""
