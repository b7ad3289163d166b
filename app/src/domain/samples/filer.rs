//! Small, valid files for sample reports, made from their text: a PDF of one page and a PNG of one colour.

use crate::domain::rapport::Vedlegg;
use data_encoding::BASE64;

/// A PDF 1.4 of one A4 page with these lines (Latin-1; other signs become `?`).
pub(super) fn pdf(beskrivelse: &str, linjer: &[&str]) -> Vedlegg {
    let mut side = b"BT /F1 12 Tf 72 770 Td 16 TL\n".to_vec();
    for linje in linjer {
        side.push(b'(');
        for c in linje.chars() {
            let byte = u8::try_from(u32::from(c)).unwrap_or(b'?');
            if matches!(byte, b'(' | b')' | b'\\') {
                side.push(b'\\');
            }
            side.push(byte);
        }
        side.extend(b") Tj T*\n");
    }
    side.extend(b"ET");
    let strom = [format!("<< /Length {} >>\nstream\n", side.len()).as_bytes(), &side, b"\nendstream"].concat();
    let objekter: [Vec<u8>; 5] = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
          /Resources << /Font << /F1 4 0 R >> >> >>"
            .to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        strom,
    ];
    let mut fil = b"%PDF-1.4\n".to_vec();
    let mut plasser = Vec::new();
    for (nr, objekt) in (1..).zip(&objekter) {
        plasser.push(fil.len());
        fil.extend(format!("{nr} 0 obj\n").as_bytes());
        fil.extend(objekt);
        fil.extend(b"\nendobj\n");
    }
    let xref = fil.len();
    fil.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objekter.len() + 1).as_bytes());
    for plass in plasser {
        fil.extend(format!("{plass:010} 00000 n \n").as_bytes());
    }
    let antall = objekter.len() + 1;
    fil.extend(format!("trailer\n<< /Size {antall} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n").as_bytes());
    vedlegg("application/pdf", &fil, beskrivelse)
}

/// A PNG of `side` by `side` pixels in one tone of grey (RFC 2083; the pixels lie uncompressed in the zlib stream).
pub(super) fn png(beskrivelse: &str, side: u8, tone: u8) -> Vedlegg {
    let bredde = u32::from(side).to_be_bytes();
    // Eight bits of grey, no interlace.
    let hode = [&bredde[..], &bredde, &[8, 0, 0, 0, 0]].concat();
    // Each row begins with its filter: none.
    let rad = [&[0][..], &vec![tone; usize::from(side)]].concat();
    let piksler = rad.repeat(usize::from(side));
    let lengde = u16::try_from(piksler.len()).unwrap_or(u16::MAX);
    let zlib = [
        &[0x78, 0x01, 0x01][..],
        &lengde.to_le_bytes(),
        &(!lengde).to_le_bytes(),
        &piksler,
        &adler32(&piksler).to_be_bytes(),
    ]
    .concat();
    let fil = [b"\x89PNG\r\n\x1a\n".to_vec(), bit(*b"IHDR", &hode), bit(*b"IDAT", &zlib), bit(*b"IEND", &[])].concat();
    vedlegg("image/png", &fil, beskrivelse)
}

/// A chunk of a PNG: length, name, contents, checksum.
fn bit(navn: [u8; 4], innhold: &[u8]) -> Vec<u8> {
    let lengde = u32::try_from(innhold.len()).unwrap_or_default();
    let kropp = [&navn[..], innhold].concat();
    [&lengde.to_be_bytes()[..], &kropp, &crc32(&kropp).to_be_bytes()].concat()
}

fn crc32(byte: &[u8]) -> u32 {
    let skift = |c: u32, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
    !byte.iter().fold(u32::MAX, |crc, b| (0..8).fold(crc ^ u32::from(*b), skift))
}

fn adler32(byte: &[u8]) -> u32 {
    let (a, b) = byte.iter().fold((1u32, 0u32), |(a, b), v| {
        let a = (a + u32::from(*v)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

fn vedlegg(mimetype: &str, fil: &[u8], beskrivelse: &str) -> Vedlegg {
    Vedlegg { mimetype: mimetype.to_owned(), innhold: BASE64.encode(fil), innholdsbeskrivelse: beskrivelse.to_owned() }
}
