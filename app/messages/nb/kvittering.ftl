# Receipts: the page, the signed file, checking one, and links from outside.
utskrift-hentet = Hentet fra { $tjeneste } { $tidspunkt }

## The receipt
kvittering-om-endringen = Om endringen
kvittering-register = Register
kvittering-innstilling = Innstilling
kvittering-svar = Valget
kvittering-niva = Nivå
kvittering-satt = Satt
kvittering-kraft = I kraft
kvittering-ikke-bekreftet = Ikke bekreftet av registeret ennå
kvittering-hvem = Hvem
kvittering-kanal = Hvordan
kvittering-tekst = Teksten du svarte på
kvittering-tekst-versjon = Versjon { $versjon }
kvittering-signert = Signert kvittering
kvittering-signert-tekst = Last ned kvitteringen som en fil hvis du vil kunne bevise hva du valgte. Filen er signert av oss, så ingen kan endre den uten at det synes. Navnet ditt står ikke i den, men den sier hvilket register valget gjelder.
kvittering-last-ned = Last ned signert kvittering
kvittering-sjekk = Slik sjekker du en kvittering
kvittering-sjekk-pa = Den signerte filen kan sjekkes på { $adresse }
kvittering-fingeravtrykk = Fingeravtrykk av filen (SHA-256):

## Checking a receipt
verifiser-tittel = Sjekk en kvittering
verifiser-ingress = Her kan alle sjekke om en signert kvittering er laget av { $tjeneste }, og om den er uendret.
verifiser-viser-ikke = Vi viser ikke hvem kvitteringen gjelder, eller hva som ble valgt. Vi lagrer ikke filen.
verifiser-fil = Fil med kvitteringen
verifiser-fil-hjelp = Filen heter kvittering og et nummer, og slutter på .jws.
verifiser-tekst = Eller lim inn innholdet i filen (valgfritt)
verifiser-tekst-hjelp = Vi ser bare på teksten når du ikke har valgt en fil.
verifiser-knapp = Sjekk kvitteringen
verifiser-ingenting = Velg en fil, eller lim inn innholdet i den
verifiser-for-stor = Filen er for stor. En kvittering kan ha høyst 32 kB.
verifiser-selv = Vil du sjekke den selv?
verifiser-selv-tekst = Filen er en JWS, og ethvert program som leser JOSE, kan sjekke den med de offentlige nøklene våre.
verifiser-nokler = Se de offentlige nøklene
verifiser-ekte = Kvitteringen er ekte
verifiser-ekte-linje = Signert av { $tjeneste } og ikke endret
verifiser-nummer = Nummer
verifiser-tid = Endringen ble gjort
verifiser-plass = Plass i rekken
verifiser-plass-nr = Nummer { $plass }
verifiser-plass-hjelp = Hver kvittering peker tilbake på den forrige til samme person. Derfor kan ingen fjernes eller settes inn etterpå uten at det synes.
verifiser-nokkel = Signert med nøkkel
verifiser-en-til = Sjekk en annen kvittering
verifiser-endret = Kvitteringen er endret
verifiser-endret-tekst = Innholdet stemmer ikke med signaturen. Noe er endret etter at kvitteringen ble laget. Be om å få filen på nytt.
verifiser-ukjent = Kvitteringen er ikke signert av oss
verifiser-ukjent-tekst = Den er signert med en nøkkel som ikke er vår, eller den er endret. Vi kan ikke si om innholdet er riktig.
verifiser-ikke = Dette er ikke en kvittering fra oss
verifiser-ikke-tekst = Filen har ikke samme form som en signert kvittering. Det kan være feil fil, eller noe kan være endret eller mangle.
verifiser-igjen = Prøv en gang til

## Links from outside
feil-gjelder-ikke-tittel = Denne innstillingen gjelder ikke deg nå.
feil-gjelder-ikke = Ingenting er endret. Du kan se alle innstillingene som gjelder deg, i listen.
feil-gjelder-ikke-lenke = Se innstillingene dine

## Help
hjelp-kvittering = Hvordan vet jeg at en kvittering er ekte?
hjelp-kvittering-svar = Alle kvitteringer er signert. Både du og andre kan sjekke at en kvittering er laget av oss og er uendret.
kvittering-omfang = Gjelder
