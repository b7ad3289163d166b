//! The parts of a course as they are written for the browser. Both ends come from one build: there are no versions.

use super::koding::{Kode, Leser, kode, put};
use super::kurs::*;
use super::punktkode;
use crate::domain::forlop::Bedring;
use crate::domain::rapport::Retning;

kode!(Kurs { id, hele, til_og_med, linjer, nullpunkter, spor, ord });
kode!(Spenn { fra, til });
kode!(Linje { navn, nar, stiplet });
kode!(Nullpunkt { navn, nar });
kode!(Spor { id, navn, ingen, innhold });
kode!(Innhold [0 => Perioder(p), 1 => Hendelser(h), 2 => Serie(s), else Self::Perioder(Vec::new())]);
kode!(Periode { start, slutt, hale, monster, etikett, nr, stopp });
kode!(Monster [
    0 => Moderat, 1 => Hoyeffektiv, 2 => Puls, 3 => Uten, 4 => Vanlig, 5 => Fase(nr), else Self::Vanlig
]);
kode!(Stopp [0 => Bivirkning, 1 => ManglendeEffekt, 2 => Annet, else Self::Annet]);
kode!(Hendelse { nar, tegn });
kode!(Tegn [
    0 => Attakk { bedring, steroider }, 1 => Mr { nye, kontrast }, 2 => Punkt, 3 => Notat, else Self::Punkt
]);
kode!(Bedring [0 => Full, 1 => Delvis, 2 => Ingen, 3 => Ukjent, else Self::Ukjent]);
kode!(Band { fra, navn });
kode!(Retning [0 => Hoyere, 1 => Lavere, else Self::Lavere]);
kode!(Hoyde [0 => Stor, 1 => Lav, else Self::Lav]);
kode!(Sammenligning { trinn, usikker_til });
kode!(Trinn { fra, til, grenser });
kode!(Ord { maneder, desimaltegn, rolle });

/// By hand: the points of a series have a code of their own.
impl Kode for Serie {
    fn skriv(&self, ut: &mut Vec<u8>) {
        self.skala.skriv(ut);
        self.enhet.skriv(ut);
        self.desimaler.skriv(ut);
        self.band.skriv(ut);
        self.bedre.skriv(ut);
        self.hoyde.skriv(ut);
        self.opphold.skriv(ut);
        self.sammenligning.skriv(ut);
        let punkter = punktkode::write(&self.punkter);
        put(ut, punkter.len() as u64);
        ut.extend(punkter);
    }

    fn les(inn: &mut Leser) -> Self {
        Self {
            skala: Kode::les(inn),
            enhet: Kode::les(inn),
            desimaler: Kode::les(inn),
            band: Kode::les(inn),
            bedre: Kode::les(inn),
            hoyde: Kode::les(inn),
            opphold: Kode::les(inn),
            sammenligning: Kode::les(inn),
            punkter: punktkode::read(inn.byte()).unwrap_or_else(|| {
                inn.feil();
                Vec::new()
            }),
        }
    }
}
