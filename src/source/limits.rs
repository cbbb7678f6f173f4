//! How much of a file is read, so that no file takes more memory or time than a large honest one.

/// The limits of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    /// Rows of a table, or values of a JSON file.
    pub rows: usize,
    /// Rows of a table whose results are all kept until the end.
    pub kept: usize,
    /// Bytes of one cell or text.
    pub field: usize,
}

impl Limits {
    /// What is read unless the user says otherwise.
    pub const DEFAULT: Self = Self { bytes: 64 << 20, rows: 2_000_000, kept: 20_000, field: 1 << 20 };
    /// Rows of a table whose results go into a workbook or a Word document, which is put together in memory.
    pub const KEPT_FOR_OFFICE: usize = 5_000;
    /// No table has more columns.
    pub const COLUMNS: usize = 1_000;
    /// No file of counts has more units, for each row that it may have.
    pub const ROWS_A_UNIT: usize = 10;
    /// No unit has more rows in a table.
    pub const ROWS_OF_UNIT: usize = 20_000;
    /// No unit has more values in a JSON file.
    pub const VALUES_OF_UNIT: usize = 200_000;
    /// Objects and lists do not nest deeper.
    pub const DEPTH: usize = 32;

    /// How many units a file may have.
    #[must_use]
    pub const fn units(&self) -> usize {
        self.rows.div_ceil(Self::ROWS_A_UNIT)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
