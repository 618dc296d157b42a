//! The rendered lines of the record pane, the pane of linked records and a page, from the cache if
//! that still holds.

use std::sync::Arc;

use crate::app::browse::detail::{DetailLine, broken, detail};
use crate::app::browse::linked::{Linked, linked};
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::findings::of_record;
use crate::app::reading::render_cache::{CacheKey, Cached, kept};
use crate::app::reading::{About, Reading};
use crate::search::pick::pick;

impl State {
    /// The lines of the record pane.
    #[must_use]
    pub fn detail(&self) -> Arc<Vec<DetailLine>> {
        let Some(id) = self.chosen() else {
            return Arc::default();
        };
        let lines = kept(self.render_cache.detail.as_ref(), &self.cache_key(id))
            .unwrap_or_else(|| Arc::new(detail(&self.book, id, self.clock.today)));
        match of_record(&self.files.problems, id) {
            Some(found) => {
                let mut lines = lines.to_vec();
                lines.insert(0, broken(found));
                Arc::new(lines)
            }
            None => lines,
        }
    }

    /// The linked records that the pane's search leaves.
    #[must_use]
    pub fn linked_shown(&self) -> Arc<Vec<Linked>> {
        let Some(id) = self.chosen() else {
            return Arc::default();
        };
        let typed = self.browse.linked.input.text();
        let of = self.cache_key((id, typed.to_owned()));
        kept(self.render_cache.linked.as_ref(), &of).unwrap_or_else(|| {
            let all = linked(&self.book, id);
            if typed.is_empty() {
                return Arc::new(all);
            }
            let titles: Vec<&str> = all.iter().map(|one| one.title.as_str()).collect();
            let picked = pick(&titles, typed).into_iter();
            Arc::new(picked.map(|(at, _)| all[at].clone()).collect())
        })
    }

    /// The lines of a page.
    #[must_use]
    pub fn page_lines(&self, page: &Reading) -> Arc<Vec<DetailLine>> {
        kept(self.render_cache.page.as_ref(), &self.cache_key(page.about))
            .unwrap_or_else(|| Arc::new(page.lines(&self.book, self.clock.today)))
    }

    /// How many places the cursor of a page has.
    #[must_use]
    pub fn page_places(&self, page: &Reading) -> usize {
        match page.about {
            About::Disputed(_) => page
                .disputes(&self.book)
                .iter()
                .map(|one| one.sides.len())
                .sum(),
            _ => self.page_lines(page).len(),
        }
    }

    /// Keeps what the next frame shows, so that nothing is built anew for a frame that shows the same.
    /// What is right to show does not rest on this being called; only how long it takes does.
    pub fn keep_built(&mut self) {
        if let Mode::Reading(page) = &self.mode {
            let of = self.cache_key(page.about);
            if kept(self.render_cache.page.as_ref(), &of).is_none() && !self.is_large(page.record())
            {
                let lines = Arc::new(page.lines(&self.book, self.clock.today));
                self.render_cache.page = Some(Cached {
                    of,
                    render_cache: lines,
                });
            }
        }
        let Some(id) = self.chosen().filter(|_| matches!(self.page, Page::Panes)) else {
            return;
        };
        let of = self.cache_key(id);
        let typed = self.browse.linked.input.text().to_owned();
        let linked = self.cache_key((id, typed));
        let is_kept = kept(self.render_cache.detail.as_ref(), &of).is_some();
        let are_kept = kept(self.render_cache.linked.as_ref(), &linked).is_some();
        // What takes longer than a frame is built behind the screen.
        if is_kept && are_kept || self.is_large(id) {
            return;
        }
        if !is_kept {
            let lines = Arc::new(detail(&self.book, id, self.clock.today));
            self.render_cache.detail = Some(Cached {
                of,
                render_cache: lines,
            });
        }
        if !are_kept {
            let shown = self.linked_shown();
            self.render_cache.linked = Some(Cached {
                of: linked,
                render_cache: shown,
            });
        }
    }

    /// What something is built of now.
    pub(in crate::app) fn cache_key<T>(&self, what: T) -> CacheKey<T> {
        CacheKey {
            what,
            version: self.book.version(),
            today: self.clock.today,
        }
    }
}
