//! Rows for things that would cover each other.

/// Gives each extent (left, right) the topmost row where it has room, at least `gap` from what is there already.
/// Extents are taken in the order given. No more than `rows` rows: what finds no room overlaps in the last.
pub(super) fn pack(extents: &[(f64, f64)], gap: f64, rows: usize) -> Vec<usize> {
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let place = |&(left, right): &(f64, f64)| {
        let free = |row: &Vec<(f64, f64)>| row.iter().all(|(l, r)| right + gap <= *l || *r + gap <= left);
        let row = taken.iter().position(free).unwrap_or(taken.len()).min(rows - 1);
        if row == taken.len() {
            taken.push(Vec::new());
        }
        taken[row].push((left, right));
        row
    };
    extents.iter().map(place).collect()
}

/// How many rows a packing uses.
pub(super) fn height(rows: impl Iterator<Item = usize>) -> usize {
    rows.max().map_or(0, |last| last + 1)
}
