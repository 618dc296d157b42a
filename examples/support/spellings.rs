//! Spellings of names, and the two plain methods that a search must be better than.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

/// One spelling that is looked for.
pub struct Search {
    /// Whose it is: the place of the person among those who are recorded.
    pub person: usize,
    /// Its script or language, as the list has it.
    pub script: String,
    /// The spelling.
    pub text: String,
}

/// People under the spelling that they are recorded by, and the spellings that are looked for.
pub struct Spellings {
    /// The recorded names.
    pub recorded: Vec<String>,
    /// The searches.
    pub searches: Vec<Search>,
    /// Pairs of a spelling that is looked for and a recorded name that is somebody else's.
    pub different: Vec<(usize, usize)>,
}

/// Reads `spellings.tsv` (person, script, spelling) of a folder, and `same.tsv` and `different.tsv` (two
/// names) where they are there. Everybody is recorded under the first Latin spelling; looked for are all
/// others that `same.tsv` says to be spellings of the same words.
///
/// # Errors
///
/// Where a file cannot be read.
pub fn read(folder: &Path) -> Result<Spellings, Box<dyn Error>> {
    let mut people: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for [person, script, spelling] in rows(&folder.join("spellings.tsv"))? {
        match people.last_mut() {
            Some((last, spellings)) if *last == person => spellings.push((script, spelling)),
            _ => people.push((person, vec![(script, spelling)])),
        }
    }
    // Aliases are other names, and no spelling leads from one to the other.
    let mut aliases: HashMap<(String, String), bool> = HashMap::new();
    if let Ok(same) = rows(&folder.join("same.tsv")) {
        for [one, other, same_words] in same {
            let same_words = same_words == "1";
            aliases.insert((other.clone(), one.clone()), !same_words);
            aliases.insert((one, other), !same_words);
        }
    }
    let mut spellings = Spellings {
        recorded: Vec::new(),
        searches: Vec::new(),
        different: Vec::new(),
    };
    let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
    for (person, (_, list)) in people.into_iter().enumerate() {
        let at = list
            .iter()
            .position(|(script, _)| script == "lat")
            .unwrap_or(0);
        let recorded = list
            .get(at)
            .map(|(_, text)| text.clone())
            .unwrap_or_default();
        for (place, (script, text)) in list.into_iter().enumerate() {
            by_text.entry(text.clone()).or_default().push(person);
            let alias = aliases.get(&(recorded.clone(), text.clone())).copied();
            if place != at && (alias == Some(false) || aliases.is_empty()) {
                spellings.searches.push(Search {
                    person,
                    script,
                    text,
                });
            }
        }
        spellings.recorded.push(recorded);
    }
    let searched: HashMap<&str, usize> = spellings
        .searches
        .iter()
        .enumerate()
        .map(|(at, search)| (search.text.as_str(), at))
        .collect();
    let mut different = Vec::new();
    if let Ok(pairs) = rows(&folder.join("different.tsv")) {
        for [one, other, ..] in pairs {
            for (typed, of) in [(&one, &other), (&other, &one)] {
                if let (Some(search), Some(people)) =
                    (searched.get(typed.as_str()), by_text.get(of))
                {
                    different.extend(people.iter().map(|person| (*search, *person)));
                }
            }
        }
    }
    different.sort_unstable();
    different.dedup();
    spellings.different = different;
    Ok(spellings)
}

/// The pairs of `same.tsv` that are spellings of the same words, and those of `different.tsv`.
///
/// # Errors
///
/// Where a file cannot be read.
pub fn pairs(folder: &Path) -> Result<[Vec<[String; 2]>; 2], Box<dyn Error>> {
    let same = rows(&folder.join("same.tsv"))?.into_iter();
    let same = same.filter(|[_, _, same_words]| same_words == "1");
    let different = rows(&folder.join("different.tsv"))?.into_iter();
    let two = |[one, other, _]: [String; 3]| [one, other];
    Ok([same.map(two).collect(), different.map(two).collect()])
}

/// The rows of a table without its head, three columns each.
fn rows(path: &Path) -> Result<Vec<[String; 3]>, Box<dyn Error>> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let row = |line: &str| {
        let mut columns = line.split('\t').map(|column| column.trim().to_owned());
        [(); 3].map(|()| columns.next().unwrap_or_default())
    };
    Ok(text.lines().skip(1).map(row).collect())
}

/// A name as the plain methods compare it: its letters written in Latin ones by one table, its words
/// sorted.
pub fn plain(name: &str) -> String {
    let latin: String = name.to_lowercase().chars().map(letter).collect();
    let mut words: Vec<&str> = latin
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

fn letter(letter: char) -> String {
    let latin = match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'є' => "ie",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'ї' => "yi",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        'ь' | 'ъ' | '\'' | '’' => "",
        other => return other.to_string(),
    };
    latin.to_owned()
}
