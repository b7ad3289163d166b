# Every word the portal itself shows to citizens, in bokmål. Texts about one registry stand in the catalogue.
# Keys: area-element. Comments say where a text stands when the key does not.

## Whole portal
hopp-til-innhold = Hopp til hovedinnhold
hovedmeny = Hovedmeny
meny = Meny
logg-ut = Logg ut
forside = Forside
tilbake-til = Tilbake til { $sted }
du-er-her = Du er her
bunn-hjelp = Hjelp og veiledning
bunn-personvern = Slik behandler vi opplysningene dine
bunn-tilgjengelighet = Tilgjengelighetserklæring
bunn-om = Om nettstedet
bunn-telefon = Trenger du hjelp? Ring { $telefon }, { $tid }.
bunn-tidsgrense = Du blir logget ut etter { $minutter } minutter uten aktivitet.
driftsmelding = Driftsmelding
demo-melding = Dette er en prøveutgave. Alle personer og opplysninger er oppdiktet.
til-nettsted = { $tekst } ({ $vert })
ikke-oppgitt = Ikke oppgitt
ja = Ja
nei = Nei
ikke-bekreftet = Ikke bekreftet av registeret
feil-foran = Feil: { $tittel }
avbryt = Avbryt

## Dates
maaned-1 = januar
maaned-2 = februar
maaned-3 = mars
maaned-4 = april
maaned-5 = mai
maaned-6 = juni
maaned-7 = juli
maaned-8 = august
maaned-9 = september
maaned-10 = oktober
maaned-11 = november
maaned-12 = desember
dato = { $dag }. { $maaned } { $aar }
dato-maaned = { $maaned } { $aar }
tidspunkt = { $dato } kl. { $klokken }

## Login
logg-inn-tittel = Logg inn
logg-inn-ingress = Logg inn for å se hva som er registrert om deg, og for å bestemme hvordan opplysningene brukes.
logg-inn-uten-oppsett = Innlogging er ikke satt opp her ennå.
logg-inn-uten-oppsett-hjelp = Ring oss hvis du trenger å se eller endre noe nå.
logg-inn-testperson = Velg testperson
logg-inn-testperson-hjelp = Dette er en prøveutgave. Velg en oppdiktet person og se tjenesten slik den personen ser den. Ingenting her handler om virkelige mennesker.
logg-inn-alder = { $alder } år
logg-inn-hjelp = Trenger du hjelp?
logg-inn-hjelp-telefon = Ring oss på { $telefon }, { $tid }.
logg-inn-tidsgrense = Du blir logget ut etter { $minutter } minutter uten aktivitet.
logget-ut = Du er logget ut. Lukk nettleseren hvis andre bruker denne enheten.
tidsavbrudd-tittel = Du er logget ut.
tidsavbrudd = Det gikk { $minutter } minutter uten at du gjorde noe. Logg inn, så kommer du tilbake hit. Det du holdt på med, er ikke sendt.
logg-inn-forst = Logg inn for å se siden du ville til.

## Time limit (island)
tidsgrense-tittel = Er du der fortsatt?
tidsgrense-tekst = Du blir logget ut om to minutter.
tidsgrense-fortsett = Fortsett

## Front page
hei = Hei, { $navn }
venter-pa-deg = Venter på deg
ber-om-samtykke = { $avsender } ber om samtykke
ber-om-samtykke-register = Til { $register }
svar-innen = Svar innen { $dato }
tjenester = Tjenester
flis-innstillinger = Personverninnstillinger
flis-innstillinger-tekst = Bestem hvordan opplysningene dine brukes.
flis-registre = Helseregistre
flis-registre-tekst = Se hva som er registrert om deg.
flis-historikk = Endringene dine
flis-historikk-tekst = Se hva du har bestemt, og når.
flis-hjelp = Hjelp
flis-hjelp-tekst = Spørsmål og svar, og telefonnummer.

## Settings: overview
innstillinger-tittel = Personvern­innstillinger
innstillinger-navn = Personverninnstillinger
innstillinger-ingress = Her ser du og bestemmer hvordan helseopplysningene dine brukes. Valgene dine om registre og forskning endrer ikke retten din til helsehjelp.
gruppe-bruk = Hvordan vil du bruke { $tjeneste }?
gruppe-bruk-kort = Bruk av { $tjeneste }
gruppe-bruk-tekst = Du bestemmer selv hvor mye du vil bruke tjenesten.
gruppe-bruk-lenke = Se valget ditt
gruppe-bruk-lenke-skjult = om bruk av { $tjeneste }
gruppe-tilgang = Tjenester og informasjon du og helsepersonell har tilgang til
gruppe-tilgang-kort = Tjenester og tilgang
gruppe-tilgang-tekst = Velg hva du vil se selv, hvem som kan kontakte deg, og hva helsepersonell kan se.
gruppe-tilgang-lenke-skjult = for tjenester og tilgang
gruppe-forskning = Forskning, screening og helse­registre
gruppe-forskning-kort = Forskning, screening og helseregistre
gruppe-forskning-tekst = Velg hvordan opplysninger om deg kan lagres og brukes til forskning og kvalitetsarbeid.
gruppe-forskning-lenke-skjult = for forskning, screening og helseregistre
endre-innstillinger = Endre innstillinger
status-grupper-begrenset = Du har satt begrensninger
status-grupper-ubegrenset = Du har ikke satt begrensninger
historikk = Historikk
se-hele-historikken = Se hele historikken

## Settings: status words, the closed list of screens 5.5
status-samtykket = Du har samtykket
status-ikke-samtykket = Du har ikke samtykket
status-trukket = Du har trukket samtykket
status-reservert = Du har reservert deg
status-ikke-reservert = Du har ikke reservert deg
status-begrenset = Du har satt begrensninger
status-ikke-begrenset = Du har ikke satt begrensninger
status-siden = siden { $dato }
status-sendt = Endringen er registrert. Registeret får beskjed.

## Settings: lists
liste-ingress = Listen viser innstillingene som gjelder deg. Velg en for å se hva den betyr.
liste-tom = Ingen innstillinger her gjelder deg nå. Hvis du blir oppført i et register eller spurt om forskning, finner du det her.
liste-ansvarlig = Ansvarlig: { $navn }
liste-reservert-i = Du har reservert deg i { $antall } av { $av } innstillinger
liste-samtykket-i = Du har samtykket i { $antall } av { $av } innstillinger
liste-begrenset-i = Du har satt begrensninger i { $antall } av { $av } innstillinger

## Settings: one registry, one setting
register-uten-navn = Et register
en-innstilling = En innstilling
part-ansvarlig = { $navn } er ansvarlig.
part-endre = Endre valget
part-endre-skjult = om { $tittel }
part-om = Om { $register }
part-om-lagres = Hva lagres?
part-om-utlevert = Hvem kan få opplysninger?
part-om-lenge = Hvor lenge?
part-om-grunnlag = Lovgrunnlag
part-om-ansvarlig = Ansvarlig
part-historikk = Historikk for disse innstillingene
part-grunnlag-endret-samtykke = Fra { $dato } lagrer registeret bare opplysninger om dem som samtykker.
part-grunnlag-endret-reservasjon = Fra { $dato } lagrer registeret opplysninger uten samtykke. Du kan reservere deg.
part-grunnlag-endret-lovbestemt = Fra { $dato } lagrer registeret opplysninger fordi loven bestemmer det.
grunnlag-samtykke = Samtykke
grunnlag-reservasjon = Lagres uten samtykke, men du kan reservere deg
grunnlag-lovbestemt = Bestemt i lov
periode-fra-til = fra { $fra } til { $til }
periode-fra = fra { $fra }
periode-til = til { $til }
virkning-hvis = Hvis du svarer «{ $valg }»
ma-velge-om = Du må velge et svar: { $sporsmal }
ma-rette = Du må rette dette før du kan gå videre
velg-na = Nå: { $status }
ga-videre = Gå videre
bekreft-tittel = Er dette riktig?
bekreft-ingress = Valget gjelder ikke før du bekrefter.
bekreft-register = Register
bekreft-du-har-valgt = Du har valgt
bekreft-innstilling = Innstilling
bekreft-gjelder-for = Gjelder for
bekreft-gjelder-fra = Gjelder fra
bekreft-gjelder-fra-na = Når du bekrefter
bekreft-dette-skjer = Dette skjer
bekreft-endre = Endre valget
bekreft-forstar = Jeg forstår at opplysningene blir slettet for godt
bekreft-ma-forsta = Kryss av for at du forstår at opplysningene blir slettet for godt
uendret-samtykket = Du har alt samtykket. Ingenting er endret.
uendret-ikke-samtykket = Du har ikke samtykket fra før. Ingenting er endret.
uendret-reservert = Du har alt reservert deg. Ingenting er endret.
uendret-ikke-reservert = Du er ikke reservert fra før. Ingenting er endret.
krever-annet = Du må først samtykke til «{ $tittel }». Ingenting er endret.

## Settings: receipt
kvittering-samtykket = Du har samtykket
kvittering-trukket = Du har trukket samtykket
kvittering-reservert = Du har reservert deg
kvittering-opphevet = Du har opphevet reservasjonen
kvittering-begrenset = Du har satt en begrensning
kvittering-fjernet = Du har fjernet begrensningen
kvittering-linje = { $register } · { $tidspunkt }
kvittering-med-nummer = Kvittering { $nummer }
kvittering-navn = Kvittering
kvittering-hva-skjer = Hva skjer nå?
kvittering-i-kraft = Registeret bekreftet endringen { $tidspunkt }.
kvittering-angrer = Angrer du?
kvittering-angrer-tekst = Du kan endre valget når du vil.
kvittering-angrer-lenke = Endre valget om { $tittel }
kvittering-nummer = Oppgi nummeret på kvitteringen hvis du kontakter oss om dette. Du finner den igjen i historikken.
kvittering-skriv-ut = Skriv ut kvitteringen
kvittering-tilbake = Tilbake til innstillingene

## Settings: history
historikk-ingress = Her står alle endringer i innstillingene dine, de nyeste først. Ingenting blir slettet fra denne listen.
historikk-tom = Du har ikke gjort noen endringer ennå.
historikk-tidspunkt = Tidspunkt
historikk-innstilling = Innstilling
historikk-endring = Endring
historikk-gjort-av = Gjort av
historikk-kvittering = Kvittering
historikk-deg = Du
historikk-representant = { $navn } på vegne av deg
historikk-virksomhet = Registrert av { $navn }
historikk-sider = Sider i historikken
historikk-se-kvittering = Se kvittering
historikk-se-kvittering-skjult = for endringen { $tidspunkt }
endring-samtykket = Du samtykket: { $hva }
endring-trukket = Du trakk samtykket: { $hva }
endring-reservert = Du reserverte deg: { $hva }
endring-opphevet = Du opphevet reservasjonen: { $hva }
endring-begrenset = Du satte en begrensning: { $hva }
endring-fjernet = Du fjernet en begrensning: { $hva }

## Registries: list
registre-tittel = Helse­registre
registre-navn = Helseregistre
registre-ingress = Helseregistre samler opplysninger for å gjøre helsetjenesten bedre. Du har rett til å se hva som står om deg.
registre-sok = Søk etter register
registre-sok-hjelp = Navn, sykdom eller virksomhet
registre-vis = Vis
registre-vis-alle = Alle
registre-vis-oppfort = Der jeg er oppført
registre-vis-innsyn = Med innsyn her
registre-sokeknapp = Søk
registre-fjern = Fjern søket
registre-antall = { $antall ->
    [one] { $antall } register
   *[other] { $antall } registre
}
registre-treff = { $antall ->
    [one] { $antall } treff på «{ $sok }»
   *[other] { $antall } treff på «{ $sok }»
}
registre-ingen-treff = Ingen treff på «{ $sok }». Prøv et kortere ord, eller vis alle registre.
registre-ingen-oppforte = Du står ikke i noen av registrene som bare vises for dem det gjelder. Velg «Alle» for å se de andre.
registre-ingen = Ingen registre å vise.
registre-merknad = Noen registre vises bare for dem som står i dem.
merke-apent = Åpent for alle
merke-oppfort = Du er oppført
merke-bestilles = Innsyn bestilles
merke-utenfor = Innsyn utenfor { $tjeneste }
registre-se = Se { $register }
registre-les-mer = Les mer om { $register }
registre-lovgrunnlag = Lovgrunnlag

## Registries: one
register-ansvarlig = { $sammendrag } { $ansvarlig } er ansvarlig.
visninger = Visninger
visning-innhold = Innhold
visning-logg = Logg over bruk
innhold-hentet = Hentet { $tidspunkt }. Det kan ta noen dager før nye opplysninger vises.
innhold-tomt = Det er ikke registrert noe om deg i { $register }.
innhold-andre-sider = Det { $tjeneste } har lagret om deg, ser du på de andre sidene her: innstillingene, historikken og registrene.
innhold-tomt-hva-na = Mener du at noe mangler? Spør stedet der du fikk behandling, eller registeret.
innhold-apne-alle = Åpne alle
innhold-lukk-alle = Lukk alle
innhold-skriv-ut = Skriv ut
innhold-alle-apne = { $antall ->
    [one] Den ene er åpen
   *[other] Alle { $antall } er åpne
}
innhold-alle-lukket = Alle er lukket
innhold-gruppe = { $tittel } ({ $antall })
innhold-sensitivt-tittel = Opplysningene her kan være tunge å se
innhold-sensitivt = Bare du ser dette nå. Pass på at ingen andre kan lese skjermen din.
innhold-sensitivt-vis = Vis opplysningene
innhold-rapport-til = Rapport med opplysninger til og med { $dato }
innhold-rapport-les = Les rapporten
innhold-rapport-nyeste = Nyeste
innhold-hva-vil-du = Hva vil du gjøre?
innhold-innstillinger = Se og endre innstillingene for { $register }
innhold-bestilles = Innsyn i dette registeret må bestilles. Det kan du foreløpig ikke gjøre her.
innhold-utenfor = Innsyn i dette registeret får du utenfor { $tjeneste }. Skriv til den som har ansvaret for registeret, og be om innsyn. Du får svar innen 30 dager, og det koster ingenting. Ikke send fødselsnummeret ditt i vanlig e-post.
logg-sett = Hvem har sett opplysningene?
logg-sett-tekst = Listen viser oppslag som er meldt til oss, dine egne med.
logg-utlevert = Hvem har fått utlevert opplysninger?
logg-utlevert-tekst = Listen viser kopier som registeret har gitt til andre.
logg-tidsrom = Vis oppslag fra
logg-3m = Siste 3 måneder
logg-1ar = Siste år
logg-alt = Alt
logg-utlevert-tom = { $register } har ikke meldt om noen utleveringer i denne perioden.
logg-flere = Listen viser de nyeste { $antall } oppslagene. Det finnes flere.
logg-tidspunkt = Tidspunkt
logg-rolle = Rolle
logg-hva = Hva
logg-formal = Formål
logg-dato = Dato
logg-mottaker = Mottaker
logg-prosjekt = Prosjekt
logg-opplysninger = Opplysninger
logg-identitet = Kan du kjennes igjen?
logg-grunnlag = Godkjent av
logg-representant = { $navn } på vegne av deg
logg-du = Du
identitet-med-nummer = Ja, med fødselsnummer
identitet-kodet = Bare gjennom en kode
identitet-anonym = Nei
handling-se = Sett
handling-endre = Endret
handling-slette = Slettet
handling-bruke = Brukte, uten at noen leste dem
handling-sammenstille = Satte sammen med andre opplysninger
logg-hjelp = Ser du noe du ikke kjenner igjen?
logg-hjelp-tekst = Navnet på virksomheten kan være et annet enn stedet der du var. Spør registeret, eller ring { $telefon }. Da hjelper vi deg å finne ut hvem som har sett opplysningene.

## Insight report
rapport-tittel = Innsyns­rapport fra { $register }
rapport-navn = Innsynsrapport
rapport-periode = Rapporten viser opplysninger til og med { $dato }. Registeret kan ha fått nyere opplysninger etter det.
rapport-merknad = Her ser du hvordan sykdommen har utviklet seg. Noen synes det er tungt å lese. Snakk gjerne med legen din om det du ser.
rapport-innhold = Innhold i rapporten
rapport-feil = Er noe feil?
rapport-feil-tekst = Stemmer noe ikke? Ring { $telefon }. Vi sørger for at registeret får vite det.
rapport-graf-edss-flere = Funksjonsskåren (EDSS) gikk fra { $forste } i { $forste_aar } til { $siste } i { $siste_aar }. Høyest var den i { $hoyest_aar }, med { $hoyest }.
rapport-graf-edss-en = Det er registrert én måling: EDSS { $forste } i { $forste_aar }.
rapport-graf-edss-ingen = Det er ikke registrert noen EDSS-målinger.
rapport-graf-attakker = { $antall ->
    [0] Ingen attakker er registrert.
    [one] Det er registrert { $antall } attakk.
   *[other] Det er registrert { $antall } attakker.
}
rapport-graf-gap = Stiplet linje betyr at det gikk mer enn to år mellom målingene.
rapport-graf-hint = Dra eller bruk piltastene for å se hele grafen.
rapport-graf-navn = Graf over sykdomsforløpet
rapport-graf-tabell = Tallene i grafen
rapport-graf-visning = Hopp til
rapport-graf-visning-graf = Graf
rapport-graf-visning-tabell = Tabell
rapport-graf-vis = Vis i grafen
rapport-graf-fra-aar = Fra år
rapport-graf-til-aar = Til år
rapport-graf-oppdater = Oppdater grafen
rapport-graf-edss = EDSS
rapport-graf-behandling = Behandling
rapport-graf-attakk = Attakker
rapport-graf-mr = MR
rapport-graf-debut = Debut
rapport-graf-diagnose = Diagnose
rapport-graf-ingen = Ingen registrert
rapport-graf-rapportdato = Rapport
rapport-graf-forklaring = Forklaring til grafen
tegn-behandling-moderat = Behandling, moderat effekt
tegn-behandling-hoy = Behandling, høy effekt
tegn-behandling-puls = Kur. Prikkene viser hvor lenge effekten ventes å vare.
tegn-behandling-ingen = Periode uten behandling
tegn-attakk-full = Attakk, helt bra etterpå
tegn-attakk-delvis = Attakk, delvis bra etterpå
tegn-attakk-ingen = Attakk, ikke bra etterpå
tegn-attakk-ukjent = Attakk, bedring ikke oppgitt
tegn-mr = MR-undersøkelse
tabell-dato = Dato
tabell-verdi = Verdi eller beskrivelse
tabell-sykehus = Sykehus
bedring-full = helt bra etterpå
bedring-delvis = delvis bra etterpå
bedring-ingen = ikke bra etterpå
bedring-ukjent = bedring ikke oppgitt
behandling-uten = Uten behandling
behandling-uten-navn = Legemiddel ikke oppgitt
behandling-uten-navn-i-setning = et legemiddel som ikke er oppgitt
mr-nye = { $antall ->
    [0] ingen nye T2-forandringer
    [one] { $antall } ny T2-forandring
   *[other] { $antall } nye T2-forandringer
}
mr-kontrast = { $antall ->
    [0] ingen kontrastladende
   *[other] { $antall } kontrastladende
}
mr-ikke-talt = funn ikke oppgitt
slag-attakk = Attakk

## Errors
feil-finnes-ikke-tittel = Vi finner ikke siden.
feil-finnes-ikke = Den kan være flyttet. Gå til forsiden eller bruk menyen.
feil-adgang-tittel = Du har ikke tilgang til denne siden.
feil-adgang = Forespørselen kom ikke fra { $tjeneste } selv. Ingenting er endret. Gå til forsiden og prøv på nytt derfra.
feil-nede-tittel = Tjenesten er nede.
feil-nede = Vi jobber med å rette feilen. Ingenting du har sendt inn, er gått tapt.
feil-nede-kode = Ring { $telefon } hvis det haster, og oppgi koden { $kode }.
feil-lagre-tittel = Vi fikk ikke lagret valget ditt.
feil-lagre = Ingenting er endret. Feilen ligger hos oss. Prøv igjen om litt. Hvis det fortsatt ikke virker, kan du ringe { $telefon } og oppgi koden { $kode }.
feil-uvisst-tittel = Vi vet ikke om valget ble lagret.
feil-uvisst = Se i historikken før du prøver på nytt. Ring { $telefon } og oppgi koden { $kode } hvis du er i tvil.
feil-endret-tittel = Innstillingen er endret.
feil-endret = Den er endret etter at du åpnet skjemaet. Se ny status før du velger. Ingenting av det du sendte, er lagret.
feil-endret-lenke = Se ny status
feil-nokkel-tittel = Skjemaet er alt brukt.
feil-nokkel = Svaret du sendte først, gjelder. Se i historikken, og åpne skjemaet på nytt hvis du vil endre det.
feil-skjema-tittel = Vi forsto ikke skjemaet.
feil-skjema = Ingenting er endret. Gå tilbake, last siden på nytt og prøv en gang til.
feil-stort-tittel = Det du sendte, er for stort.
feil-stort = Ingenting er endret. Gå tilbake og prøv på nytt.
feil-metode-tittel = Denne siden kan ikke brukes slik.
feil-metode = Gå til forsiden eller bruk menyen.
feil-ikke-mulig-tittel = Dette kan ikke endres her.
feil-ikke-mulig = Ingenting er endret. Ring { $telefon }, så hjelper vi deg.
feil-til-forsiden = Gå til forsiden
feil-til-historikken = Se historikken

## Menu and information pages
meny-tittel = Meny
hjelp-tittel = Hjelp og veiledning
hjelp-ingress = Her er svar på det folk spør mest om. Finner du ikke svaret, kan du ringe oss.
hjelp-ring = Ring oss
hjelp-ring-tekst = Telefon { $telefon }, { $tid }.
hjelp-akutt = Ring 113 hvis det haster og det står om liv.
hjelp-register = Hva er et helseregister?
hjelp-register-svar = Et helseregister samler opplysninger om sykdom, behandling eller forebygging. Opplysningene brukes til å gjøre helsetjenesten bedre og til forskning.
hjelp-reservere = Hva betyr det å reservere seg?
hjelp-reservere-svar = Å reservere seg er å si nei til at opplysninger om deg lagres eller brukes. Du trenger ikke gi noen grunn, og du kan ombestemme deg når du vil.
hjelp-samtykke = Hva betyr det å samtykke?
hjelp-samtykke-svar = Å samtykke er å si ja. Så lenge du ikke har svart ja, lagres ingenting. Du kan trekke samtykket når du vil.
hjelp-behandling = Får jeg dårligere behandling hvis jeg sier nei?
hjelp-behandling-svar = Nei. Valgene om registre og forskning endrer ikke behandlingen du får.
hjelp-finner-ikke = Jeg finner ikke et register. Hvorfor?
hjelp-finner-ikke-svar = Noen registre vises bare for dem som står i dem. Står du ikke i registeret, vises det ikke.
hjelp-logg = Hva er logg over bruk?
hjelp-logg-svar = Loggen viser hvem som har sett opplysningene dine, og hvem som har fått kopier. Når du selv ser på opplysningene dine, står det også der.
personvern-tittel = Slik behandler vi opplysningene dine
personvern-ingress = { $tjeneste } viser deg hva registrene har om deg, og sender valgene dine videre til dem.
personvern-lagrer = Hva vi lagrer
personvern-lagrer-1 = Hvem du er: navn, fødselsdato og fødselsnummer.
personvern-lagrer-2 = Valgene dine: hva du har bestemt, når, og hvilken tekst du svarte på.
personvern-lagrer-3 = Rapporter som registrene har levert om deg.
personvern-lagrer-4 = Loggen: hver gang noen ser opplysningene dine, også du selv.
personvern-kaker = Informasjonskapsler
personvern-kaker-tekst = Vi bruker én informasjonskapsel. Den holder deg logget inn og slettes når du logger ut. Vi måler ikke hva du gjør, og vi sender ingenting til andre nettsteder.
personvern-rettigheter = Rettighetene dine
personvern-rettigheter-tekst = Du kan se alt vi har om deg her. Vil du ha noe rettet eller slettet, eller vil du klage, kan du ringe { $telefon }.
tilgjengelighet-tittel = Tilgjengelighets­erklæring
tilgjengelighet-navn = Tilgjengelighetserklæring
tilgjengelighet-ingress = { $tjeneste } skal kunne brukes av alle. Vi følger kravene i WCAG 2.2 på nivå A og AA.
tilgjengelighet-gjort = Det vi har prøvd
tilgjengelighet-gjort-1 = Hver side er prøvd med et automatisk verktøy (axe) på stor og liten skjerm.
tilgjengelighet-gjort-2 = Alt kan gjøres med tastatur, og alt virker uten skript i nettleseren.
tilgjengelighet-ikke = Det vi ikke har prøvd ennå
tilgjengelighet-ikke-1 = Vi har ikke prøvd sidene sammen med mennesker som bruker skjermleser, forstørring eller talestyring.
tilgjengelighet-meld = Meld fra om noe som ikke virker
tilgjengelighet-meld-tekst = Ring { $telefon } og fortell hva som ikke virker, og hva du prøvde å gjøre.
