# The log of use: of one registry and of all of them.

## All registries
flis-logg = Logg over bruk
flis-logg-tekst = Se hvem som har sett opplysningene dine.
flis-logg-annen = Se hvem som har sett opplysningene om { $navn }.
logg-tittel = Logg over bruk
logg-ingress = Se hvem som har brukt opplysningene dine, og hvem som har fått kopier. Du ser alle registre på ett sted.
logg-rader = Dette har skjedd
logg-register = Register
logg-slag = Hva vil du se?
logg-alle-slag = Oppslag og kopier
logg-slag-oppslag = Bare oppslag
logg-slag-kopier = Bare kopier
logg-hvem = Hvem
logg-hvem-personer = Ansatte
logg-hvem-automatisk = Datasystemer
logg-hvem-egne = Du, og andre på vegne av deg
logg-hvem-egne-annen = { $navn }, og andre på vegne av { $navn }
logg-kontakt = Kontakt med deg
logg-alle-rader = Alle oppslag
logg-bare-uten-kontakt = Bare der vi ikke fant kontakt
logg-vis = Vis loggen
logg-antall = { $antall ->
    [0] Ingen rader
    [one] { $antall } rad
   *[other] { $antall } rader
}
logg-antall-nyeste = Viser de { $antall } nyeste radene. Det finnes eldre.
logg-antall-midt = Viser { $antall } eldre rader. Det finnes flere.
logg-antall-eldste = Viser de { $antall } eldste radene.
logg-antall-leter = Ingen av de nyeste radene passer. Se etter i eldre rader.
logg-eldre = Vis eldre
logg-til-nyeste = Til de nyeste radene
logg-skriv-ut = Vis alt for utskrift
logg-fil-hjelp = Filen har høyst 20 000 rader, de nyeste først.
logg-fil-avkortet = Filen har ikke alle radene. Velg en kortere periode for å se resten.
logg-hjelp-til = Slik leser du loggen
logg-stengt = Noen registre er ikke med, fordi du ikke har valgt å bruke den delen av tjenesten.
logg-barn = Barna dine og andre du hjelper
logg-barn-tekst = Du kan se loggen for barn under 12 år, og for voksne som har gitt deg fullmakt. Bytt person først.
logg-barn-lenke = Velg hvem du vil se loggen for
logg-filtrer = Velg hva du vil se i loggen

## A row
logg-radtittel = { $nar }: { $hvem }
logg-navn = Navn
logg-orgnr = Organisasjonsnummer
logg-vilkar = Hvorfor de kunne
logg-grunnlag-rettslig = Rettslig grunnlag
logg-kildens-forklaring = Forklaring fra registeret
logg-kilden-forklarer = Registeret forklarer: «{ $forklaring }»
logg-forklart = Forklart
logg-mer = Mer
logg-merknad = Merknad
logg-uten-virksomhet = en virksomhet som ikke er oppgitt
logg-uten-rolle = en ansatt
logg-person-navn = { $navn } ({ $rolle })
logg-setning = { $hvem } { $gjort }.
logg-setning-person = { $hvem } ved { $virksomhet } { $gjort }.
logg-setning-automatisk = Et datasystem hos { $virksomhet } { $gjort }. Det skjedde automatisk, uten at en person trengte å se noe.
logg-gjort-se = så på { $hva }
logg-gjort-endre = endret { $hva }
logg-gjort-slette = slettet { $hva }
logg-gjort-bruke = brukte { $hva } uten å vise dem til noen
logg-gjort-sammenstille = satte { $hva } sammen med andre opplysninger
logg-hva-ukjent = opplysninger som ikke er nærmere oppgitt
logg-hva-logg = loggen over bruk
logg-hva-hele-loggen = loggen over bruk for alle registre
logg-hva-innhold = innholdet i registeret
logg-hva-rapport = en rapport fra registeret
logg-hva-registre = listen over registre
logg-oppgitt-formal = Oppgitt formål: { $formal }.
logg-vilkar-helsehjelp = De oppgir at det gjaldt helsehjelp til deg.
logg-vilkar-samtykke = De oppgir at du har samtykket.
logg-vilkar-nodrett = De oppgir at det var en nødsituasjon.
logg-vilkar-lov = De oppgir at en lov gir dem rett eller plikt til det.
logg-mer-oppslag = Alt om oppslaget { $nar }
logg-mer-kopi = Alt om kopien { $nar }
logg-om-oppslaget = om { $nar }
logg-meld = Meld fra om dette oppslaget
logg-spor = Spør { $register }

## A copy
logg-kopi = { $mottaker } fikk en kopi av opplysninger om deg.
logg-kopi-av = { $mottaker } fikk en kopi av { $hva }.
logg-kopi-av-til = { $mottaker } fikk en kopi av { $hva }. Oppgitt formål: { $formal }.
logg-kopi-med-nummer = Kopien har fødselsnummeret ditt, så de vet at opplysningene er om deg.
logg-kopi-kodet = Kopien har en kode i stedet for fødselsnummeret ditt. Bare den som har nøkkelen til koden, kan se at det er deg.
logg-kopi-anonym = Ingen kan se at opplysningene er om deg.
logg-kopi-reservasjon = En reservasjon du har gjort, gjaldt denne utleveringen.
logg-kopi-uten-reservasjon = Ingen av reservasjonene dine gjaldt denne utleveringen.
logg-land = Land
logg-antall-personer = Antall personer i kopien
logg-bruk-til = Kan brukes til
logg-reservasjon = Reservasjon
logg-prosjektlenke = Les om prosjektet { $prosjekt } ({ $vert })
land = { $kode ->
    [NO] Norge
    [SE] Sverige
    [DK] Danmark
    [FI] Finland
    [IS] Island
    [DE] Tyskland
    [NL] Nederland
    [FR] Frankrike
    [GB] Storbritannia
    [US] USA
   *[other] { $kode }
}

## No contact found
logg-merke = Ingen kontakt funnet
logg-merke-lenke = Hva betyr «Ingen kontakt funnet»?
logg-merke-tittel = Hva betyr «Ingen kontakt funnet»?
logg-merke-hva = Vi har sett i opplysningene dine etter et besøk eller en annen kontakt med stedet, opptil { $dager } dager før eller etter oppslaget. Vi fant ingen.
logg-merke-kan-vaere-riktig = Oppslaget kan likevel være riktig. Laboratorier ser på prøver uten å møte deg. Noen gjør papirarbeid, sjekker at registeret stemmer, eller forbereder en time. Og vi har ikke oversikt over all kontakt.
logg-merke-hva-na = Tror du at noen har sett opplysningene uten grunn? Velg «Meld fra om dette oppslaget». Registeret må undersøke det og svare deg.
logg-automatisk-tittel = Hva er et automatisk oppslag?
logg-automatisk-tekst = Datasystemer henter og sender opplysninger uten at et menneske ser på dem. Det skjer for eksempel når sykehuset melder inn en behandling, eller når registeret lager en rapport til deg.

## Completeness
logg-fullstendig = Er loggen komplett?
logg-fullstendig-antall = { $kjente } av { $i_alt } registre har sagt hvilken tid loggen er komplett for.
logg-fullstendig-liste = Se hva hvert register har sagt
logg-i-register = Loggen i { $register }
logg-komplett = Loggen er komplett fra { $fra } til { $til }. Sist mottatt { $mottatt }.
logg-komplett-ukjent = { $register } har ikke sagt om loggen er komplett. Det kan mangle oppslag.
logg-komplett-portalen = Her står alt som er gjort i { $tjeneste }.
logg-hull-delvis = Loggen er komplett bare fra { $fra } til { $til }. For resten av tiden du ser på, kan det mangle oppslag.
logg-hull-utenfor = Loggen er ikke komplett for tiden du ser på. Det kan mangle oppslag.
logg-ingen-hel = Ingen andre har brukt opplysningene fra { $fra } til { $til }, sier { $register }.
logg-ingen-delvis = { $register } har ikke meldt om noen andre fra { $fra } til { $til }. For resten av tiden vet vi ikke.
logg-ingen-utenfor = { $register } har ikke meldt om noen andre, men loggen er ikke komplett for denne tiden. Noen kan ha brukt opplysningene.
logg-ingen-ukjent = { $register } har ikke levert noen logg til oss for denne tiden. Det betyr ikke at ingen har sett opplysningene.
logg-ingen-andre = Vi har ikke fått melding om at noen andre har brukt opplysningene.
logg-ingen-ukjente = { $antall ->
    [one] Dette registeret har ikke levert noen logg: { $registre }.
   *[other] Disse { $antall } registrene har ikke levert noen logg: { $registre }.
} Det betyr ikke at ingen har sett opplysningene.
logg-ingen-treff = Ingen rader passer med det du har valgt.
logg-ingen-registre = Ingen register passer med det du har valgt.
