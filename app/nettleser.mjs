// What the chart asks of the browser beyond the elements of the page. `app/src/graf/nettleser.rs` says what each of these
// takes; what is heard and drawn is decided in Rust.

/** Loudness of a tone, a tick and noise. */
const TOPP = [0.25, 0.06, 0.03];

/** What style sheets decide about a drawing; a picture has none. */
const STIL = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "paint-order", "display",
];

export function spill(noter) {
  let lyd;
  try {
    lyd = new AudioContext();
  } catch {
    return;
  }
  const rate = lyd.sampleRate;
  const hvit = lyd.createBuffer(1, rate, rate);
  // Noise from a little of it in a ring. It is computed (a linear congruence): it is to hiss, not to be random.
  let tall = 1;
  hvit.getChannelData(0).forEach((_, nr, punkter) => {
    tall = (Math.imul(tall, 1664525) + 1013904223) | 0;
    punkter[nr] = tall / 2 ** 31;
  });
  for (let nr = 0; nr < noter.length; nr += 4) {
    const [slag, fra, til, hertz] = noter.subarray(nr);
    const kilde = slag > 1 ? lyd.createBufferSource() : lyd.createOscillator();
    if (slag > 1) {
      kilde.buffer = hvit;
      kilde.loop = true;
    } else {
      kilde.type = slag ? "square" : "sine";
      kilde.frequency.value = hertz;
    }
    const styrke = lyd.createGain();
    styrke.gain.setValueAtTime(0, 0);
    styrke.gain.setValueAtTime(TOPP[slag], fra);
    // Fades out, so that no end is a crack.
    styrke.gain.linearRampToValueAtTime(0, til);
    kilde.connect(styrke).connect(lyd.destination);
    kilde.start(fra);
    kilde.stop(til);
  }
  return lyd;
}

export function stopp(lyd, slutt) {
  const spilte = lyd.currentTime < slutt;
  lyd.close();
  return spilte;
}

export function lagre(svg, bredde, hoyde, navn, ferdig) {
  const kopi = svg.cloneNode(true);
  const deler = kopi.querySelectorAll("*");
  svg.querySelectorAll("*").forEach((del, nr) => {
    const stil = getComputedStyle(del);
    for (const egenskap of STIL) deler[nr].setAttribute(egenskap, stil.getPropertyValue(egenskap));
  });
  kopi.querySelector(".graf-ring")?.remove();
  kopi.setAttribute("width", bredde);
  kopi.setAttribute("height", hoyde);
  const bilde = new Image();
  bilde.onload = () => {
    const lerret = document.createElement("canvas");
    lerret.width = bredde;
    lerret.height = hoyde;
    const flate = lerret.getContext("2d");
    flate.fillStyle = "#fff";
    flate.fillRect(0, 0, bredde, hoyde);
    flate.drawImage(bilde, 0, 0, bredde, hoyde);
    const lenke = document.createElement("a");
    lenke.href = lerret.toDataURL();
    lenke.download = navn + ".png";
    lenke.click();
    ferdig();
  };
  bilde.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(kopi));
}

/** The number of a mark or of a track: they stand in that order. */
const nummer = (del) => +(del.getAttribute("data-rad") ?? del.getAttribute("data-spor") ?? -1);

/**
 * Makes an element hold what another holds, and keeps what is the same: new elements cost a drawing its style and layout, and
 * one that has the focus is not taken away.
 */
export function folg(gammel, ny) {
  let na = gammel.firstElementChild;
  const fjern = () => {
    const borte = na;
    na = na.nextElementSibling;
    borte.remove();
  };
  if (!ny.firstElementChild) gammel.textContent = ny.textContent;
  let neste;
  for (let del = ny.firstElementChild; del; del = neste) {
    neste = del.nextElementSibling;
    if (!na?.isEqualNode(del)) {
      const nr = nummer(del);
      while (na && nummer(na) < nr) fjern();
      if (na?.nodeName !== del.nodeName || nummer(na) !== nr) {
        gammel.insertBefore(del, na);
        continue;
      }
      for (const navn of na.getAttributeNames()) if (!del.hasAttribute(navn)) na.removeAttribute(navn);
      for (const navn of del.getAttributeNames()) {
        const verdi = del.getAttribute(navn);
        if (na.getAttribute(navn) !== verdi) na.setAttribute(navn, verdi);
      }
      folg(na, del);
    }
    na = na.nextElementSibling;
  }
  while (na) fjern();
}

/** The words about the time that a chart shows, in a page. */
const ORD = /<section data-graf-forklaring[^]*?<\/section>/g;

/**
 * The server tells any view in words: they are taken out of the page at the address of this one, as nodes of it. No markup is
 * written, and the rest of the page is not read: its style and scripts are not for this one. An answer about a time that has
 * been left is dropped; where there is none, `feil` is told.
 */
export async function forklar(sted, feil) {
  const { href } = location;
  const nr = [...document.querySelectorAll("[data-graf-forklaring]")].indexOf(sted);
  sted.ariaBusy = "true";
  try {
    const svar = await fetch(href);
    const ord = (await svar.text()).match(ORD)[nr];
    const { childNodes } = new DOMParser().parseFromString(ord, "text/html").body.firstChild;
    if (href === location.href) {
      sted.replaceChildren(...childNodes);
      sted.hidden = false;
      sted.focus();
    }
  } catch {
    feil();
  }
  sted.ariaBusy = "false";
}

export const fokus = () => document.activeElement;

export const i_sporringen = (navn) => new URLSearchParams(location.search).has(navn);

/** What is said in an address about a chart, after what stands before its own names. */
const EGNE = ["vis", "fra", "til", "teller"];

export function i_adressen(forled, nye) {
  const alle = new URLSearchParams(location.search);
  for (const navn of EGNE) alle.delete(forled + navn);
  for (const [navn, verdi] of new URLSearchParams(nye)) alle.append(navn, verdi);
  for (const lenke of document.querySelectorAll("[data-graf-lenke]")) {
    const egen = new URLSearchParams(alle);
    // A link may ask for one thing more.
    const [navn, verdi] = lenke.dataset.grafLenke.split("=");
    if (verdi) egen.set(navn, verdi);
    lenke.search = egen;
  }
  try {
    history.replaceState(null, "", location.pathname + (`${alle}` && `?${alle}`) + location.hash);
  } catch {
    // Browsers allow an address few changes a second; the next one tells all.
  }
}
