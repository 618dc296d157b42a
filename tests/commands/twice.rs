//! People who are recorded twice: `duplicates` and `is:duplicate`, and one record for two.

use crate::desk::Desk;

fn desk() -> Desk {
    Desk::new()
        .file(
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\", home: \"Sakhalin\", born: \"2002\")\n",
        )
        .file(
            "people/p-bbb.ron",
            "Person(id: \"p-bbb\", name: \"Кочетков Максим Сергеевич\", home: \"Сахалин\", born: \"2003~\")\n",
        )
        .file(
            "people/p-ccc.ron",
            "Person(id: \"p-ccc\", name: \"Andrei Kochetkov\", home: \"Sakhalin\", born: \"2003\")\n",
        )
        .file(
            "people/p-ddd.ron",
            "Person(id: \"p-ddd\", name: \"Ivan Ivanov\")\n",
        )
        .file(
            "people/p-eee.ron",
            "Person(id: \"p-eee\", name: \"Иван Иванов\")\n",
        )
}

#[test]
fn likely_pairs_are_listed_with_their_reasons() {
    let desk = desk();
    let run = desk.run(&["duplicates"]).done();
    let rows = run.columns();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0][1..6],
        [
            "likely",
            "p-aaa",
            "Maksim Kochetkov",
            "p-bbb",
            "Кочетков Максим Сергеевич"
        ]
    );
    assert!(rows[0][6].contains("+ same home"), "{}", rows[0][6]);
    let run = desk.run(&["duplicates", "--all"]).done();
    assert_eq!(run.columns()[1][1..4], ["perhaps", "p-ddd", "Ivan Ivanov"]);
    let run = desk.run(&["duplicates", "andrei", "--all"]).done();
    assert_eq!(run.out, "");
    let pairs = desk.run(&["duplicates", "--json"]).done().json();
    assert_eq!(pairs[0]["people"][1]["id"], "p-bbb");
    assert!(pairs[0]["score"].as_f64().unwrap() > 0.5);
}

#[test]
fn a_query_finds_who_may_be_recorded_twice() {
    let desk = desk();
    let ids = |query: &str| {
        let run = desk.run(&["list", query]).done();
        let rows = run.columns();
        let mut ids: Vec<String> = rows.iter().map(|row| row[0].to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids("is:duplicate"), ["p-aaa", "p-bbb"]);
    assert_eq!(ids("-is:duplicate"), ["p-ccc", "p-ddd", "p-eee"]);
}
