//! JSON as a table: a list of objects, one object a line, or entities of FollowTheMoney.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::table::{CellKind, SheetTable};

/// A text and the column it stands in.
type Cells = Vec<(String, String, CellKind)>;

/// Reads a list of objects, one object with a single list of objects in it, or an object on each line.
///
/// # Errors
///
/// [`FileReadError::Malformed`] with the line; [`FileReadError::Empty`]; [`FileReadError::TooLarge`].
pub fn read_json(text: &str) -> Result<SheetTable, FileReadError> {
    let rows = objects(text)?;
    table_of(rows.iter().map(|object| {
        let mut cells = Cells::new();
        flatten("", object, &mut cells);
        cells
    }))
}

/// Reads entities of FollowTheMoney: their id, their schema, and their properties.
///
/// # Errors
///
/// As [`read_json`]; [`FileReadError::NotA`] if an object has no properties.
pub fn read_ftm(text: &str) -> Result<SheetTable, FileReadError> {
    let rows = objects(text)?;
    if rows.iter().any(|row| !is_entity(row)) {
        return Err(FileReadError::NotA { kind: "ftm" });
    }
    table_of(rows.iter().map(|object| {
        let mut cells = Cells::new();
        for name in ["id", "schema"] {
            if let Some(value) = object.get(name) {
                flatten_value(name, value, &mut cells);
            }
        }
        if let Some(Value::Object(properties)) = object.get("properties") {
            flatten("", properties, &mut cells);
        }
        cells
    }))
}

/// Whether an object is an entity of FollowTheMoney.
#[must_use]
pub fn is_entity(object: &Map<String, Value>) -> bool {
    object.contains_key("schema") && object.get("properties").is_some_and(Value::is_object)
}

/// The objects of a text.
///
/// # Errors
///
/// As [`read_json`].
pub fn objects(text: &str) -> Result<Vec<Map<String, Value>>, FileReadError> {
    let stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let mut found = Vec::new();
    for value in stream {
        let value = value.map_err(|error| FileReadError::Malformed {
            line: Some(error.line() as u64),
            detail: error.to_string(),
        })?;
        match value {
            Value::Array(items) => {
                for item in items {
                    found.push(object(item)?);
                }
            }
            Value::Object(mut one) => {
                let lists: Vec<String> = one
                    .iter()
                    .filter(|(_, value)| {
                        value.as_array().is_some_and(|items| {
                            !items.is_empty() && items.iter().all(Value::is_object)
                        })
                    })
                    .map(|(name, _)| name.clone())
                    .collect();
                // `{"people": [...]}` is a list in a wrapper; an object with a name is somebody.
                match (lists.as_slice(), one.len() - lists.len()) {
                    ([list], 0) => {
                        if let Some(Value::Array(items)) = one.remove(list) {
                            for item in items {
                                found.push(object(item)?);
                            }
                        }
                    }
                    _ => found.push(one),
                }
            }
            other => found.push(object(other)?),
        }
    }
    if found.is_empty() {
        return Err(FileReadError::Empty);
    }
    Ok(found)
}

fn object(value: Value) -> Result<Map<String, Value>, FileReadError> {
    match value {
        Value::Object(object) => Ok(object),
        _ => Err(FileReadError::NoObjects),
    }
}

fn flatten(prefix: &str, object: &Map<String, Value>, cells: &mut Cells) {
    for (name, value) in object {
        let path = if prefix.is_empty() {
            name.clone()
        } else {
            format!("{prefix}.{name}")
        };
        flatten_value(&path, value, cells);
    }
}

fn flatten_value(path: &str, value: &Value, cells: &mut Cells) {
    match value {
        Value::Null => {}
        Value::Bool(flag) => {
            cells.push((
                path.to_owned(),
                flag.to_string().to_uppercase(),
                CellKind::Flag,
            ));
        }
        Value::Number(number) => {
            cells.push((path.to_owned(), number.to_string(), CellKind::Number));
        }
        Value::String(text) => cells.push((path.to_owned(), text.clone(), CellKind::Text)),
        Value::Array(items) => {
            // Plain values stand in one cell, a line each; others have columns of their own.
            let plain = |item: &Value| !item.is_object() && !item.is_array();
            if items.iter().all(plain) {
                let lines: Vec<String> = items
                    .iter()
                    .filter(|item| !item.is_null())
                    .map(|item| {
                        item.as_str()
                            .map_or_else(|| item.to_string(), str::to_owned)
                    })
                    .collect();
                if !lines.is_empty() {
                    cells.push((path.to_owned(), lines.join("\n"), CellKind::Text));
                }
            } else {
                for (number, item) in (1..).zip(items) {
                    flatten_value(&format!("{path} {number}"), item, cells);
                }
            }
        }
        Value::Object(object) => flatten(path, object, cells),
    }
}

fn table_of(rows: impl Iterator<Item = Cells>) -> Result<SheetTable, FileReadError> {
    let mut columns: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut filled = Vec::new();
    for cells in rows {
        let mut row: Vec<(usize, String, CellKind)> = Vec::with_capacity(cells.len());
        for (name, text, kind) in cells {
            let place = *places.entry(name.clone()).or_insert_with(|| {
                columns.push(name);
                columns.len() - 1
            });
            row.push((place, text, kind));
        }
        row.sort_by_key(|(place, _, _)| *place);
        filled.push(row);
    }
    let mut table = SheetTable::new("");
    table.begin_row(1)?;
    for column in &columns {
        table.push(column, CellKind::Text)?;
    }
    for (number, row) in (2..).zip(filled) {
        table.begin_row(number)?;
        for (place, text, kind) in row {
            table.push_at(place, &text, kind)?;
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &SheetTable) -> Vec<Vec<&str>> {
        (0..table.len())
            .map(|row| table.cells(row).map(|cell| cell.text).collect())
            .collect()
    }

    #[test]
    fn lists_lines_and_wrapped_lists_are_read() {
        let wanted = vec![
            vec!["age", "name"],
            vec!["30", "Anna"],
            vec!["007", "Pyotr"],
        ];
        let one = r#"{"name": "Anna", "age": 30}"#;
        let other = r#"{"name": "Pyotr", "age": "007"}"#;
        for text in [
            format!("[{one}, {other}]"),
            format!("{one}\n{other}\n"),
            format!("{{\"people\": [{one}, {other}]}}"),
        ] {
            let table = read_json(&text).unwrap();
            assert_eq!(rows(&table), wanted, "{text}");
        }
    }

    #[test]
    fn nested_values_have_columns_and_plain_lists_have_lines() {
        let text = r#"[{"name": "Anna", "home": {"city": "Brod"}, "tags": ["a", "b"], "seen": [{"when": "2022"}], "none": null}]"#;
        let table = read_json(text).unwrap();
        assert_eq!(
            rows(&table),
            [
                ["home.city", "name", "seen 1.when", "tags"],
                ["Brod", "Anna", "2022", "a\nb"]
            ]
        );
    }

    #[test]
    fn entities_have_their_properties_as_columns() {
        let text = r#"{"id": "x1", "schema": "Person", "properties": {"name": ["Anna", "Anya"], "birthDate": ["2001"]}}"#;
        let table = read_ftm(text).unwrap();
        assert_eq!(
            rows(&table),
            [
                ["id", "schema", "birthDate", "name"],
                ["x1", "Person", "2001", "Anna\nAnya"]
            ]
        );
        assert_eq!(
            read_ftm("[{\"id\": 1}]"),
            Err(FileReadError::NotA { kind: "ftm" })
        );
    }

    #[test]
    fn what_is_broken_is_told_with_its_line() {
        assert!(matches!(
            read_json("[\n{\"a\": 1},\n{\"a\": }]"),
            Err(FileReadError::Malformed { line: Some(3), .. })
        ));
        assert_eq!(read_json("[1, 2]"), Err(FileReadError::NoObjects));
        assert_eq!(read_json("[]"), Err(FileReadError::Empty));
        assert_eq!(read_json(""), Err(FileReadError::Empty));
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(matches!(
            read_json(&deep),
            Err(FileReadError::Malformed { .. })
        ));
    }
}
