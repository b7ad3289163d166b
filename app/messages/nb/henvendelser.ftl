# Writing to registries, and how it goes (screens 6.5c).

## Kinds
sak-navn = Henvendelser
sak-feil = Melding om feil
sak-sletting = Ønske om sletting
sak-sperring = Ønske om sperring
sak-sporsmal = Spørsmål
sak-oppslag = Spørsmål om et oppslag
sak-meld-feil = Meld feil
sak-be-om-sletting = Be om sletting
sak-be-om-sperring = Be om sperring
sak-still-sporsmal = Still et spørsmål
sak-meld-oppslag = Meld fra om et oppslag

## States
sak-sendt = Sendt
sak-mottatt = Mottatt
sak-under-behandling = Under behandling
sak-trenger-mer = Venter på svar fra deg
sak-besvart = Besvart
sak-rettet = Rettet
sak-delvis-rettet = Delvis rettet
sak-ikke-rettet = Ikke rettet
sak-slettet = Slettet
sak-delvis-slettet = Delvis slettet
sak-ikke-slettet = Ikke slettet
sak-sperret = Sperret
sak-delvis-sperret = Delvis sperret
sak-ikke-sperret = Ikke sperret

## Front page and registries
flis-saker = Henvendelser
flis-saker-tekst = Se svar fra registre du har skrevet til.
flis-saker-venter = { $antall } venter
flis-saker-venter-skjult = på svar fra deg
sak-venter = { $register } trenger svar fra deg
sak-venter-skjult = Et register trenger svar fra deg
visning-henvendelser = Henvendelser ({ $antall })

## Lists
sak-ingress = Her finner du alt du har spurt om, meldt fra om eller bedt om, og svarene du har fått.
sak-ingen = Du har ikke sendt noe til noe register.
sak-ingen-hva-na = Vil du spørre om noe eller melde fra om en feil? Start på siden til registeret, under
sak-ingen-her = Du har ikke sendt noe til dette registeret.
sak-tittel = { $slag } til { $register }
sak-linje = Sendt { $dato }
sak-linje-frist = Sendt { $dato } · svar innen { $frist }
sak-tar-lengre-tid = Det tar lengre tid enn vanlig
sak-vis-eldre = Vis eldre henvendelser

## Forms
sak-h-feil = Hva er feil?
sak-h-sletting = Hvilke opplysninger vil du ha slettet?
sak-h-sperring = Hvem skal ikke kunne se opplysningene?
sak-h-sporsmal = Still et spørsmål
sak-h-oppslag = Meld fra om et oppslag
sak-til = Meldingen går til { $register }.
sak-gjelder = Det gjelder
sak-akutt = Ikke skriv om akutt sykdom her. Ring 113 hvis det haster.
sak-tegn = Du kan skrive 2000 tegn.
sak-ord = Hvilken opplysning gjelder det?
sak-ord-hjelp = Skriv med noen få ord, for eksempel dato og hva det gjaldt. Du kan skrive 200 tegn.
sak-hva-er-feil = Beskriv feilen
sak-onsket = Hva skal det stå? (valgfritt)
sak-hvorfor-slette = Hvorfor vil du ha dem slettet? (valgfritt)
sak-hvorfor-slette-hjelp = Velger du bare noen av opplysningene, må du skrive hvilke. Du kan skrive 2000 tegn.
sak-hvem-sperre = Er det noe registeret bør vite? (valgfritt)
sak-hvem-sperre-hjelp = Gjelder det bare noen personer eller steder, må du skrive hvilke. Du kan skrive 2000 tegn.
sak-hva-lurer = Hva lurer du på?
sak-hvorfor-oppslag = Hva er det du ikke kjenner igjen? (valgfritt)
sak-omfang-hjelp = Registeret avgjør om det kan gjøre det du ber om.
sak-omfang-alt = Alt registeret har om meg
sak-omfang-denne = Bare denne opplysningen
sak-omfang-noen = Noen av opplysningene
sak-omfang-alle-personer = Alt helsepersonell
sak-omfang-noen-personer = Noen personer eller steder
sak-virkning = Dette betyr det
sak-virkning-sletting-1 = Opplysninger som blir slettet, kan ikke hentes tilbake.
sak-virkning-sletting-2 = Noen opplysninger må registeret ha etter loven. Da får du vite hvorfor.
sak-virkning-sletting-3 = Opplysninger som alt er utlevert, blir ikke alltid slettet hos dem som fikk dem.
sak-virkning-sperring-1 = Helsepersonell som behandler deg, kan mangle opplysninger de trenger.
sak-virkning-sperring-2 = Registeret har fortsatt opplysningene.
sak-virkning-sperring-3 = Du kan be om at sperringen blir opphevet.
sak-filer = Legg ved filer (valgfritt)
sak-filer-hjelp = Høyst tre filer, hver på høyst 5 MB. Du kan legge ved PDF, PNG, JPEG eller ren tekst.
sak-send = Send til { $register }
sak-endre = Endre
sak-bekreft-ingress = Ingenting er sendt ennå.
sak-du-skrev = Du skrev

## What must be put right
sak-mangler-ord = Skriv hvilken opplysning det gjelder.
sak-mangler-feil = Beskriv hva som er feil.
sak-mangler-hvilke = Velg hvilke opplysninger du vil ha slettet.
sak-mangler-hvem = Velg hvem som ikke skal kunne se opplysningene.
sak-mangler-noen = Skriv hvilke opplysninger du vil ha slettet.
sak-mangler-noen-personer = Skriv hvilke personer eller steder det gjelder.
sak-mangler-sporsmal = Skriv hva du lurer på.
sak-mangler-melding = Skriv en melding før du sender.
sak-for-lang = Teksten kan ha høyst { $maks } tegn. Du har skrevet { $tegn }.
sak-ord-for-langt = Teksten kan ha høyst 200 tegn. Du har skrevet { $tegn }.
sak-fil-for-mange = Du kan legge ved høyst tre filer. Velg filene på nytt.
sak-fil-for-stor = Filen «{ $navn }» er større enn 5 MB. Velg en mindre fil.
sak-fil-tom = Filen «{ $navn }» er tom. Velg en annen fil.
sak-fil-feil-slag = Filen «{ $navn }» er ikke av et slag vi tar imot. Lagre den som PDF, PNG, JPEG eller ren tekst, og velg den på nytt.
sak-fil-for-stort-i-alt = Filene er for store til sammen. Velg færre eller mindre filer.
sak-fil-velg-igjen = Velg disse på nytt: { $navn }.

## One case
sak-side = { $slag } til et register
sak-kvittering = Meldingen er sendt. Nummeret er { $nummer }. Du skal få svar innen { $frist }.
sak-kvittering-svar = Meldingen er sendt til registeret.
sak-kvittering-klage = Klagen er sendt. Du skal få svar innen { $frist }.
sak-sen = Det tar lengre tid enn vanlig. Du skal få svar innen én måned. Du trenger ikke sende på nytt.
sak-lukket-tittel = Meldingen er ikke sendt.
sak-lukket = Du kan ikke skrive mer i denne henvendelsen nå. Registeret kan ha svart mens du skrev, eller fristen kan være gått ut. Dette skrev du:
sak-gang = Slik går det
sak-steg-sendt = Sendt
sak-steg-mottatt = Mottatt av registeret
sak-steg-behandling = Under behandling
sak-steg-svar = Svar
sak-ferdig = (ferdig)
sak-om = Om henvendelsen
sak-register = Register
sak-omfang = Du ba om
sak-skal-sta = Det skal stå
sak-nummer = Nummer
sak-saksnummer = Saksnummer hos registeret
sak-frist = Svar innen
sak-trad = Dette har skjedd
sak-du = Du
sak-portalen = Portalen
sak-gjort-sendt = sendte henvendelsen
sak-gjort-klaget = sendte en klage
sak-gjort-mottatt = har fått henvendelsen
sak-gjort-spurt = trenger svar på noe
sak-gjort-behandler = har begynt på saken
sak-gjort-avgjort = svarte: { $svar }
sak-gjort-skrev = skrev
sak-last-ned = Last ned { $navn } ({ $slag }, { $kb } kB)
sak-slik-klager-du = Slik klager du
sak-klage = Er du uenig, kan du klage til og med { $frist }. Skriv hva du er uenig i. Registeret ser på saken på nytt.
sak-klage-utlopt = Fristen for å klage gikk ut { $frist }.
sak-klage-brukt = Du har klaget én gang, og registeret har svart på klagen. Du kan ikke klage en gang til her.
sak-klag-over = Hva er du uenig i?
sak-svar-tittel = Svar registeret
sak-svar = Svaret ditt
sak-mer-tittel = Vil du legge til noe?
sak-mer = Melding til registeret
sak-send-svar = Send meldingen
sak-send-klage = Send klagen
sak-oppdater = Oppdater siden
