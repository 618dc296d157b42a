//! Every checkable statement of a record, with the path of the field that makes it.

use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;
use crate::record::field::{Field, FieldType, JoinRule, OPEN_LISTS};
use crate::record::field_value::{FieldValue, StructRef};
use crate::record::grade::Credibility;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::schema::claimable;
use crate::record::status::Status;
use crate::ron_text::path::FieldPath;

/// One checkable statement.
#[derive(Clone, Copy, Debug)]
pub enum Value<'r> {
    /// A reference to a record of this kind.
    Link(&'r Link, Kind),
    /// A reference to another record of the same kind as this one, whose id comes with it.
    Other(&'r Link, RecordId),
    /// The name or title.
    Title(&'r str),
    /// A text in which names stand.
    Spelled(&'r str),
    /// A date.
    Date(&'r EdtfDate),
    /// A status.
    Status(&'r Status),
    /// A word that is mostly one of these; empty if none is written.
    Word(&'r str, &'static [&'static str]),
    /// A credibility.
    Credibility(Credibility),
    /// A place or unit as the source has it.
    Named(&'r str, Kind),
    /// A whole entry of a history.
    Entry(&'r Entry),
    /// How far a source is trusted, if it is said.
    Graded(Option<&'r str>),
    /// A range; its lower and its upper end.
    Range(Option<u64>, Option<u64>),
}

/// The way to a field; it becomes a path only if there is something to say about the field.
#[derive(Clone, Debug, Default)]
pub struct Trail(Vec<Step>);

#[derive(Clone, Copy, Debug)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl Trail {
    /// The path of the field.
    #[must_use]
    pub fn path(&self) -> FieldPath {
        self.0
            .iter()
            .fold(FieldPath::root(), |path, step| match step {
                Step::Field(name) => path.field(name),
                Step::Index(index) => path.index(*index),
            })
    }

    /// Whether this is the way to a field by these names, the places in lists left out.
    #[must_use]
    pub fn is(&self, names: &[&str]) -> bool {
        let own = self.0.iter().filter_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Index(_) => None,
        });
        own.eq(names.iter().copied())
    }
}

/// Walks through a record by the schema and hands every statement to a visitor.
pub struct Visitor<'f> {
    record: RecordId,
    trail: Trail,
    visit: &'f mut dyn FnMut(&Trail, Value<'_>),
}

impl<'f> Visitor<'f> {
    /// A walk that hands every statement of this record to `visit`.
    pub fn new(record: RecordId, visit: &'f mut dyn FnMut(&Trail, Value<'_>)) -> Self {
        Self {
            record,
            trail: Trail::default(),
            visit,
        }
    }

    /// Walks through a record, or a struct in one.
    pub fn fields(&mut self, of: StructRef<'_>) {
        if let StructRef::Entry(entry) = of {
            (self.visit)(&self.trail, Value::Entry(entry));
        }
        of.each_field(&mut |field, value| {
            self.step(Step::Field(field.name), |walk| walk.field(of, field, value));
        });
    }

    /// Says whom a person was joined to, and nothing else.
    pub fn joined(&mut self, person: &Person) {
        StructRef::Person(person).each_field(&mut |field, value| {
            if field.join == JoinRule::Own {
                self.step(Step::Field(field.name), |walk| {
                    walk.field(StructRef::Person(person), field, value);
                });
            }
        });
    }

    fn field(&mut self, of: StructRef<'_>, field: &Field, value: FieldValue<'_>) {
        match (of, value) {
            (_, FieldValue::List(_)) => {
                for (index, item) in value.items().enumerate() {
                    self.step(Step::Index(index), |walk| walk.item(field, item));
                }
            }
            (_, FieldValue::Link(Link::Nowhere)) if !field.required => {}
            (StructRef::Claim(claim), _) if field.name == "field" && !claim.field.is_empty() => {
                let names = claimable(self.record.kind());
                (self.visit)(&self.trail, Value::Word(&claim.field, names));
            }
            (StructRef::Count(count), _) if field.name == "max" => {
                (self.visit)(&self.trail, Value::Range(count.min, count.max));
            }
            _ => self.item(field, value),
        }
    }

    /// A value that is no list.
    fn item(&mut self, field: &Field, value: FieldValue<'_>) {
        let stated = match (field.holds, value) {
            (_, FieldValue::Struct(inside)) => return self.fields(inside),
            (FieldType::Link(_) | FieldType::Links(_), FieldValue::Link(link))
                if field.to_other =>
            {
                Value::Other(link, self.record)
            }
            (FieldType::Link(kind) | FieldType::Links(kind), FieldValue::Link(link)) => {
                Value::Link(link, kind)
            }
            (_, FieldValue::Date(date)) if !date.is_empty() => Value::Date(date),
            (_, FieldValue::Status(status)) => Value::Status(status),
            (_, FieldValue::Credibility(digit)) => Value::Credibility(digit),
            (FieldType::Word(words), FieldValue::Word(word))
                if OPEN_LISTS.contains(&words) && !word.is_empty() =>
            {
                Value::Word(word, words)
            }
            (FieldType::Word(words), _) if OPEN_LISTS.contains(&words) => return,
            (FieldType::Word(_), FieldValue::Nothing) if field.required => Value::Graded(None),
            (FieldType::Word(_), FieldValue::Word(word)) if field.required => {
                Value::Graded(Some(word))
            }
            (FieldType::Word(words), FieldValue::Word(word)) if !word.is_empty() => {
                Value::Word(word, words)
            }
            (FieldType::Named(kind), FieldValue::Text(text)) if !text.is_empty() => {
                Value::Named(text, kind)
            }
            (_, FieldValue::Text(text)) if field.is_title() => Value::Title(text),
            (_, FieldValue::Text(text)) if field.spelled => Value::Spelled(text),
            _ => return,
        };
        (self.visit)(&self.trail, stated);
    }

    fn step(&mut self, step: Step, inside: impl FnOnce(&mut Self)) {
        self.trail.0.push(step);
        inside(self);
        self.trail.0.pop();
    }
}
