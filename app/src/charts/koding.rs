//! How a course is written for the browser, value by value: whole numbers of variable length, texts and lists after their
//! length, one of several kinds after its number. [`kode!`] says the parts of a type once, for writing and for reading.
//!
//! What is read is not trusted, and a fault is no way out of the middle: it is noted, all that follows reads as nothing, and
//! the whole is thrown away at the end. That is a third of what leaving at each value would be in the browser.

/// Bytes that are being read.
pub(super) struct Leser<'a> {
    rest: &'a [u8],
    feil: bool,
}

/// What can be written and read.
pub(super) trait Kode: Sized {
    fn skriv(&self, ut: &mut Vec<u8>);
    /// Anything at all when there was a fault.
    fn les(inn: &mut Leser) -> Self;
}

/// The bytes of a value.
pub(super) fn skriv(verdi: &impl Kode) -> Vec<u8> {
    let mut ut = Vec::new();
    verdi.skriv(&mut ut);
    ut
}

/// The value of all these bytes; None when they are not those of one.
pub(super) fn les<T: Kode>(byte: &[u8]) -> Option<T> {
    let mut inn = Leser { rest: byte, feil: false };
    let verdi = T::les(&mut inn);
    (!inn.feil && inn.rest.is_empty()).then_some(verdi)
}

impl<'a> Leser<'a> {
    /// Notes a fault; nothing is left to read.
    pub(super) fn feil(&mut self) {
        self.feil = true;
        self.rest = &[];
    }

    // Written once, not wherever a number is read.
    #[inline(never)]
    pub(super) fn tall(&mut self) -> u64 {
        take(&mut self.rest).unwrap_or_else(|| {
            self.feil();
            0
        })
    }

    /// As many bytes as the number before them says.
    #[inline(never)]
    pub(super) fn byte(&mut self) -> &'a [u8] {
        let antall = usize::try_from(self.tall()).unwrap_or(usize::MAX);
        let Some((byte, rest)) = self.rest.split_at_checked(antall) else {
            self.feil();
            return &[];
        };
        self.rest = rest;
        byte
    }
}

/// The parts of a type in the order they are written in; or the kinds of one, each with its number and what it holds.
macro_rules! kode {
    ($type:ty { $($del:ident),* }) => {
        impl $crate::charts::koding::Kode for $type {
            fn skriv(&self, ut: &mut Vec<u8>) {
                $(self.$del.skriv(ut);)*
            }
            fn les(inn: &mut $crate::charts::koding::Leser) -> Self {
                Self { $($del: $crate::charts::koding::Kode::les(inn)),* }
            }
        }
    };
    ($type:ty [ $($nr:literal => $slag:ident $(($en:ident))? $({ $($del:ident),* })?,)* else $ellers:expr ]) => {
        impl $crate::charts::koding::Kode for $type {
            fn skriv(&self, ut: &mut Vec<u8>) {
                match self {
                    $(Self::$slag $(($en))? $({ $($del),* })? => {
                        ut.push($nr);
                        $($en.skriv(ut);)?
                        $($($del.skriv(ut);)*)?
                    })*
                }
            }
            fn les(inn: &mut $crate::charts::koding::Leser) -> Self {
                match inn.tall() {
                    $($nr => Self::$slag
                        $(({ let $en = $crate::charts::koding::Kode::les(inn); $en }))?
                        $({ $($del: $crate::charts::koding::Kode::les(inn)),* })?,)*
                    _ => {
                        inn.feil();
                        $ellers
                    }
                }
            }
        }
    };
}
pub(super) use kode;

/// Whole numbers without a sign.
macro_rules! tall {
    ($($type:ty),*) => {$(
        impl Kode for $type {
            fn skriv(&self, ut: &mut Vec<u8>) {
                put(ut, u64::from(*self));
            }
            fn les(inn: &mut Leser) -> Self {
                Self::try_from(inn.tall()).unwrap_or_else(|_| {
                    inn.feil();
                    0
                })
            }
        }
    )*};
}
tall!(u8, u16, u32);

impl Kode for i32 {
    fn skriv(&self, ut: &mut Vec<u8>) {
        put(ut, zigzag(i64::from(*self)));
    }
    fn les(inn: &mut Leser) -> Self {
        Self::try_from(unzigzag(inn.tall())).unwrap_or_else(|_| {
            inn.feil();
            0
        })
    }
}

impl Kode for bool {
    fn skriv(&self, ut: &mut Vec<u8>) {
        ut.push(u8::from(*self));
    }
    fn les(inn: &mut Leser) -> Self {
        let verdi = inn.tall();
        if verdi > 1 {
            inn.feil();
        }
        verdi == 1
    }
}

impl Kode for char {
    fn skriv(&self, ut: &mut Vec<u8>) {
        u32::from(*self).skriv(ut);
    }
    fn les(inn: &mut Leser) -> Self {
        Self::from_u32(u32::les(inn)).unwrap_or_else(|| {
            inn.feil();
            ' '
        })
    }
}

/// Eight bytes: its own, bit for bit.
impl Kode for f64 {
    fn skriv(&self, ut: &mut Vec<u8>) {
        ut.extend(self.to_bits().to_le_bytes());
    }
    fn les(inn: &mut Leser) -> Self {
        let Some((bits, rest)) = inn.rest.split_first_chunk() else {
            inn.feil();
            return 0.0;
        };
        inn.rest = rest;
        Self::from_bits(u64::from_le_bytes(*bits))
    }
}

impl Kode for String {
    fn skriv(&self, ut: &mut Vec<u8>) {
        put(ut, self.len() as u64);
        ut.extend(self.as_bytes());
    }
    #[inline(never)]
    fn les(inn: &mut Leser) -> Self {
        let Ok(tekst) = std::str::from_utf8(inn.byte()) else {
            inn.feil();
            return Self::new();
        };
        tekst.to_owned()
    }
}

impl<T: Kode> Kode for Option<T> {
    fn skriv(&self, ut: &mut Vec<u8>) {
        self.is_some().skriv(ut);
        if let Some(verdi) = self {
            verdi.skriv(ut);
        }
    }
    fn les(inn: &mut Leser) -> Self {
        if bool::les(inn) { Some(T::les(inn)) } else { None }
    }
}

impl<T: Kode> Kode for Vec<T> {
    fn skriv(&self, ut: &mut Vec<u8>) {
        put(ut, self.len() as u64);
        self.iter().for_each(|verdi| verdi.skriv(ut));
    }
    fn les(inn: &mut Leser) -> Self {
        let mut verdier = Self::new();
        for _ in 0..inn.tall() {
            let verdi = T::les(inn);
            if inn.feil {
                break;
            }
            verdier.push(verdi);
        }
        verdier
    }
}

impl<T: Kode, const N: usize> Kode for [T; N] {
    fn skriv(&self, ut: &mut Vec<u8>) {
        self.iter().for_each(|verdi| verdi.skriv(ut));
    }
    fn les(inn: &mut Leser) -> Self {
        std::array::from_fn(|_| T::les(inn))
    }
}

impl<A: Kode, B: Kode> Kode for (A, B) {
    fn skriv(&self, ut: &mut Vec<u8>) {
        self.0.skriv(ut);
        self.1.skriv(ut);
    }
    fn les(inn: &mut Leser) -> Self {
        (A::les(inn), B::les(inn))
    }
}

/// Small numbers, negative or not, as small numbers without a sign.
pub(super) const fn zigzag(n: i64) -> u64 {
    ((n << 1) ^ (n >> 63)) as u64
}

pub(super) const fn unzigzag(n: u64) -> i64 {
    (n >> 1) as i64 ^ -((n & 1) as i64)
}

/// Seven bits a byte, the last without the upper bit.
pub(super) fn put(bytes: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}

pub(super) fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut n = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(n);
        }
    }
    None
}
