//! What takes longer to build than a frame may, and is built behind the screen: records and pages with more than a
//! thousand linked records, and the numbers of a large workspace.

use std::sync::Arc;

use crate::app::browse::detail::{DetailLine, detail, detail_head};
use crate::app::browse::linked::Linked;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::reading::render_cache::{BuiltBehind, CacheKey, Cached, kept};
use crate::app::reading::{About, Reading};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::matching::cancel_token::CancelToken;
use crate::text::catalogue::{label, say};
use crate::text::pages::section::SectionLine;
use crate::text::safe::Safe;

/// The most linked records that are put into words within a frame.
const MOST: usize = 1_000;

/// The most people who are counted within a frame.
const MOST_PEOPLE: usize = 5_000;

/// What is shown and not built.
#[derive(Default)]
struct Missing {
    detail: Option<CacheKey<RecordId>>,
    linked: Option<CacheKey<(RecordId, String)>>,
    page: Option<CacheKey<About>>,
    overview: bool,
}

impl State {
    /// Whether counting everybody takes longer than a frame may.
    #[must_use]
    pub fn has_many_people(&self) -> bool {
        self.book.count(Kind::Person) > MOST_PEOPLE
    }

    /// Whether too many records are linked with one to be put into words within a frame.
    #[must_use]
    pub fn is_large(&self, id: RecordId) -> bool {
        match id.kind() {
            Kind::Person => false,
            Kind::Case | Kind::Source => self.book.is_pointed_at_by_more(id, MOST),
            Kind::Place | Kind::Unit => {
                self.book.naming_count(id) > MOST || self.book.is_pointed_at_by_more(id, MOST)
            }
        }
    }

    /// What is told while the records that are linked with one are put into words.
    #[must_use]
    pub fn being_listed(&self, id: RecordId) -> Safe {
        let naming = match id.kind() {
            Kind::Place | Kind::Unit => self.book.naming_count(id),
            Kind::Person | Kind::Case | Kind::Source => 0,
        };
        let count = naming + self.book.pointing_at(id).count();
        say!(screen_being_listed { count })
    }

    /// Whether there is something to read on a page. A page that takes long is opened to find out.
    #[must_use]
    pub fn has_page(&self, about: About) -> bool {
        let page = Reading::new(about);
        self.is_large(page.record()) || self.page_places(&page) > 0
    }

    /// Whether something that is shown is to be built behind the screen.
    #[must_use]
    pub fn needs_building(&self) -> bool {
        let missing = self.missing();
        missing.detail.is_some()
            || missing.linked.is_some()
            || missing.page.is_some()
            || missing.overview
    }

    /// Builds it; `None` once it is no longer wanted.
    #[must_use]
    pub fn build_behind(&self, stop: CancelToken) -> Option<BuiltBehind> {
        let missing = self.missing();
        let today = self.clock.today;
        let overview = match &self.page {
            Page::Overview(overview) if missing.overview => {
                let known = (&self.book, &self.index);
                let now = self.clock.at;
                Some(overview.count(known, &self.files.problems, today, now, stop)?)
            }
            _ => None,
        };
        Some(BuiltBehind {
            detail: missing.detail.map(|of| Cached {
                render_cache: Arc::new(detail(&self.book, of.what, today)),
                of,
            }),
            linked: missing.linked.map(|of| Cached {
                render_cache: self.linked_shown(),
                of,
            }),
            page: missing.page.map(|of| Cached {
                render_cache: Arc::new(Reading::new(of.what).lines(&self.book, today)),
                of,
            }),
            overview,
        })
    }

    /// Counts the numbers of the overview, unless there are too many people for one frame.
    pub fn count_at_once(&mut self) {
        if !self.has_many_people()
            && let Some(built) = self.build_behind(CancelToken::NEVER)
        {
            self.take_built(built);
        }
    }

    /// Takes in what was built.
    pub fn take_built(&mut self, built: BuiltBehind) {
        let cache = &mut self.render_cache;
        cache.detail = built.detail.or(cache.detail.take());
        cache.linked = built.linked.or(cache.linked.take());
        if let Some(page) = built.page {
            if page.render_cache.is_empty()
                && let Mode::Reading(open) = &mut self.mode
                && open.about == page.of.what
            {
                self.mode = open.under.take().map_or(Mode::Panes, Mode::Reading);
                self.report_error(label!(screen_nothing_to_tell));
            }
            self.render_cache.page = Some(page);
        }
        if let (Some(counted), Page::Overview(overview)) = (built.overview, &mut self.page) {
            overview.take_counted(counted);
        }
    }

    /// The lines of the record pane as they are drawn: its head until all are there.
    #[must_use]
    pub fn detail_drawn(&self) -> Arc<Vec<DetailLine>> {
        let last = self.render_cache.detail.as_ref();
        let late = self
            .chosen()
            .filter(|id| kept(last, &self.cache_key(*id)).is_none());
        let Some(id) = late.filter(|id| self.is_large(*id)) else {
            return self.detail();
        };
        let mut lines = detail_head(&self.book, id);
        lines.push(DetailLine {
            heading: None,
            line: SectionLine::new("", &self.being_listed(id)),
        });
        Arc::new(lines)
    }

    /// The linked records as they are drawn; `None` until they are there.
    #[must_use]
    pub fn linked_drawn(&self) -> Option<Arc<Vec<Linked>>> {
        let last = self.render_cache.linked.as_ref();
        let Some(id) = self.chosen() else {
            return Some(self.linked_shown());
        };
        let of = self.cache_key((id, self.browse.linked.input.text().to_owned()));
        match kept(last, &of) {
            None if self.is_large(id) => None,
            None => Some(self.linked_shown()),
            linked => linked,
        }
    }

    /// The lines of a page as they are drawn; `None` until they are there.
    #[must_use]
    pub fn page_drawn(&self, page: &Reading) -> Option<Arc<Vec<DetailLine>>> {
        let last = self.render_cache.page.as_ref();
        let lines = kept(last, &self.cache_key(page.about));
        match lines {
            None if self.is_large(page.record()) => None,
            None => Some(self.page_lines(page)),
            lines => lines,
        }
    }

    fn missing(&self) -> Missing {
        let cache = &self.render_cache;
        let mut missing = Missing::default();
        if let Mode::Reading(page) = &self.mode
            && !matches!(page.about, About::Disputed(_))
        {
            let of = self.cache_key(page.about);
            let is_late = kept(cache.page.as_ref(), &of).is_none() && self.is_large(page.record());
            missing.page = Some(of).filter(|_| is_late);
        }
        match &self.page {
            Page::Overview(overview) => missing.overview = overview.is_counting,
            Page::Triage(_) => {}
            Page::Panes => {
                let Some(id) = self.chosen() else {
                    return missing;
                };
                let of = self.cache_key(id);
                let typed = self.browse.linked.input.text().to_owned();
                let linked = self.cache_key((id, typed));
                let is_kept = kept(cache.detail.as_ref(), &of).is_some();
                let are_kept = kept(cache.linked.as_ref(), &linked).is_some();
                if !(is_kept && are_kept) && self.is_large(id) {
                    missing.detail = Some(of).filter(|_| !is_kept);
                    missing.linked = Some(linked).filter(|_| !are_kept);
                }
            }
        }
        missing
    }
}
