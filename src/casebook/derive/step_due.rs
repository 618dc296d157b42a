//! What is due of the steps that were taken for a person: answers that did not come yet.

use jiff::civil::Date;

use crate::record::day_range::DayRange;
use crate::record::person::Person;
use crate::record::step::Step;

/// By when an answer to a step is due: the days of which the last one is the deadline. `None` if there is
/// an answer, or nothing is said of a day.
#[must_use]
pub fn due(step: &Step) -> Option<DayRange> {
    if !step.answer.trim().is_empty() {
        return None;
    }
    let days = step.due.days()?;
    match (days.earliest == Date::MIN, days.latest == Date::MAX) {
        (true, true) => None,
        // Of an open end nobody knows more than the other one.
        (true, false) => Some(DayRange {
            earliest: days.latest,
            latest: days.latest,
        }),
        (false, true) => Some(DayRange {
            earliest: days.earliest,
            latest: days.earliest,
        }),
        (false, false) => Some(days),
    }
}

/// Whether the last day for an answer has passed.
#[must_use]
pub fn is_overdue(step: &Step, today: Date) -> bool {
    due(step).is_some_and(|days| days.latest < today)
}

/// The answer of all steps of a person that is due first, with the place of the step.
#[must_use]
pub fn next_due(person: &Person) -> Option<(usize, DayRange)> {
    let steps = person.steps.iter().enumerate();
    steps
        .filter_map(|(at, step)| Some((at, due(step)?)))
        .min_by_key(|(at, days)| (days.latest, days.earliest, *at))
}

/// The steps by their places, oldest first; those without a date last.
#[must_use]
pub fn steps_in_time(person: &Person) -> Vec<usize> {
    let mut order: Vec<usize> = (0..person.steps.len()).collect();
    order.sort_by_key(|at| {
        let days = person.steps[*at].when.days();
        days.map_or((Date::MAX, Date::MAX), |days| (days.earliest, days.latest))
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;
    use jiff::civil::date;

    #[test]
    fn what_has_no_answer_is_due_on_the_last_day_that_is_meant() {
        let step = |fields: &str| -> Step { read_ron(&format!("({fields})")).unwrap() };
        let last = |fields: &str| due(&step(fields)).map(|days| days.latest.to_string());
        for (fields, expected) in [
            ("due: \"2023-02-01\"", Some("2023-02-01")),
            ("due: \"2023-02\"", Some("2023-02-28")),
            ("due: \"2023-02/..\"", Some("2023-02-01")),
            ("due: \"../2023-02\"", Some("2023-02-28")),
            ("due: \"../..\"", None),
            ("due: \"soon\"", None),
            ("due: \"2023-02-01\", answer: \"refused\"", None),
            ("due: \"2023-02-01\", answer: \" \"", Some("2023-02-01")),
            ("what: Letter", None),
        ] {
            assert_eq!(last(fields).as_deref(), expected, "{fields}");
        }
        let step = step("due: \"2023-02\"");
        assert!(!is_overdue(&step, date(2023, 2, 28)));
        assert!(is_overdue(&step, date(2023, 3, 1)));
    }

    #[test]
    fn the_answer_that_is_due_first_counts() {
        let person: Person = read_ron(
            r#"Person(id: "p-1", name: "a", steps: [
                (when: "2022-09", due: "2023"), (due: "2022-10-01", answer: "no"),
                (when: "2022-08", due: "2023-05-01"), (due: "2023-05-01"),
            ])"#,
        )
        .unwrap();
        assert_eq!(next_due(&person).map(|(at, _)| at), Some(2));
        assert_eq!(steps_in_time(&person), [2, 0, 1, 3]);
    }
}
