//! Cycles: records that lead back to themselves by way of others: places and units by their
//! parents, sources by what they are derived from.

use std::collections::{HashMap, HashSet};

use crate::casebook::book::table::Table;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::place::Place;
use crate::record::source::Source;
use crate::record::unit::Unit;

/// The records that may lead back to themselves.
#[derive(Clone, Copy)]
pub struct Chains<'b> {
    /// The places, each with what it lies in.
    pub places: &'b Table<Place>,
    /// The units, each with what it belongs to.
    pub units: &'b Table<Unit>,
    /// The sources, each with what it is derived from.
    pub sources: &'b Table<Source>,
}

/// Every place, unit and source that leads back to itself. Each record and each reference is looked at
/// once (Tarjan's algorithm for strongly connected components, without recursion).
#[must_use]
pub fn circular(chains: Chains<'_>) -> HashSet<RecordId> {
    let mut walk = Walk::default();
    let places = chains.places.iter().map(|(_, one)| one.id);
    let units = chains.units.iter().map(|(_, one)| one.id);
    let sources = chains.sources.iter().map(|(_, one)| one.id);
    for id in places.chain(units).chain(sources) {
        walk.from(chains, id);
    }
    walk.circular
}

#[derive(Default)]
struct Walk {
    /// When each record was come upon, and the earliest record that it leads back to.
    reached: HashMap<RecordId, Reached>,
    /// The records whose component is not known yet.
    open: Vec<RecordId>,
    circular: HashSet<RecordId>,
}

struct Reached {
    at: usize,
    earliest: usize,
    is_open: bool,
}

impl Walk {
    fn from(&mut self, chains: Chains<'_>, start: RecordId) {
        if self.reached.contains_key(&start) {
            return;
        }
        let mut path = vec![(start, self.reach(chains, start))];
        while let Some((here, ahead)) = path.last_mut() {
            let here = *here;
            if let Some(next) = ahead.pop() {
                if next == here {
                    self.circular.insert(here);
                }
                match self.reached.get(&next) {
                    None => {
                        let further = self.reach(chains, next);
                        path.push((next, further));
                    }
                    Some(one) if one.is_open => {
                        let at = one.at;
                        self.lead_back(here, at);
                    }
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            let earliest = self.close(here);
            if let Some((before, _)) = path.last() {
                self.lead_back(*before, earliest);
            }
        }
    }

    /// Notes that a record was come upon; gives the records that it leads to.
    fn reach(&mut self, chains: Chains<'_>, id: RecordId) -> Vec<RecordId> {
        let at = self.reached.len();
        self.open.push(id);
        self.reached.insert(
            id,
            Reached {
                at,
                earliest: at,
                is_open: true,
            },
        );
        ahead(chains, id)
    }

    fn lead_back(&mut self, id: RecordId, to: usize) {
        if let Some(one) = self.reached.get_mut(&id) {
            one.earliest = one.earliest.min(to);
        }
    }

    /// Ends a record that leads nowhere else; gives the earliest record that it leads back to.
    fn close(&mut self, id: RecordId) -> usize {
        let Some(Reached { at, earliest, .. }) = self.reached.get(&id) else {
            return usize::MAX;
        };
        let (at, earliest) = (*at, *earliest);
        if at == earliest {
            let first = self.open.iter().rposition(|one| *one == id).unwrap_or(0);
            let component = self.open.split_off(first);
            let is_circle = component.len() > 1;
            for one in component {
                if is_circle {
                    self.circular.insert(one);
                }
                if let Some(one) = self.reached.get_mut(&one) {
                    one.is_open = false;
                }
            }
        }
        earliest
    }
}

/// The records of its kind that a record leads to.
fn ahead(chains: Chains<'_>, id: RecordId) -> Vec<RecordId> {
    let links: Vec<RecordId> = match id.kind() {
        Kind::Place => parents(chains.places.get(id).map(|place| &place.parent)),
        Kind::Unit => parents(chains.units.get(id).map(|unit| &unit.parent)),
        Kind::Source => chains.sources.get(id).map_or_else(Vec::new, |source| {
            source.derived_from.iter().filter_map(Link::id).collect()
        }),
        Kind::Person | Kind::Case => Vec::new(),
    };
    links
        .into_iter()
        .filter(|link| link.kind() == id.kind())
        .collect()
}

fn parents(parent: Option<&Link>) -> Vec<RecordId> {
    parent.and_then(Link::id).into_iter().collect()
}
