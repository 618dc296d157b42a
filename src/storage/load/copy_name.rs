//! The names that sync tools, merges and editors give to copies of records and logs. Pure.

use crate::casebook::erase::left_behind::LeftBy;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// What marks the name of a copy, and who writes it so; what comes first wins.
const SIGNS: [(&str, LeftBy); 19] = [
    (".sync-conflict-", LeftBy::Syncthing),
    ("'s conflicted copy", LeftBy::Dropbox),
    ("_conflict-", LeftBy::Nextcloud),
    ("conflicted copy", LeftBy::Nextcloud),
    ("case conflict", LeftBy::Dropbox),
    ("~HEAD", LeftBy::Git),
    (".orig", LeftBy::Git),
    (".rej", LeftBy::Patch),
    ("_BASE_", LeftBy::Git),
    ("_LOCAL_", LeftBy::Git),
    ("_REMOTE_", LeftBy::Git),
    ("_BACKUP_", LeftBy::Git),
    (".BASE", LeftBy::Git),
    (".LOCAL", LeftBy::Git),
    (".REMOTE", LeftBy::Git),
    (".BACKUP", LeftBy::Git),
    (" - Copy", LeftBy::SyncOrFileManager),
    (" (", LeftBy::SyncOrFileManager),
    ("~", LeftBy::Git),
];

/// The record that a file in the folder of `kind` is a copy of, by its name, and who left it; `None`
/// for the record's own name and for names that no copy has.
#[must_use]
pub fn copy_of_record(kind: Kind, name: &str) -> Option<(RecordId, LeftBy)> {
    let length = name
        .bytes()
        .enumerate()
        .find(|(at, byte)| *at != 1 && !(byte.is_ascii_lowercase() || byte.is_ascii_digit()))
        .map_or(name.len(), |(at, _)| at);
    let id: RecordId = name.get(..length)?.parse().ok()?;
    let rest = &name[length..];
    let by = sign(rest).map_or(LeftBy::Unknown, |(_, by)| by);
    let is_copy = rest != ".ron" && (rest.ends_with(".ron") || by != LeftBy::Unknown);
    (is_copy && id.kind() == kind).then_some((id, by))
}

/// The name of the log that a file is a copy of, by its name alone, and who left it. A log's own name
/// has none of these signs.
#[must_use]
pub fn copy_of_log(name: &str) -> Option<(String, LeftBy)> {
    let (at, by) = sign(name)?;
    // An author or a machine may be called so; what merges and patches leave stands at the very end.
    let is_extension = |sign: &str| sign.starts_with('.') && sign != ".sync-conflict-";
    let written = SIGNS.iter().find(|(sign, _)| name[at..].starts_with(sign));
    if let Some((sign, _)) = written.filter(|(sign, _)| is_extension(sign)) {
        let rest = &name[at + sign.len()..];
        let is_behind = name[..at].ends_with(".log");
        if !is_behind && !matches!(rest, "" | ".log") {
            return None;
        }
    }
    let stem = name[..at].trim_end_matches(".log");
    (!stem.is_empty()).then(|| (format!("{stem}.log"), by))
}

/// Who left a copy of `lastseen.ron` under this name; `None` if it is none.
#[must_use]
pub fn copy_of_head(name: &str) -> Option<LeftBy> {
    let rest = name.strip_prefix("lastseen")?;
    let (_, by) = sign(rest)?;
    (rest != ".ron").then_some(by)
}

/// The first place of a sign in a name, and who writes it.
fn sign(name: &str) -> Option<(usize, LeftBy)> {
    let (sign, by) = *SIGNS.iter().find(|(sign, _)| name.contains(sign))?;
    let at = name.find(sign)?;
    // What the sign of a conflict stands in is a bracket behind the name: `name (Anna's conflicted copy)`.
    let bracket = name[..at].rfind(" (").unwrap_or(at);
    // Dropbox writes no time; Nextcloud does.
    let timed = name
        .rsplit_once(' ')
        .is_some_and(|(_, last)| last.bytes().take(6).filter(u8::is_ascii_digit).count() == 6);
    let by = match (sign, timed) {
        ("conflicted copy", false) => LeftBy::Dropbox,
        _ => by,
    };
    Some((bracket, by))
}

/// Whether a name is one of those that editors leave behind.
#[must_use]
pub fn is_leftover(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with('#')
        || [".swp", ".swo", ".bak", ".tmp", "~"]
            .iter()
            .any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_or_a_machine_whose_name_has_a_sign_in_it_is_no_copy() {
        for name in [
            "m.rejeb-vm.log",
            "anna-nas.original.lan.log",
            "b.local-BASE.log",
        ] {
            assert_eq!(copy_of_log(name), None, "{name}");
        }
        for name in ["anna-vm.log.orig", "anna-vm.rej", "anna-vm.BASE.log"] {
            let (of, _) = copy_of_log(name).unwrap();
            assert_eq!(of, "anna-vm.log", "{name}");
        }
    }

    #[test]
    fn copies_of_the_head_are_known_and_nothing_else_is_one() {
        for (name, by) in [
            (
                "lastseen.sync-conflict-20261127-101500-ABCDEFG.ron",
                LeftBy::Syncthing,
            ),
            (
                "lastseen (Anna's conflicted copy 2026-11-27).ron",
                LeftBy::Dropbox,
            ),
            ("lastseen (1).ron", LeftBy::SyncOrFileManager),
        ] {
            assert_eq!(copy_of_head(name), Some(by), "{name}");
        }
        for name in [
            "lastseen.ron",
            "lastseen2.ron",
            "notes.ron",
            "other (1).ron",
        ] {
            assert_eq!(copy_of_head(name), None, "{name}");
        }
    }

    #[test]
    fn copies_of_records_are_known_by_the_beginning_of_their_names() {
        for (rest, by) in [
            (
                ".sync-conflict-20261127-101500-ABCDEFG.ron",
                LeftBy::Syncthing,
            ),
            (" (conflicted copy 2026-11-27).ron", LeftBy::Dropbox),
            (" (Anna's conflicted copy 2026-11-27).ron", LeftBy::Dropbox),
            (
                " (conflicted copy 2026-11-27 101500).ron",
                LeftBy::Nextcloud,
            ),
            ("_conflict-20261127-101500.ron", LeftBy::Nextcloud),
            (" (1).ron", LeftBy::SyncOrFileManager),
            (" - Copy.ron", LeftBy::SyncOrFileManager),
            ("-LAPTOP.ron", LeftBy::Unknown),
            (" (копия).ron", LeftBy::SyncOrFileManager),
            (".ron.orig", LeftBy::Git),
            (".ron.rej", LeftBy::Patch),
            (".ron~HEAD", LeftBy::Git),
            (".BASE.ron", LeftBy::Git),
            ("_LOCAL_4711.ron", LeftBy::Git),
        ] {
            let name = format!("p-4f7k9q2m8x{rest}");
            let found = copy_of_record(Kind::Person, &name);
            assert_eq!(found, Some(("p-4f7k9q2m8x".parse().unwrap(), by)), "{name}");
            assert_eq!(copy_of_record(Kind::Case, &name), None, "{name}");
        }
        for name in [
            "p-1.ron", "p-1.txt", "note.ron", "x-1.ron", "p-.ron", "p", "", "ж.ron",
        ] {
            assert_eq!(copy_of_record(Kind::Person, name), None, "{name}");
        }
    }

    #[test]
    fn copies_of_logs_are_known_by_their_signs() {
        for name in [
            "anna-laptop.sync-conflict-20261127-101500-ABCDEFG.log",
            "anna-laptop (conflicted copy 2026-11-27).log",
            "anna-laptop (Anna's conflicted copy 2026-11-27).log",
            "anna-laptop_conflict-20261127-101500.log",
            "anna-laptop (1).log",
            "anna-laptop.log~HEAD",
            "anna-laptop.log.orig",
            "anna-laptop_REMOTE_12.log",
        ] {
            let (of, _) = copy_of_log(name).unwrap();
            assert_eq!(of, "anna-laptop.log", "{name}");
        }
        for name in [
            "anna-laptop.log",
            "anna-ш.-etc-laptop.local.log",
            " (1).log",
        ] {
            assert_eq!(copy_of_log(name), None, "{name}");
        }
    }
}
