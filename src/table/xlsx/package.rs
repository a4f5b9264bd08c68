//! Parts of the zip and the relationships between them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::error::WorkbookError;
use crate::table::guard;
use crate::table::sniff::part_name;

/// Bytes unpacked at a time.
const CHUNK: usize = 64 << 10;

/// XML events of one part.
pub(super) type Xml<'a, R> = Reader<BufReader<ZipFile<'a, R>>>;

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
        let Some(file) = self.bytes(part)? else { return Ok(None) };
        let mut xml = Reader::from_reader(BufReader::with_capacity(CHUNK, file));
        xml.config_mut().check_end_names = false;
        Ok(Some(xml))
    }

    /// Calls `visit` for every start of an element, its local name first. Small parts only.
    pub(super) fn elements(
        &mut self,
        part: &str,
        mut visit: impl FnMut(&str, &BytesStart<'_>),
    ) -> Result<bool, WorkbookError> {
        let Some(mut xml) = self.xml(part)? else { return Ok(false) };
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|error| WorkbookError::xml(part, error))? {
                Event::Start(element) | Event::Empty(element) => visit(element.local_name().as_ref(), &element),
                Event::Eof => return Ok(true),
                _ => {}
            }
        }
    }

    /// The relationships of a part by id; those of the package for an empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<HashMap<String, Relation>, WorkbookError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut relations = HashMap::new();
        self.elements(&format!("{folder}/_rels/{file}.rels"), |name, element| {
            let target = attribute(element, "Target").filter(|_| name == "Relationship");
            if let (Some(id), Some(kind), Some(target)) = (attribute(element, "Id"), attribute(element, "Type"), target)
            {
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                relations.insert(id.into_owned(), Relation { kind, part: resolve(folder, &target) });
            }
        })?;
        Ok(relations)
    }
}

/// An attribute by its local name, with entities resolved.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let found = element.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()
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
