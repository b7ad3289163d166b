# Level of use, services and access, and restrictions: whom they are aimed at and for how long.

## Refusals
feil-uten-tilgang-tittel = Du har fjernet din egen tilgang.
feil-uten-journal = Du har valgt at pasientjournalen ikke skal vises her. Det gjelder også kjernejournal og resepter.
feil-uten-kjernejournal = Du har valgt at kjernejournalen ikke skal vises her.
feil-til-egen-tilgang = Gi deg selv tilgang igjen
representasjon-sperret = Personen har sperret tilgangen sin. Da kan ingen bruke tjenesten på vegne av personen.

## Level of use
niva-full = Full
niva-full-hjelp = Du kan bruke alle tjenestene.
niva-basis-pluss = Basis +
niva-basis-pluss-hjelp = Du ser det samme som i Basis, og i tillegg pasientjournalen din.
niva-basis = Basis
niva-basis-hjelp = Du ser opplysninger som er registrert om deg, men ikke pasientjournalen.
niva-ingen = Jeg vil ikke bruke tjenesten
niva-ingen-hjelp = Du trekker samtykket. Opplysninger om deg her blir slettet, bortsett fra valg om samtykke og reservasjon.
niva-hjelp = Du kan bytte når du vil.
niva-forst = Velg hvordan du vil bruke { $tjeneste } før du går videre.
niva-om = Om { $tjeneste }: hva som lagres, og historikk
niva-mister = Dette mister du tilgang til
niva-mister-blir = Registrene beholder opplysningene. Du kan velge et høyere nivå når du vil, og ser dem da igjen.
niva-far = Dette får du tilgang til
niva-med-data = { $tjeneste }. Her ligger det opplysninger om deg nå.
niva-med-registre = { $tjeneste }. Disse registrene har levert opplysninger om deg hit: { $registre }.
tjeneste-helseregistre = Helseregistre: det som er registrert om deg, hvem som har sett det, og spørsmål om samtykke
tjeneste-pasientjournal = Resepter
tjeneste-kjernejournal = Kjernejournal
tjeneste-pa-vegne-av = Å bruke tjenesten på vegne av andre
status-samtykket-til = Du har samtykket til { $niva }
uendret-niva = Du har alt valgt { $niva }. Ingenting er endret.
uendret-begrenset = Du har alt satt denne begrensningen. Ingenting er endret.
uendret-ikke-begrenset = Det er ingen begrensning fra før. Ingenting er endret.

## Front page and registries that a level closes
flis-stengt = Du har ikke valgt å bruke denne tjenesten.
registre-for-lavt = Du har ikke valgt å bruke denne tjenesten. Den krever nivået Basis +.
registre-uten-tilgang = Du har fjernet din egen tilgang til denne tjenesten.
registre-til-tilgang = Endre tilgangen
registre-apne-skjult = for å se { $register }

## Services and access
tilgang-egen = Det du selv ser
tilgang-kontakt = Hvem som kan kontakte deg
tilgang-helsepersonell = Det helsepersonell ser
tilgang-akutt = Akuttsperre
tilgang-antall = Gjelder { $antall } du har valgt
part-angre-skjult = om { $tittel }
angre-samtykke = Trekk samtykket
angre-reservasjon = Opphev reservasjonen
angre-begrensning = Fjern begrensningen

## Whom a restriction is aimed at
slag-helsepersonell = Helsepersonell
slag-virksomhet = Virksomhet
slag-resept = Resept
slag-hpr = HPR-nummer
slag-orgnr = Organisasjonsnummer
omfang-mottaker = { $slag }: { $navn } ({ $nummer })
omfang-resept = { $slag }: { $navn }
omfang-periode = Perioden { $periode }
omfang-alt = Hele historikken
bekreft-omfang = Det gjelder
utvalg-hvem = Hvem gjelder det?
utvalg-resepter = Hvilke resepter gjelder det?
utvalg-sok = Søk etter personer og virksomheter
utvalg-sok-hjelp = Navn, yrke eller sted
utvalg-sokeknapp = Søk
utvalg-treff = { $antall ->
    [one] { $antall } treff på «{ $sok }»
   *[other] { $antall } treff på «{ $sok }»
}
utvalg-ingen-treff = Prøv et kortere ord, eller bare etternavnet.
utvalg-flere = Viser { $vist } av { $antall }. Skriv mer for å finne færre.
utvalg-fullt = Du kan velge høyst { $flest }. Fjern noen hvis du vil legge til flere.
utvalg-om = { $rolle }, { $sted } · { $slag } { $nummer }
utvalg-legg-til = Legg til
utvalg-fjern = Fjern
utvalg-valgt = Valgt
utvalg-valgte = { $antall ->
    [0] Du har ikke valgt noen
    [one] Du har valgt én
   *[other] Du har valgt { $antall }
}
utvalg-ingen-valgt = Søk og legg til dem det skal gjelde.
utvalg-velg-noen = Velg minst én person eller virksomhet
utvalg-velg-resept = Velg minst én resept
utvalg-dine-resepter = Reseptene dine
utvalg-ingen-resepter = Du har ingen resepter i Reseptformidleren nå. Da er det ingenting å begrense.

## For how long
periode-tittel = Hvilken del av historikken gjelder det?
periode-alt = Hele historikken
periode-en = Bare en periode
periode-hvis = Hvis du velger en periode
periode-hjelp = Skriv datoen slik: 3.11.2026
periode-fra-dag = Fra og med
periode-til-dag = Til og med (valgfritt)
periode-velg = Velg om det gjelder hele historikken eller bare en periode
periode-fra-mangler = Skriv datoen perioden starter
periode-fra-ulest = Vi forstår ikke startdatoen. Skriv den slik: 3.11.2026
periode-til-ulest = Vi forstår ikke sluttdatoen. Skriv den slik: 3.11.2026
periode-omvendt = Sluttdatoen kan ikke være før startdatoen
