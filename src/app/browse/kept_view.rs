//! What is kept of the screen for each workspace on this machine: the columns and the orders of its lists.

use crate::app::browse::browse_state::BrowseState;
use crate::app::browse::list_column::ListColumn;
use crate::app::browse::pane::View;
use crate::app::browse::sort_order::SortOrder;
use crate::text::language::Language;

/// The most lines of such a text that count.
const MOST: usize = 32;

impl BrowseState {
    /// What is kept of the screen, as text; with the language that was chosen on it, if one was.
    #[must_use]
    pub fn kept_view(&self) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|one| one.word()).collect();
        let mut text = format!("columns {}\n", columns.join(" "));
        for list in &self.lists {
            let view = list.view.kind().word();
            text.push_str(&format!("order {view} {}\n", list.order.word()));
        }
        if let Some(language) = self.language {
            text.push_str(&format!("language {}\n", language.code()));
        }
        text
    }

    /// Takes over what was kept; what this version does not know is passed over.
    pub fn take_over_view(&mut self, text: &str) {
        for line in text.lines().take(MOST) {
            let mut words = line.split_whitespace();
            match (words.next(), words.next()) {
                (Some("columns"), first) => {
                    let named: Vec<&str> = first.into_iter().chain(words).collect();
                    let is_named = |one: &ListColumn| named.contains(&one.word());
                    self.columns = ListColumn::ALL.into_iter().filter(is_named).collect();
                }
                (Some("order"), Some(view)) => {
                    let word = words.next();
                    let view = View::ALL.into_iter().find(|one| one.kind().word() == view);
                    let order = SortOrder::ALL.into_iter();
                    let order = order.into_iter().find(|one| Some(one.word()) == word);
                    if let (Some(view), Some(order)) = (view, order) {
                        self.lists[view.index()].order = order;
                    }
                }
                (Some("language"), code) => {
                    self.language = code.and_then(Language::of_code).or(self.language);
                }
                _ => {}
            }
        }
    }
}

/// The language that was chosen on a screen of which this was kept.
#[must_use]
pub fn kept_language(text: &str) -> Option<Language> {
    let mut browse = BrowseState::default();
    browse.take_over_view(text);
    browse.language
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_nonsense_is_passed_over() {
        let mut browse = BrowseState {
            columns: vec![ListColumn::Since, ListColumn::Tags],
            ..BrowseState::default()
        };
        browse.lists[0].order = SortOrder::LastHeard;
        browse.language = Some(Language::ENGLISH);
        let text = browse.kept_view();
        let mut other = BrowseState::default();
        other.take_over_view(&text);
        assert_eq!(other.columns, browse.columns);
        assert_eq!(kept_language(&text), Some(Language::ENGLISH));
        assert_eq!(kept_language("language klingon\n"), None);
        assert_eq!(other.lists[0].order, SortOrder::LastHeard);
        other.take_over_view("\u{1b}[2J\ncolumns x y\norder people sideways\norder ships name\n");
        assert_eq!(other.columns, []);
        assert_eq!(other.lists[0].order, SortOrder::LastHeard);
    }
}
