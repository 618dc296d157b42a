//! How the dates of a public suite are read: `cargo run --example dates -- FOLDER`. FOLDER has `unt.tsv` (edtf,
//! list; lists that begin with `invalid` hold what is no date) and `bounds.tsv` (edtf, first day, last
//! day; beyond the years of a calendar the nearest day counts). What is read otherwise is listed.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use lastseen::record::edtf_date::EdtfDate;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(folder) = std::env::args().nth(1) else {
        return Err("name a folder with unt.tsv and bounds.tsv".into());
    };
    let folder = Path::new(&folder);
    let mut lists: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut all: BTreeMap<(bool, String), bool> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("unt.tsv"))?.lines().skip(1) {
        let Some((text, list)) = line.split_once('\t') else {
            continue;
        };
        let is_invalid = list.starts_with("invalid");
        let is_right = EdtfDate::new(text).days().is_none() == is_invalid;
        let (right, count) = lists.entry(list.to_owned()).or_default();
        *right += usize::from(is_right);
        *count += 1;
        all.insert((is_invalid, text.to_owned()), is_right);
    }
    for (list, (right, count)) in lists {
        println!("{list}: {right} of {count}");
    }
    for (is_invalid, what) in [(false, "valid"), (true, "invalid")] {
        let of = all
            .iter()
            .filter(|((invalid, _), _)| *invalid == is_invalid);
        let (mut right, mut count) = (0, 0);
        for ((_, text), is_right) in of {
            count += 1;
            right += usize::from(*is_right);
            if !is_right {
                println!("read otherwise: {text:?}");
            }
        }
        println!("{what}: {right} of {count} different strings");
    }
    let (mut right, mut count) = (0, 0);
    for line in fs::read_to_string(folder.join("bounds.tsv"))?
        .lines()
        .skip(1)
    {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, first, last, ..] = fields.as_slice() else {
            continue;
        };
        let days = EdtfDate::new(text).days();
        let read = days.map(|days| format!("{days:?}"));
        count += 1;
        let is = days.is_some_and(|days| {
            let day = |bound: &str, day: jiff::civil::Date| match bound {
                "-inf" => day == jiff::civil::Date::MIN,
                "inf" => day == jiff::civil::Date::MAX,
                bound => {
                    let beyond = bound.trim_start_matches('-').split('-').next();
                    let beyond = beyond.is_some_and(|year| year.len() > 4);
                    let padded = match bound.strip_prefix('-') {
                        Some(year) => format!("-00{year}"),
                        None => bound.to_owned(),
                    };
                    match padded.parse::<jiff::civil::Date>() {
                        Ok(bound) => bound == day,
                        Err(_) => beyond && (day.year().abs() == 9999),
                    }
                }
            };
            day(first, days.earliest) && day(last, days.latest)
        });
        right += usize::from(is);
        if !is {
            println!("bounds of {text}: {first} to {last}, read as {read:?}");
        }
    }
    println!("bounds: {right} of {count}");
    Ok(())
}
