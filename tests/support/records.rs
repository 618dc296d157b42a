//! Two people, a case and two sources, one of which repeats the other.

/// Hand-written, with comments and without a trailing comma.
pub const MAKSIM: &str = r#"// Everything after the name is optional.
Person(
    id: "p-4f7k9q2m8x", name: "Maksim Kochetkov",
    other_names: [(text: "Максим Кочетков", kind: Native)],
    cases: [(case: "c-7m3x0w5rzn")], // affected
    hair: "red",
    history: [
        (
            when: "2022-07~", status: Detained, place: "Bryanka", contact: Relayed,
            sources: [
                (source: "s-9d2v6c1hkt", at: "paragraph 1", credibility: 3),
                (source: "s-5k8y2e7gqd"),
            ],
            note: "Punished for refusing the order to go.",
        ),
        (when: "2022-04", status: Missing, withdrawn: "another man", sources: [(source: "s-5k8y2e7gqd")])
    ],
    tags: ["abkhazia"]
)
"#;

pub const GORSHENIN: &str = r#"Person(
    id: "p-4f8a1b2c3d",
    name: "Artyom Gorshenin",
    cases: [(case: "c-7m3x0w5rzn")],
    history: [
        (when: "2022-07-20", status: Redeployed, contact: Direct, sources: [(source: "s-9d2v6c1hkt")]),
    ],
)
"#;

pub const BRYANKA: &str = r#"Case(
    id: "c-7m3x0w5rzn",
    title: "Bryanka detention centre",
    kind: Facility,
    place: "Bryanka",
    counts: [(what: Held, min: 234, said: "at least 234", sources: [(source: "s-5k8y2e7gqd")])],
)
"#;

pub const TIMES: &str = r#"Source(
    id: "s-5k8y2e7gqd", title: "Hundreds held", publisher: "The Moscow Times",
    published: "2022-07-31", reliability: B, derived_from: ["s-9d2v6c1hkt"],
)
"#;

pub const VERSTKA: &str = r#"Source(
    id: "s-9d2v6c1hkt", title: "234 refused", publisher: "Verstka", published: "2022-07-28",
    reliability: F,
)
"#;
