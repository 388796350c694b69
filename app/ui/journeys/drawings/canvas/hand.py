"""The hand on a picture: it chooses, draws, moves and pulls; told in places of the pane, no widget here.

What it draws is told to whoever holds the picture: nothing is stored here.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.pictures.regions.region import Point, Region, Shape
from app.pictures.regions.shaping import (
    Handle,
    drawn,
    moved,
    resized,
    with_corner_at,
    with_new_corner,
    without_corner,
)
from app.problems import Problem
from app.ui.journeys.drawings.canvas.grips import REACH, Drag, edge_at, grip_at, grips, has_corners, held, spread
from app.ui.journeys.drawings.canvas.shown import Key, Shown, Tool
from app.ui.journeys.drawings.canvas.viewport import Viewport

LEAST = 5.0
"""Pixels: a shorter drag is a click."""


@dataclass(slots=True)
class Hand:
    """Changes `draft` while it draws or pulls, and tells the outcome when it lets go."""

    chosen: Callable[[Key | None], None]
    drawn: Callable[[Region, bool], None]
    """A region was drawn, or (True) a redaction."""
    reshaped: Callable[[Key, Region], None]
    refused: Callable[[Problem], None]
    view: Viewport
    tool: Tool = Tool.SELECT
    shown: Sequence[Shown] = ()
    at_hand: Shown | None = None
    corner: int | None = None
    """The corner at hand, of a shape."""
    may_change: bool = True
    draft: Region | None = None
    """The region at hand as it would be now."""
    line: list[Point] = field(default_factory=list)
    """What is being drawn, in fractions."""
    _drag: Drag | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being drawn or pulled."""
        return self._drag is not None or bool(self.line)

    @property
    def has_corners(self) -> bool:
        """Whether the region at hand has corners that can be moved one by one."""
        return self.at_hand is not None and has_corners(self.at_hand.region)

    def take(self, tool: Tool) -> None:
        """Take another tool; what was begun is let go."""
        self.let_go()
        self.tool = tool

    def let_go(self) -> bool:
        """Give up what is being drawn or pulled; whether there was anything."""
        was_busy = self.busy
        self._drag, self.draft = None, None
        self.line.clear()
        return was_busy

    # The mouse

    def press(self, x: float, y: float, *, remove: bool = False) -> bool:
        """A button goes down; False where the hand has nothing to do there. `remove` takes a corner away."""
        place = self.view.place(x, y)
        if self.tool is Tool.SHAPE:
            self._set_corner(place, x, y)
            return True
        if self.tool is not Tool.SELECT:
            self.line[:] = [held(place)]
            self._drag = Drag(place)
            return True
        grip = self._grip(x, y)
        if grip is not None and remove and grip.corner is not None:
            self.corner = grip.corner
            self.remove_corner()
            return True
        if grip is None:
            found = self.found(x, y)
            self.corner = None
            self.chosen(None if found is None else found.key)
            grip = Drag(place, None if found is None or not self.may_change else found.region)
            if found is None:
                return False
        self._drag = grip
        return True

    def move(self, x: float, y: float) -> None:
        """The mouse moves, with or without a button held."""
        place = self.view.place(x, y)
        drag = self._drag
        if self.tool is Tool.SHAPE and self.line:
            self.line[-1] = held(place)
        elif drag is None:
            return
        elif self.tool is not Tool.SELECT:
            if self.tool is Tool.FREEHAND:
                self.line.append(held(place))
            else:
                self.line[1:] = [held(place)]
        elif drag.region is not None:
            drag.far = drag.far or self._apart(drag.start, place) >= LEAST
            if drag.far:
                self.draft = drag.to(place) or self.draft

    def release(self) -> None:
        """The button comes up."""
        drag, self._drag = self._drag, None
        if drag is None or self.tool is Tool.SHAPE:
            return
        if self.tool is not Tool.SELECT:
            self._finish(tuple(self.line))
        elif self.draft is not None and self.at_hand is not None:
            after, self.draft = self.draft, None
            if after != self.at_hand.region:
                self.reshaped(self.at_hand.key, after)

    def finish_shape(self) -> bool:
        """Close the shape that is being drawn; False where none is."""
        if self.tool is not Tool.SHAPE or not self.line:
            return False
        self._finish(tuple(self.line[:-1] if len(self.line) > 3 else self.line))
        return True

    def double(self, x: float, y: float) -> bool:
        """A double click: closes a shape, or adds a corner to the edge it is on."""
        if self.finish_shape():
            return True
        if self.tool is Tool.SELECT and self.has_corners and self.may_change:
            return self._add_corner_at(x, y)
        return False

    def found(self, x: float, y: float) -> Shown | None:
        """What is at a place of the pane: of several the smallest."""
        place = self.view.place(x, y)
        there = [one for one in self.shown if one.region.contains(*place)]
        return min(there, key=lambda one: one.region.area, default=None)

    def grips(self) -> list[Point]:
        """Where the region at hand can be taken hold of, in the pane."""
        if self.at_hand is None or self.tool is not Tool.SELECT or not self.may_change:
            return []
        return grips(self.draft or self.at_hand.region, self.view)

    # The keyboard

    def place_one(self) -> bool:
        """Draw the tool's shape in the middle of what is in sight; False where the tool draws nothing."""
        shape = self.tool.shape
        if shape is None or self.busy:
            return False
        view = self.view
        middle = view.place(view.room_width / 2, view.room_height / 2)
        across = min(0.45, view.room_width * 0.15 / (view.width * view.scale))
        down = min(0.45, view.room_height * 0.15 / (view.height * view.scale))
        x, y = min(max(middle.x, across), 1 - across), min(max(middle.y, down), 1 - down)
        corners = [(x - across, y - down), (x + across, y + down)]
        if not shape.is_boxed:
            corners = [(x, y - down), (x + across, y), (x, y + down), (x - across, y)]
        self._finish(tuple(Point(*corner) for corner in corners))
        return True

    def nudge(self, across: float, down: float, *, size: bool = False) -> Region | None:
        """The region at hand (or its corner at hand, or with `size` its lower right) some pixels further."""
        if self.at_hand is None or not self.may_change:
            return None
        region = self.draft or self.at_hand.region
        step_x = across / (self.view.width * self.view.scale)
        step_y = down / (self.view.height * self.view.scale)
        try:
            if self.corner is not None and self.has_corners:
                x, y = region.points[self.corner]
                self.draft = with_corner_at(region, self.corner, x + step_x, y + step_y)
            elif size:
                bounds = region.bounds
                right, bottom = max(bounds.right + step_x, bounds.left), max(bounds.bottom + step_y, bounds.top)
                self.draft = resized(region, Handle.BOTTOM_RIGHT, right, bottom)
            else:
                self.draft = moved(region, step_x, step_y)
        except Problem:
            return None
        return self.draft

    def settle(self) -> None:
        """What was nudged stays so."""
        after, self.draft = self.draft, None
        if after is not None and self.at_hand is not None and after != self.at_hand.region:
            self.reshaped(self.at_hand.key, after)

    def next_corner(self) -> int | None:
        """The next corner of the shape at hand; after the last none."""
        if self.at_hand is None or not self.has_corners:
            self.corner = None
        else:
            after = 0 if self.corner is None else self.corner + 1
            self.corner = after if after < len(self.at_hand.region.points) else None
        return self.corner

    def add_corner(self) -> bool:
        """One more corner, halfway from the one at hand to the next."""
        if self.at_hand is None or self.corner is None or not self.has_corners or not self.may_change:
            return False
        points = self.at_hand.region.points
        one, other = points[self.corner], points[(self.corner + 1) % len(points)]
        return self._try(
            lambda region: with_new_corner(region, self.corner or 0, (one.x + other.x) / 2, (one.y + other.y) / 2)
        )

    def remove_corner(self) -> bool:
        """The corner at hand goes; a Problem where too little would be left."""
        if self.at_hand is None or self.corner is None or not self.has_corners or not self.may_change:
            return False
        corner, self.corner = self.corner, None
        return self._try(lambda region: without_corner(region, corner))

    # Inside

    def _set_corner(self, place: Point, x: float, y: float) -> None:
        """One more corner of the shape being drawn; on the first corner it is closed."""
        if len(self.line) > 3 and math.dist(self.view.at(*self.line[0]), (x, y)) <= REACH:
            self._finish(tuple(self.line[:-1]))
            return
        if not self.line:
            self.line.append(held(place))
        else:
            self.line[-1] = held(place)
        self.line.append(held(place))

    def _finish(self, points: tuple[Point, ...]) -> None:
        shape = self.tool.shape
        self.line.clear()
        if shape is None or (len(points) < 2 or spread(points, self.view) < LEAST):
            return
        pixel = 1 / max(self.view.width * self.view.scale, self.view.height * self.view.scale)
        try:
            region = (
                drawn(shape, points, tolerance=1.5 * pixel) if shape is Shape.FREEHAND else drawn(shape, points)
            )
        except Problem as problem:
            self.refused(problem)
            return
        self.drawn(region, self.tool is Tool.REDACT)

    def _grip(self, x: float, y: float) -> Drag | None:
        if self.at_hand is None or not self.may_change:
            return None
        grip = grip_at(self.at_hand.region, self.view, x, y)
        if grip is not None and grip.corner is not None:
            self.corner = grip.corner
        return grip

    def _add_corner_at(self, x: float, y: float) -> bool:
        number = None if self.at_hand is None else edge_at(self.at_hand.region, self.view, x, y)
        if number is None:
            return False
        place = self.view.place(x, y)
        return self._try(lambda region: with_new_corner(region, number, *place))

    def _try(self, change: Callable[[Region], Region]) -> bool:
        if self.at_hand is None:
            return False
        try:
            after = change(self.at_hand.region)
        except Problem as problem:
            self.refused(problem)
            return False
        self.reshaped(self.at_hand.key, after)
        return True

    def _apart(self, one: Point, other: Point) -> float:
        return math.dist(self.view.at(*one), self.view.at(*other))
