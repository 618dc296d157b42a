//! The keys of saved queries: choosing one, saving the one that is shown, changing and removing
//! one.

use crate::app::browse::facet_kind::term_of;
use crate::app::browse::pane::{Pane, View};
use crate::app::browse::saved_queries::{SavedQueryRow, kept};
use crate::app::core::change_request::ChangeRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::picker::{Choosing, Picker};
use crate::casebook::change::purpose::Purpose;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::fields::field::SAVED;
use crate::casebook::form_target::FormTarget;
use crate::record::kind::Kind;
use crate::record::saved_query::SavedQuery;
use crate::record::word::AnyWord;
use crate::text::catalogue::{label, say};

/// Opens the list of the saved queries.
pub fn open(state: &mut State) {
    let kept = kept(&state.book, &state.index, state.clock.today);
    if kept.is_empty() {
        state.report_error(label!(screen_no_query_saved));
        return;
    }
    state.mode = Mode::Picker(Box::new(Picker::new(Choosing::Saved(kept))));
}

/// Asks the saved queries of the list that is open anew, because they or the book have changed.
pub fn ask_again(state: &mut State) {
    let State {
        mode,
        book,
        index,
        clock,
        ..
    } = state;
    if let Mode::Picker(picker) = mode
        && let Choosing::Saved(old) = &mut picker.choosing
    {
        *old = kept(book, index, clock.today);
        picker.cursor = picker.cursor.min(old.len().saturating_sub(1));
    }
}

/// Lists what a saved query finds, in the view of its kind.
pub fn apply(state: &mut State, chosen: &SavedQueryRow) {
    if let Err(wrong) = &chosen.finds {
        let wrong = say!(screen_change_query { wrong });
        state.report_error(wrong);
        return;
    }
    let view = View::of_kind(chosen.saved.kind().unwrap_or(Kind::Person));
    state.mode = Mode::Panes;
    if state.browse.view != view {
        let here = state.location();
        state.browse.history.leave(here);
        state.browse.view = view;
    }
    state.browse.focus = Pane::List;
    state.browse.facets.cursor = 0;
    state.browse.facets.input.set("");
    let today = state.clock.today;
    let list = &mut state.browse.lists[view.index()];
    list.input.set(&chosen.saved.query);
    list.facet = None;
    list.read_query(&state.book, today);
    list.search(&state.book, &state.index, today);
    let found = list.rows.len();
    state.notify(say!(screen_found {
        name: &chosen.saved.name,
        found
    }));
}

/// Opens the form that saves the query that is shown.
pub fn save(state: &mut State) {
    let list = state.list();
    let mut query = list.input.text().trim().to_owned();
    // What the list is narrowed to is a part of what is seen.
    if state.browse.view == View::People
        && let Some(word) = &list.facet
    {
        query = format!("{query} {}", term_of(word, &state.book));
    }
    let kind = match state.browse.view {
        View::People => AnyWord::default(),
        view => AnyWord(view.kind().struct_name().to_owned()),
    };
    let query = query.trim().to_owned();
    let view = state.browse.view.kind();
    let same = |saved: &&SavedQuery| saved.query == query && saved.kind() == Some(view);
    let name = state.book.queries.iter().find(same);
    if let Some(saved) = name.filter(|_| !query.is_empty()) {
        let told = say!(screen_query_saved_already { name: &saved.name });
        state.notify(told);
        return;
    }
    let shown = SavedQuery {
        name: String::new(),
        query,
        kind,
    };
    open_form(state, None, &shown);
}

/// Opens the form that gives a saved query another name or text.
pub fn change(state: &mut State, saved: &SavedQuery) {
    open_form(state, Some(saved.clone()), saved);
}

/// Removes a saved query.
pub fn remove(state: &mut State, saved: &SavedQuery) -> Vec<Effect> {
    let purpose = Purpose::QueryRemoved {
        name: saved.name.clone(),
    };
    let queries = vec![QueryEdit::between(Some(saved), None)];
    state.send(ChangeRequest::of_queries(purpose, queries))
}

fn open_form(state: &mut State, old: Option<SavedQuery>, shown: &SavedQuery) {
    let title = match (&old, shown.kind()) {
        (Some(old), _) => say!(screen_saved_query { name: &old.name }),
        (None, Some(kind)) => say!(screen_save_query_for { kind }),
        (None, None) => say!(screen_save_query),
    };
    let target = FormTarget::SaveQuery {
        old,
        kind: shown.kind.clone(),
        replaces: None,
    };
    let values = [("name", shown.name.clone()), ("query", shown.query.clone())];
    state.mode = Mode::Form(Box::new(Form::new(title, target, SAVED, &values)));
}
