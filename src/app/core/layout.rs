//! Where everything lies on a screen of a given size.

use crate::app::browse::pane::Pane;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Column of the left edge, from 0.
    pub x: u16,
    /// Row of the upper edge, from 0.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The area inside a border of one cell.
    #[must_use]
    pub const fn inside(self) -> Self {
        Self {
            x: self.x.saturating_add(1),
            y: self.y.saturating_add(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }
}

/// The narrowest screen that shows several panes at once.
pub const NARROW: u16 = 60;
/// The width from which the linked records have a column of their own.
pub const WIDE: u16 = 120;
/// The smallest screen that anything can be done on.
pub const SMALLEST: (u16, u16) = (20, 5);

/// Where everything lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The first line: title and counts.
    pub header: Area,
    /// The panes that are seen, with their borders.
    pub panes: Vec<(Pane, Area)>,
    /// The last line: hints, or what has just happened.
    pub footer: Area,
}

impl Layout {
    /// The area of a pane, with its border; `None` if it is not seen.
    #[must_use]
    pub fn pane(&self, pane: Pane) -> Option<Area> {
        self.panes
            .iter()
            .find(|(one, _)| *one == pane)
            .map(|(_, area)| *area)
    }

    /// How many rows a pane has inside its border, and one at the least, so that moving by a page
    /// always moves.
    #[must_use]
    pub fn rows(&self, pane: Pane) -> usize {
        self.pane(pane)
            .map_or(1, |area| usize::from(area.inside().height))
            .max(1)
    }
}

/// Whether the screen is too small for anything but saying so.
#[must_use]
pub const fn too_small(width: u16, height: u16) -> bool {
    width < SMALLEST.0 || height < SMALLEST.1
}

/// Lays a screen out. `facets` is how many facets there are; `alone` is the pane that is zoomed.
#[must_use]
pub fn lay_out(
    (width, height): (u16, u16),
    focus: Pane,
    alone: Option<Pane>,
    facets: usize,
) -> Layout {
    let body = Area {
        x: 0,
        y: 1,
        width,
        height: height.saturating_sub(2),
    };
    let panes = match alone {
        Some(pane) => vec![(pane, body)],
        None if width < NARROW => vec![(focus, body)],
        None => columns(body, focus, facets),
    };
    Layout {
        header: Area {
            x: 0,
            y: 0,
            width,
            height: height.min(1),
        },
        panes,
        footer: Area {
            x: 0,
            y: height.saturating_sub(1),
            width,
            height: height.min(1),
        },
    }
}

fn columns(body: Area, focus: Pane, facets: usize) -> Vec<(Pane, Area)> {
    let facet_rows = u16::try_from(facets.clamp(1, 8)).unwrap_or(8) + 2;
    // A low screen has no room for two panes above each other: the facets or the linked records
    // are there when they have the focus.
    let low = body.height < 14;
    let left = if body.width >= WIDE {
        (body.width * 2 / 5).min(72)
    } else {
        body.width * 19 / 40
    };
    let column = |x, width| Area { x, width, ..body };
    let above = |area: Area, height| Area { height, ..area };
    let below = |area: Area, height: u16| Area {
        y: area.y + area.height - height,
        height,
        ..area
    };
    let mut panes = Vec::with_capacity(4);
    let first = column(0, left);
    if low {
        let pane = if focus == Pane::Facets {
            Pane::Facets
        } else {
            Pane::List
        };
        panes.push((pane, first));
    } else {
        let facet_rows = facet_rows.min(body.height / 2);
        panes.push((Pane::List, above(first, body.height - facet_rows)));
        panes.push((Pane::Facets, below(first, facet_rows)));
    }
    if body.width >= WIDE {
        let right = (body.width - left) * 2 / 5;
        let middle = body.width - left - right;
        panes.push((Pane::Record, column(left, middle)));
        panes.push((Pane::Linked, column(left + middle, right)));
    } else {
        let second = column(left, body.width - left);
        if low {
            let pane = if focus == Pane::Linked {
                Pane::Linked
            } else {
                Pane::Record
            };
            panes.push((pane, second));
        } else {
            let linked_rows = (body.height / 4).max(5);
            panes.push((Pane::Record, above(second, body.height - linked_rows)));
            panes.push((Pane::Linked, below(second, linked_rows)));
        }
    }
    panes
}

/// How many rows a list jumps by: a little less than half a pane.
#[must_use]
pub const fn half_pane(rows: usize) -> usize {
    let half = rows.saturating_sub(1) / 2;
    if half == 0 { 1 } else { half }
}

/// How many rows a page is: two jumps, so that some rows of the page before stay in sight.
#[must_use]
pub const fn page(rows: usize) -> usize {
    2 * half_pane(rows)
}

/// The first row that is seen, for a cursor in a list of `length` rows that jumps by half a pane, so that
/// what comes next is seen before the cursor reaches it; at the end no row stays empty.
///
/// Scrolling by single rows would redraw the pane for every key; over a slow line a pane that
/// stands still costs a tenth of that. What is seen depends on the cursor alone, so drawing needs no
/// memory of what was drawn before.
#[must_use]
pub const fn first_seen(cursor: usize, rows: usize, length: usize) -> usize {
    let step = half_pane(rows);
    let margin = rows.saturating_sub(step) / 2;
    let first = cursor.saturating_sub(margin) / step * step;
    let last = length.saturating_sub(rows);
    if first < last { first } else { last }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_80_by_24_all_four_panes_fill_the_screen() {
        let layout = lay_out((80, 24), Pane::List, None, 4);
        let area = |x, y, width, height| Area {
            x,
            y,
            width,
            height,
        };
        assert_eq!(layout.pane(Pane::List), Some(area(0, 1, 38, 16)));
        assert_eq!(layout.pane(Pane::Facets), Some(area(0, 17, 38, 6)));
        assert_eq!(layout.pane(Pane::Record), Some(area(38, 1, 42, 17)));
        assert_eq!(layout.pane(Pane::Linked), Some(area(38, 18, 42, 5)));
        assert_eq!(layout.footer.y, 23);
    }

    #[test]
    fn a_narrow_screen_shows_the_focused_pane() {
        let layout = lay_out((59, 20), Pane::Record, None, 4);
        assert_eq!(layout.panes.len(), 1);
        assert_eq!(layout.panes[0].0, Pane::Record);
    }

    #[test]
    fn every_size_lays_out_within_the_screen() {
        for width in 0..220 {
            for height in 0..60 {
                for focus in Pane::ALL {
                    let layout = lay_out((width, height), focus, None, 4);
                    for (pane, area) in layout.panes {
                        assert!(area.x + area.width <= width, "{pane:?} {width}x{height}");
                        assert!(
                            area.height == 0 || area.y + area.height <= height.max(1),
                            "{pane:?} {width}x{height}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn lists_jump_by_half_a_pane() {
        assert_eq!((half_pane(10), page(10)), (4, 8));
        assert_eq!((half_pane(1), page(1)), (1, 2));
        let seen = |cursor| first_seen(cursor, 10, 30);
        assert_eq!([0, 6, 7, 10, 11].map(seen), [0, 0, 4, 4, 8]);
        assert_eq!([22, 29].map(seen), [16, 20]);
        assert_eq!(first_seen(4, 10, 5), 0);
        assert_eq!(first_seen(16, 13, 17), 4);
        assert_eq!(first_seen(5, 0, 9), 5);
    }

    #[test]
    fn the_cursor_and_what_is_next_to_it_are_always_seen() {
        for rows in 1..30 {
            for length in 1..90 {
                for cursor in 0..length {
                    let first = first_seen(cursor, rows, length);
                    let told = format!("{cursor} of {length} in {rows}");
                    assert!(first <= cursor && cursor < first + rows, "{told}");
                    assert!(length < rows || first + rows <= length, "{told}");
                    if rows > 3 {
                        assert!(cursor + 1 < first + rows || cursor + 1 == length, "{told}");
                        assert!(first < cursor || cursor == 0, "{told}");
                    }
                }
            }
        }
    }
}
