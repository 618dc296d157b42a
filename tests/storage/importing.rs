//! An import against records that somebody changes between its plan and its writing. All people are invented.

use std::sync::{Arc, Mutex};

use super::{Failure, ID, TestDisk, both, commit, conflict, set};
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::casebook::change::edit::Edit;
use lastseen::casebook::change::import_store::ComparedRecords;
use lastseen::exchange::edition::Origin;
use lastseen::exchange::list_file::{ImportSettings, ListFile};
use lastseen::exchange::map::read_map;
use lastseen::exchange::plan_list::{PlannedInput, plan_list};
use lastseen::record::id::RecordId;
use lastseen::storage::commit::publish::CommitOptions;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::import_store::ImportCommit;

const PERSON: &str = "Person(\n    id: \"p-4f7k9q2m8x\",\n    name: \"Oleg Petrov\",\n    \
    home: \"Brod\",\n    ids: [(of: \"list\", id: \"7\")],\n)\n";

const LIST: &str = "id,name,unit\n7,Oleg Petrov,3rd brigade\n8,Anna Sidorova,\n";

const MAP: &str = "Import(format: 1, columns: [(from: \"id\", to: Key(of: \"list\")), \
    (from: \"name\", to: Name), (from: \"unit\", to: Unit)])";

fn book_of(workspace: &Workspace) -> Book {
    let records: Mutex<Vec<Loaded>> = Mutex::default();
    workspace.load(&|batch| records.lock().unwrap().extend(batch.records));
    let mut book = Book::of_head(&workspace.head());
    for record in records.into_inner().unwrap() {
        book.add(record);
    }
    book.settle();
    book
}

fn planned(workspace: &Workspace) -> Vec<Edit> {
    let settings = ImportSettings {
        map: Some(read_map(MAP).unwrap()),
        ..ImportSettings::default()
    };
    let origin = Origin {
        name: "list.csv".to_owned(),
        sha256: "0".repeat(64),
        bytes: LIST.len() as u64,
    };
    let file = ListFile::read(origin, Arc::new(LIST.as_bytes().to_vec()), &settings).unwrap();
    let place = file.find_list(&settings).unwrap();
    let (map, _) = file.map(&place, &settings, &[]);
    let today = jiff::civil::date(2022, 8, 1);
    let columns = file
        .place_columns(&place, &map, None, (&[], today))
        .unwrap();
    let input = PlannedInput {
        book: &book_of(workspace),
        table: file.table(&place),
        block: &place.block,
        columns: &columns,
        origin: &file.origin,
        is_own: false,
        list: None,
        case: None,
        on_match: map.on_match.clone(),
        decided: None,
        anyway: false,
        at: "2022-08-01T00:00:00Z",
        today,
        tell: &|_, _| {},
    };
    plan_list(workspace, &input).unwrap().edits
}

fn write(workspace: &Workspace, edits: Vec<Edit>) -> Result<(), Failure> {
    let import = ImportCommit {
        why: "Imported".to_owned(),
        edits,
        queries: Vec::new(),
        compared: None,
        options: CommitOptions::TOUCHED,
        copy: Some(("list.csv", LIST.as_bytes())),
        anyway: false,
    };
    workspace.commit_import(import).map(|_| ())
}

fn everything(disk: &TestDisk) -> Vec<Vec<String>> {
    let folders = ["people", "sources", "files", ".lastseen/stage"];
    folders.iter().map(|folder| disk.names_in(folder)).collect()
}

#[test]
fn what_somebody_else_sets_after_the_preview_is_a_conflict_and_nothing_is_written() {
    both(|disk| {
        disk.put_person(PERSON);
        let workspace = disk.open("anna");
        let edits = planned(&workspace);
        let other = disk.open("boris");
        commit(&other, vec![set("unit", None, Some("\"4th brigade\""))]).unwrap();
        let (before, logs) = (disk.person(), disk.names_in("log"));
        let all = everything(disk);
        let Err(Failure::Conflicts(conflicts)) = write(&workspace, edits) else {
            panic!("no conflict");
        };
        let expected = conflict(
            "unit",
            None,
            Some("\"4th brigade\""),
            Some("\"3rd brigade\""),
        );
        assert_eq!(conflicts[0].record.as_str(), ID);
        assert_eq!(conflicts[0].found, expected.found);
        assert_eq!(conflicts[0].wanted, expected.wanted);
        assert_eq!(disk.person(), before);
        assert_eq!(everything(disk), all);
        assert_eq!(disk.names_in("log"), logs);
        // Planned again, the other value stays, and the list stands beside it.
        write(&workspace, planned(&workspace)).unwrap();
        assert!(disk.person().contains("unit: \"4th brigade\""));
        assert!(disk.person().contains("value: \"3rd brigade\""));
        assert_eq!(disk.names_in("people").len(), 2);
    });
}

#[test]
fn whoever_is_added_after_the_preview_was_compared_with_no_row_and_nothing_is_written() {
    both(|disk| {
        disk.put_person(PERSON);
        let workspace = disk.open("anna");
        let compared = ComparedRecords::of(&book_of(&workspace));
        let edits = planned(&workspace);
        let other = disk.open("boris");
        let id: RecordId = "p-added".parse().unwrap();
        let text = "Person(id: \"p-added\", name: \"Vera Testova\")\n";
        let added = Edit::Create {
            record: id,
            text: text.to_owned(),
        };
        commit(&other, vec![added]).unwrap();
        let all = everything(disk);
        let import = |compared| ImportCommit {
            why: "Imported".to_owned(),
            edits: edits.clone(),
            queries: Vec::new(),
            compared: Some(compared),
            copy: Some(("list.csv", LIST.as_bytes())),
            options: CommitOptions::TOUCHED,
            anyway: false,
        };
        let refused = workspace.commit_import(import(compared));
        let Err(Failure::AddedMeanwhile { record }) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(record, id);
        assert_eq!(everything(disk), all);
        let compared = ComparedRecords::of(&book_of(&workspace));
        workspace.commit_import(import(compared)).unwrap();
    });
}
