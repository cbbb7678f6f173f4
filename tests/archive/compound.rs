//! Workbooks of Excel 97 to 2003, written byte by byte so that they can be wrong.

/// The size of a sector.
const SECTOR: usize = 4096;
/// Marks the end of a chain, what belongs to the table itself, and what belongs to nothing.
const END: u32 = 0xFFFF_FFFE;
const TABLE: u32 = 0xFFFF_FFFD;
const FREE: u32 = 0xFFFF_FFFF;

/// A container with this stream as its workbook; in it, `next` may say which sector follows another.
pub(crate) fn container(stream: &[u8], next: impl Fn(u32) -> Option<u32>) -> Vec<u8> {
    let sectors = u32::try_from(stream.len().div_ceil(SECTOR)).unwrap();
    let per_sector = u32::try_from(SECTOR / 4).unwrap();
    let tables = (sectors + 64).div_ceil(per_sector - 1);
    let directory = sectors + tables;
    let mut head = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    head.resize(24, 0);
    for half in [0x3E_u16, 4, 0xFFFE, 12, 6] {
        head.extend(half.to_le_bytes());
    }
    head.resize(44, 0);
    for word in [tables, directory, 0, 0, END, 0, END, 0] {
        head.extend(word.to_le_bytes());
    }
    for listed in 0..109 {
        head.extend(if listed < tables { sectors + listed } else { FREE }.to_le_bytes());
    }
    head.resize(SECTOR, 0);
    let mut file = head;
    file.extend(stream);
    file.resize(SECTOR * (1 + usize::try_from(sectors).unwrap()), 0);
    for sector in 0..tables * per_sector {
        let of_stream = if sector + 1 == sectors { END } else { sector + 1 };
        let usual = match sector {
            _ if sector < sectors => of_stream,
            _ if sector < directory => TABLE,
            _ if sector == directory => END,
            _ => FREE,
        };
        file.extend(next(sector).unwrap_or(usual).to_le_bytes());
    }
    file.extend(entry("Root Entry", 5, END, 0));
    file.extend(entry("Workbook", 2, 0, u32::try_from(stream.len()).unwrap()));
    file.resize(SECTOR * (2 + usize::try_from(directory).unwrap()), 0);
    file
}

fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let len = u16::try_from(entry.len()).unwrap();
    entry.resize(64, 0);
    entry.extend(len.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([0xFF; 12]);
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.resize(128, 0);
    entry
}

/// A record.
pub(crate) fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let len = u16::try_from(content.len()).unwrap();
    [&kind.to_le_bytes(), &len.to_le_bytes(), content].concat()
}

/// The stream of a workbook: what is about all sheets, the names of sheets that all start at one place, and what
/// stands there.
pub(crate) fn workbook(all: &[u8], sheets: usize, sheet: &[u8]) -> Vec<u8> {
    let (begin, end) = (record(0x809, &[0, 6, 5, 0]), record(0x0A, &[]));
    let named = |start: u32| record(0x85, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat());
    let start = begin.len() + all.len() + named(0).len() * sheets + end.len();
    let names = named(u32::try_from(start).unwrap()).repeat(sheets);
    [&begin, all, &names, &end, &begin, sheet, &end].concat()
}
