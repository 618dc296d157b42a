//! Finding a field deep in the text of a record of about 1 KB.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use lastseen::ron_text::locate::locate;
use lastseen::ron_text::path::FieldPath;

const RECORD: &str = r#"// Everything after the name is optional.
Person(
    id: "p-4f7k9q2m8x",
    name: "Maksim Kochetkov",
    name_status: Published,          // Published | Changed | Partial | Withheld
    other_names: [
        (text: "Максим Кочетков", kind: Native),
    ],
    sex: Male,
    born: "2002~",
    ages: [(years: "20", as_of: "2022-07-31", sources: [(source: "s-9d2v6c1hkt")])],
    home: "Sakhalin",
    rank: "contract soldier",
    cases: [(case: "c-7m3x0w5rzn", role: Affected)],
    history: [
        (
            when: "2022-07~",
            said: "the fifth month of the war",
            status: Detained,
            place: "penal colony far from home",
            contact: Relayed,
            sources: [
                (source: "s-9d2v6c1hkt", at: "paragraph 1", credibility: 3, via: Journalist),
            ],
            note: "Punished for refusing the order to go.",
            by: "anna", recorded: "2026-11-22T10:00:00Z",
        ),
    ],
    relations: [(kind: Mother, at_risk: true)],
    risk: (level: High, reason: "named in the press", review: "2023-01-31"),
    tags: ["abkhazia"],
)
"#;

fn main() {
    let path = FieldPath::root()
        .field("history")
        .index(0)
        .field("sources")
        .index(0)
        .field("credibility");
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("ron_text");
    group.throughput(Throughput::Bytes(RECORD.len() as u64));
    group.bench_function("locate", |bencher| {
        bencher.iter(|| black_box(locate(black_box(RECORD), &path)));
    });
    group.finish();
    criterion.final_summary();
}
