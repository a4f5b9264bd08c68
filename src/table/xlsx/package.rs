//! Parts of the zip and the relationships between them.

use std::collections::HashMap;
use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::markup::{Element, Markup, Token};
use crate::table::WorkbookError;
use crate::table::guard;
use crate::table::sniff::part_name;

/// The markup of one part.
pub(super) type Xml<'a, R> = Markup<ZipFile<'a, R>>;

/// A workbook's zip that the guard let pass.
pub(super) struct Package<R> {
    archive: ZipArchive<R>,
    /// Comparable part name → index.
    parts: HashMap<String, usize>,
}

/// Where a relationship leads.
pub(super) struct Relation {
    /// The last segment of its type, such as `worksheet`.
    pub(super) kind: String,
    /// The comparable name of the part.
    pub(super) part: String,
}

impl<R: Read + Seek> Package<R> {
    pub(super) fn open(reader: R) -> Result<Self, WorkbookError> {
        let mut archive = ZipArchive::new(reader).map_err(|error| WorkbookError::zip("", error))?;
        guard::check(&mut archive).map_err(WorkbookError::Refused)?;
        let parts = archive.file_names_raw().enumerate().map(|(index, name)| (part_name(name), index)).collect();
        Ok(Self { archive, parts })
    }

    /// The bytes of a part; `None` where there is no such part.
    pub(super) fn bytes(&mut self, part: &str) -> Result<Option<ZipFile<'_, R>>, WorkbookError> {
        let Some(index) = self.parts.get(&part_name(part.as_bytes())) else { return Ok(None) };
        self.archive.by_index(*index).map(Some).map_err(|error| WorkbookError::zip(part, error))
    }

    /// The XML of a part; `None` where there is no such part.
    pub(super) fn xml(&mut self, part: &str) -> Result<Option<Xml<'_, R>>, WorkbookError> {
        Ok(self.bytes(part)?.map(Markup::new))
    }

    /// Calls `visit` for every start of an element. `false` where there is no such part.
    pub(super) fn elements(&mut self, part: &str, mut visit: impl FnMut(Element<'_>)) -> Result<bool, WorkbookError> {
        let Some(mut xml) = self.xml(part)? else { return Ok(false) };
        loop {
            match xml.next().map_err(|error| WorkbookError::read(part, error))? {
                Token::Open(element) => visit(element),
                Token::End => return Ok(true),
                _ => {}
            }
        }
    }

    /// The relationships of a part by id; those of the package for an empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<HashMap<String, Relation>, WorkbookError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut relations = HashMap::new();
        self.elements(&format!("{folder}/_rels/{file}.rels"), |element| {
            let get = |name| element.attribute(name).filter(|_| element.name == b"Relationship");
            if let (Some(id), Some(kind), Some(target)) = (get("Id"), get("Type"), get("Target")) {
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                relations.insert(id.into_owned(), Relation { kind, part: resolve(folder, &target) });
            }
        })?;
        Ok(relations)
    }
}

/// The part that a target names, relative to a folder unless it starts with a slash.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            segment => path.push(segment),
        }
    }
    part_name(path.join("/").as_bytes())
}
