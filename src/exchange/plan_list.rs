//! The plan of a list against the records of a workspace: the one path of the screen and of the command.

use std::cell::OnceCell;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::import_store::ImportStore;
use crate::casebook::errors::failure::Failure;
use crate::exchange::columns::PlacedColumns;
use crate::exchange::edition::Origin;
use crate::exchange::listed_rows::RowDecision;
use crate::exchange::map::OnMatch;
use crate::exchange::own::plan_own;
use crate::exchange::plan::{Given, ImportPlan, PlanError, plan};
use crate::exchange::read::Block;
use crate::exchange::table::SheetTable;
use crate::record::id::RecordId;
use crate::record::person::Person;

/// A list that is to be planned.
pub struct PlannedInput<'r> {
    /// The records.
    pub book: &'r Book,
    /// The table.
    pub table: &'r SheetTable,
    /// Its rows.
    pub block: &'r Block,
    /// What its columns are for.
    pub columns: &'r PlacedColumns,
    /// The file.
    pub origin: &'r Origin,
    /// Whether it is one of our own tables.
    pub is_own: bool,
    /// The list as a source, if it is recorded.
    pub list: Option<RecordId>,
    /// The case that new people are put into.
    pub case: Option<RecordId>,
    /// What becomes of likely matches.
    pub on_match: OnMatch,
    /// What somebody has decided of its rows.
    pub decided: Option<RowDecision>,
    /// Whether people of a name that was erased are taken.
    pub anyway: bool,
    /// The moment, UTC.
    pub at: &'r str,
    /// Today.
    pub today: Date,
    /// Hears how much of the work is done.
    pub tell: &'r (dyn Fn(usize, usize) + Sync),
}

/// Plans a list.
///
/// # Errors
///
/// [`PlanError`].
pub fn plan_list(
    store: &dyn ImportStore,
    input: &PlannedInput<'_>,
) -> Result<ImportPlan, PlanError<Failure>> {
    let erased = |people: &[&Person]| match input.anyway {
        true => vec![false; people.len()],
        false => store.erased(people),
    };
    let done: OnceCell<HashMap<RecordId, Vec<Edit>>> = OnceCell::new();
    let edits_of = |id: RecordId| {
        let done = done.get_or_init(|| store.edits_by_record());
        done.get(&id).cloned().unwrap_or_default()
    };
    let given = Given {
        book: input.book,
        table: input.table,
        block: input.block,
        columns: input.columns,
        origin: input.origin,
        list: input.list,
        case: input.case,
        on_match: input.on_match.clone(),
        decided: input.decided,
        by: store.author(),
        at: input.at,
        today: input.today,
        text_of: &|id| store.text_of(id),
        edits_of: &edits_of,
        erased: &erased,
        tell: input.tell,
    };
    if input.is_own {
        return Ok(plan_own(&given));
    }
    plan(&given, &mut |kind| store.new_id(kind))
}
