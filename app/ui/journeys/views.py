"""The ways of looking at one child, and at all children, in the order the page offers them."""

from app.ui.journeys.case_view import ViewOf

OF_ONE: tuple[ViewOf, ...] = ()
OF_ALL: tuple[ViewOf, ...] = ()
