//! The points of a series in few bytes: differences of time and of value as variable-length integers, values scaled
//! where that is exact. About four bytes a point; reads back equal, bit for bit.

use super::koding::{put, take, unzigzag, zigzag};
use super::kurs::{Minutt, Punkt};

/// Powers of ten that values are tried with. Quotients are the same on every machine.
const SCALES: [f64; 7] = [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6];
/// In place of a scale: eight bytes a value.
const RAW: u8 = 255;
/// Whole numbers up to this are exact as a float.
const EXACT: f64 = 9_007_199_254_740_992.0;

pub(super) fn write(punkter: &[Punkt]) -> Vec<u8> {
    let scale = (0..SCALES.len()).find(|nr| punkter.iter().all(|p| scaled(p.verdi, SCALES[*nr]).is_some()));
    let mut bytes = vec![scale.and_then(|nr| u8::try_from(nr).ok()).unwrap_or(RAW)];
    let (mut nar, mut verdi) = (0, 0);
    for p in punkter {
        let flags = u64::from(p.ring) | u64::from(p.flagg) << 1;
        put(&mut bytes, zigzag(i64::from(p.nar) - nar) << 2 | flags);
        nar = i64::from(p.nar);
        match scale.and_then(|nr| scaled(p.verdi, SCALES[nr])) {
            Some(whole) => {
                put(&mut bytes, zigzag(whole - verdi));
                verdi = whole;
            }
            None => bytes.extend(p.verdi.to_bits().to_le_bytes()),
        }
    }
    bytes
}

pub(super) fn read(bytes: &[u8]) -> Option<Vec<Punkt>> {
    let (scale, mut rest) = bytes.split_first()?;
    let scale = if *scale == RAW { None } else { Some(*SCALES.get(usize::from(*scale))?) };
    let mut punkter = Vec::with_capacity(rest.len() / 3);
    let (mut nar, mut whole) = (0_i64, 0_i64);
    while !rest.is_empty() {
        let first = take(&mut rest)?;
        nar = nar.checked_add(unzigzag(first >> 2))?;
        let verdi = if let Some(scale) = scale {
            whole = whole.checked_add(unzigzag(take(&mut rest)?))?;
            whole as f64 / scale
        } else {
            let (bits, after) = rest.split_first_chunk()?;
            rest = after;
            f64::from_bits(u64::from_le_bytes(*bits))
        };
        let nar = Minutt::try_from(nar).ok()?;
        punkter.push(Punkt { nar, verdi, ring: first & 1 != 0, flagg: first & 2 != 0 });
    }
    Some(punkter)
}

/// The whole number that divided by the scale is this very value, bit for bit.
fn scaled(value: f64, scale: f64) -> Option<i64> {
    let whole = (value * scale).round();
    let exact = whole.abs() < EXACT && ((whole as i64) as f64 / scale).to_bits() == value.to_bits();
    exact.then_some(whole as i64)
}
