# The case screen of those who work on cases for registries (/saksbehandler), and the notice about a case.

varsler-sak = Nytt i en henvendelse du har sendt

sb-navn = Saksbehandling
sb-hovedmeny = Saksbehandler
sb-visninger = Visninger
sb-fra = { $navn }, { $virksomhet }

## Login
sb-logg-inn = Logg inn
sb-logg-inn-tittel = Logg inn som saksbehandler
sb-logg-inn-ingress = Her svarer registre på henvendelser fra innbyggere.
sb-logg-inn-forst = Logg inn for å se siden du ville til.
sb-logget-ut = Du er logget ut.
sb-tidsavbrudd = Det gikk { $minutter } minutter uten at du gjorde noe. Logg inn igjen. Det du skrev, er ikke sendt.
sb-tidsgrense = Du blir logget ut etter { $minutter } minutter uten aktivitet.
sb-uten-oppsett = Innlogging for saksbehandlere er ikke satt opp her.
sb-uten-oppsett-hjelp = Registre med eget fagsystem bruker programgrensesnittet.
sb-velg = Velg saksbehandler
sb-velg-hjelp = Dette er en prøveutgave. Saksbehandlerne er oppdiktet.

## List
sb-saker = Saker
sb-saker-ingress = Sakene med kortest frist står først.
sb-filter-status = Status
sb-filter-slag = Hva saken gjelder
sb-filter-register = Register
sb-filter-vis = Vis saker
sb-gruppe-apne = Uten svar
sb-gruppe-avgjorte = Med svar
sb-gruppe-alle = Alle
sb-alle-slag = Alt
sb-alle-registre = Alle registrene dine
sb-ingen-saker = Ingen saker passer med valgene.
sb-rad = { $slag } – { $register }
sb-rad-linje = { $navn } · svar innen { $frist }
sb-rad-linje-nummer = { $navn } · svar innen { $frist } · saksnummer { $nummer }
sb-over-fristen = Over fristen
sb-sider = Sider med saker
sb-neste-side = Neste side
sb-forste-side = Første side

## Kinds and statuses
sb-slag-feil = Melding om feil
sb-slag-sletting = Ønske om sletting
sb-slag-sperring = Ønske om sperring
sb-slag-sporsmal = Spørsmål
sb-slag-oppslag = Ukjent oppslag
sb-status-sendt = Ny
sb-status-mottatt = Mottatt
sb-status-under-behandling = Under behandling
sb-status-trenger-mer = Venter på innbyggeren
sb-status-innvilget = Innvilget
sb-status-delvis = Delvis innvilget
sb-status-avslatt = Avslått
sb-status-besvart = Besvart

## One case
sb-fakta-status = Status
sb-fakta-register = Register
sb-fakta-navn = Innbygger
sb-fakta-nummer = Fødselsnummer
sb-fakta-sendt = Sendt
sb-fakta-frist = Svar innen
sb-fakta-saksnummer = Saksnummer
sb-sen = Fristen var { $frist }. Svar så snart du kan.
sb-klaget = Innbyggeren har klaget på svaret. Se på saken på nytt.
sb-lagret = Endringen er lagret. Innbyggeren har fått et varsel.
sb-gjelder = Hva saken gjelder
sb-gjelder-ord = Innbyggeren så
sb-gjelder-seksjon = Del av rapporten
sb-gjelder-felt = Felt
sb-gjelder-rad = Rad
sb-gjelder-hele = Hele registeret.
sb-skrevet = Innbyggeren skriver
sb-onsket = Innbyggeren ønsker
sb-filer = Filer
sb-fil = ({ $slag }, { $kb } kB, { $fra })
sb-fil-fra-registeret = fra registeret
sb-fil-fra-innbyggeren = fra innbyggeren
sb-historikk = Hva som har skjedd
sb-hvem-innbygger = Innbyggeren
sb-hvem-representant = En som handler for innbyggeren
sb-hvem-register = Registeret
sb-hvem-portal = Portalen
sb-avgjort = Saken er avgjort. Klager innbyggeren, åpnes den igjen.

## What can be done
sb-gjor = Hva vil du gjøre?
sb-motta = Bekreft at saken er mottatt
sb-start = Start behandlingen
sb-spor = Spør innbyggeren
sb-spor-tekst = Hva trenger du å vite?
sb-spor-hjelp = Innbyggeren får et varsel og kan svare her.
sb-spor-knapp = Send spørsmålet
sb-svar = Svar på saken
sb-svar-valg = Hva er svaret?
sb-svar-tekst = Svar og begrunnelse
sb-svar-hjelp = Skriv kort og enkelt. Et nei må ha en grunn.
sb-svar-knapp = Send svaret
sb-klageadgang = Slik klager innbyggeren
sb-klageadgang-hjelp = Sendes bare med et nei, helt eller delvis.
sb-klageadgang-forslag = Du kan klage på svaret innen tre uker fra du fikk det. Klagen sender du her, i samme henvendelse. Skriv hva du er uenig i, og hvorfor. Vi ser på saken på nytt. Holder vi fast på svaret, sender vi klagen videre til klageinstansen. Du kan også klage til Datatilsynet.
sb-saksnummer = Saksnummer hos dere (valgfritt)
sb-fil-velg = Legg ved en fil (valgfritt)
sb-fil-hjelp = PDF, PNG eller JPEG, høyst 5 MB.
sb-ugyldig-valg = Velg hva svaret er
sb-ugyldig-tekst = Skriv en tekst til innbyggeren
sb-ugyldig-klageadgang = Skriv hvordan innbyggeren kan klage
sb-ugyldig-lang = Teksten er for lang. Svar og klageadgang kan ha høyst { $tegn } tegn til sammen
sb-ugyldig-fil = Filen må være en PDF, PNG eller JPEG på høyst 5 MB
sb-ugyldig-nummer = Saksnummeret kan ha høyst 64 tegn

## Orders
sb-bestillinger = Bestillinger
sb-bestillinger-ingress = Innsynsrapporter som innbyggere har bestilt, og som ikke er levert.
sb-bestillinger-flere = Listen viser de første bestillingene. Når noen er levert, vises de neste.
sb-ingen-bestillinger = Ingen bestillinger venter.
sb-bestilt = Bestilt { $tidspunkt }
sb-purret = Purret { $tidspunkt }
sb-rapport-std = Standardrapport
sb-rapport-full = Full rapport
sb-rapport-tra = Rapport for maskiner
sb-rapport-lok = Registerets egen rapport

## One order
sb-bestilling-levert = Rapporten er levert. Innbyggeren har fått et varsel.
sb-bestilling-feilet = Innbyggeren har fått vite at rapporten ikke kan lages, og hvorfor.
sb-bestilling-sen = Fristen var { $frist }. Lever rapporten så snart du kan.
sb-fakta-bestilt = Bestilt
sb-fakta-purret = Purret
sb-lever = Lever rapporten
sb-lever-fil = Rapporten som fil
sb-lever-hjelp = JSON etter skjemaet for innsynsrapporter, høyst { $mb } MB. Deler som innbyggeren har sagt nei til, blir ikke lagret.
sb-lever-knapp = Lever rapporten
sb-lever-ingen-fil = Velg en fil med rapporten
sb-lever-stor = Filen er større enn { $mb } MB
sb-lever-ikke-json = Filen er ikke JSON, eller den har for mange nivåer
sb-lever-form = Rapporten følger ikke skjemaet: { $sted }
sb-lever-innhold = Noe er feil i rapporten ved { $sted }: { $hva }
sb-feilet = Si at rapporten ikke kan lages
sb-feilet-grunn = Hvorfor kan den ikke lages?
sb-feilet-hjelp = Innbyggeren får lese dette. Du kan skrive { $tegn } tegn.
sb-feilet-knapp = Send til innbyggeren
sb-feilet-ingen-grunn = Skriv hvorfor rapporten ikke kan lages
sb-feilet-lang = Teksten kan ha høyst { $tegn } tegn

## Errors
sb-feil-finnes-ikke-tittel = Vi finner ikke siden.
sb-feil-finnes-ikke = Saken eller bestillingen finnes ikke, eller den hører til et register du ikke arbeider for.
sb-feil-adgang-tittel = Du har ikke tilgang til denne siden.
sb-feil-adgang = Skjemaet kom ikke fra saksbehandlersidene. Ingenting er endret.
sb-feil-nede-tittel = Tjenesten er nede.
sb-feil-nede = Vi jobber med å rette feilen. Ring { $telefon } og oppgi koden { $kode } hvis det haster.
sb-feil-lagre-tittel = Vi fikk ikke lagret endringen.
sb-feil-lagre = Ingenting er endret. Prøv igjen om litt. Hvis det fortsatt ikke virker, kan du ringe { $telefon } og oppgi koden { $kode }.
sb-feil-uvisst-tittel = Vi vet ikke om endringen ble lagret.
sb-feil-uvisst = Se på saken før du prøver på nytt. Hvis du trenger hjelp, kan du ringe { $telefon } og oppgi koden { $kode }.
sb-feil-endret-tittel = Saken er endret.
sb-feil-endret = Noe har skjedd i saken etter at du åpnet den. Ingenting av det du sendte, er lagret. Se hva som er nytt, før du prøver igjen.
sb-feil-ikke-mulig-tittel = Dette kan ikke gjøres nå.
sb-feil-ikke-mulig = Saken har fått en annen status. Ingenting er endret.
sb-feil-nokkel-tittel = Skjemaet er brukt før.
sb-feil-nokkel = Ingenting er endret nå. Åpne saken på nytt.
sb-feil-skjema-tittel = Vi kunne ikke lese skjemaet.
sb-feil-skjema = Ingenting er endret. Gå tilbake og prøv igjen.
sb-feil-stort-tittel = Det du sendte, er for stort.
sb-feil-stort = Ingenting er endret. Filer kan være på høyst 5 MB.
sb-feil-metode-tittel = Siden kan ikke brukes slik.
sb-feil-metode = Gå tilbake og prøv igjen.
sb-feil-til-saken = Til saken
sb-feil-til-listen = Til sakene
sb-feil-til-bestillingene = Til bestillingene
sb-feil-avsluttet-tittel = Bestillingen er avsluttet.
sb-feil-avsluttet = Innbyggeren har avbrutt bestillingen, eller den er levert. Ingenting er endret.
sb-feil-kan-ikke-lagres-tittel = Rapporten kan ikke lagres.
sb-feil-kan-ikke-lagres = Innbyggeren har sagt nei til lagring etter at rapporten ble bestilt. Ingenting er lagret.
sb-feil-levering-tittel = Vi vet ikke om det du sendte, ble lagret.
sb-feil-levering = Du kan trygt sende det samme en gang til. Hvis det fortsatt ikke virker, kan du ringe { $telefon } og oppgi koden { $kode }.
sb-feil-til-innlogging = Til innloggingen
