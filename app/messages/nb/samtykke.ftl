# Requests for consent (screens 6.3) and notices.

## Front page
flis-samtykke = Samtykkeforespørsler
flis-samtykke-tekst = Svar på spørsmål fra registre og forskning.
flis-samtykke-venter = { $antall } venter
flis-samtykke-venter-skjult = på svar fra deg
flis-varsler = Varsler
flis-varsler-tekst = Se hva som er nytt, og hvem som har endret noe.
flis-varsler-nye = { $antall ->
    [one] { $antall } nytt
   *[other] { $antall } nye
}
flis-varsler-nye-skjult = { $antall ->
    [one] varsel
   *[other] varsler
}

## Inbox
samtykke-tittel = Samtykke­forespørsler
samtykke-navn = Samtykkeforespørsler
samtykke-ingress = Registre, forskere og screeningprogrammer kan be om samtykke fra deg. Det er alltid frivillig å svare ja.
samtykke-venter = Venter på svar ({ $antall })
samtykke-tidligere = Tidligere forespørsler
samtykke-ingen-venter = Ingen forespørsler venter på svar.
samtykke-ingen = Du har ikke fått noen forespørsler.
samtykke-ingen-hva-na = Ber et register om samtykke fra deg, finner du det her og på forsiden.
samtykke-rad = { $register } vil lagre opplysninger om deg
samtykke-rad-linje = Fra { $avsender } · mottatt { $mottatt }
samtykke-rad-linje-frist = Fra { $avsender } · mottatt { $mottatt } · svar innen { $frist }
samtykke-merke-ny = Ny
samtykke-merke-i-dag = Frist i dag
samtykke-merke-frist = { $dager ->
    [one] Frist om { $dager } dag
   *[other] Frist om { $dager } dager
}
samtykke-merke-ja = Besvart: ja
samtykke-merke-nei = Besvart: nei
samtykke-merke-utlopt = Utløpt
samtykke-merke-trukket = Trukket tilbake
samtykke-senere = Du finner forespørselen her til { $frist }. Svarer du ikke, regnes det som nei.
samtykke-senere-uten-frist = Du finner forespørselen her når du vil svare. Så lenge du ikke svarer, regnes det som nei.

## One request
samtykke-side = Forespørsel om samtykke
samtykke-vil-du = Vil du være med i { $register }?
samtykke-fra = Fra
samtykke-mottatt = Mottatt
samtykke-frist = Svar innen
samtykke-uten-frist = Ingen frist
samtykke-kort = Kort fortalt
samtykke-kort-frivillig = Det er frivillig. Svaret ditt påvirker ikke behandlingen du får.
samtykke-kort-deler = Forespørselen har { $antall } deler, og du svarer på hver for seg: { $deler }.
samtykke-kort-stille = Svarer du ikke, regnes det som nei.
samtykke-kort-trekke = Du kan trekke samtykket når du vil, uten å si hvorfor.
samtykke-ga-til-svar = Gå til svar
samtykke-melding = Melding fra { $avsender }
samtykke-hva = Hva lagres om deg?
samtykke-hvem = Hvem får se det?
samtykke-hvor-lenge = Hvor lenge?
samtykke-nei = Hva skjer hvis du sier nei eller ombestemmer deg?
samtykke-hele = Hele informasjonsskrivet
samtykke-hele-versjon = { $navn }, versjon { $versjon }
samtykke-sporsmal = Spørsmål?
samtykke-sporsmal-telefon = Du kan også ringe oss på { $telefon }.
samtykke-svar-na = Svar på forespørselen
samtykke-svar-senere = Svar senere
samtykke-utlopt = Fristen gikk ut { $frist }. Du har ikke samtykket. Vil du likevel være med, kan du kontakte { $avsender }.
samtykke-utlopt-men-senere = Fristen gikk ut { $frist } uten at du svarte. Du har samtykket senere på en annen måte, og det samtykket gjelder.
samtykke-trukket = { $avsender } har trukket forespørselen. Du trenger ikke gjøre noe.
samtykke-pa-papir = Du svarte ja på papir { $dato }. Du kan trekke samtykket her.
samtykke-alt-samtykket = Du samtykket { $dato }, uten å svare på forespørselen. Du kan trekke samtykket her.
samtykke-alt-trukket = Du har ikke samtykket. Det ble bestemt { $dato }, uten svar på forespørselen.
samtykke-besvart-ja = Du svarte ja { $dato }.
samtykke-besvart-nei = Du svarte nei { $dato }.
samtykke-se-svaret = Se svaret ditt
samtykke-trekk = Trekk samtykket
samtykke-se-innstillingen = Se innstillingen
samtykke-bare-selv = Bare { $navn } kan svare på denne forespørselen.

## Answer
samtykke-del = Del { $nr } av { $av }: { $sporsmal }
samtykke-hint = Svaret ditt påvirker ikke behandlingen du får.
samtykke-svart = Svaret ditt
samtykke-bekreft-register = Register
samtykke-bekreft-for = Gjelder for
samtykke-bekreft-ingress = Svaret gjelder ikke før du sender det.
samtykke-faller = Nei, fordi du har svart nei på en del som må være med
samtykke-alt-gitt = Du har alt samtykket
samtykke-send = Send svaret
samtykke-endre = Endre svaret
samtykke-tilbake = Tilbake til forespørselen

## Receipt
samtykke-kvittering-ja = Takk. Du har samtykket.
samtykke-kvittering-nei = Svaret er sendt. Du har ikke samtykket.
samtykke-kvittering-nummer = Forespørsel { $nummer }
samtykke-kvittering-trekke = Du kan trekke samtykket når du vil under
samtykke-kvittering-ingenting = Ingen opplysninger om deg blir lagret.
samtykke-kvittering-for = Samtykker du har gitt før, gjelder fortsatt.
samtykke-kvittering-spor = Du blir ikke spurt på nytt i denne forespørselen.
samtykke-kvitteringer = Kvitteringer
samtykke-kvittering-lenke = Kvittering for { $tittel }

## Notices
varsler-tittel = Varsler
varsler-ingress = Her får du vite når noe endres, når noen gjør noe på vegne av deg, og når et register vil deg noe.
varsler-tom = Du har ingen varsler.
varsler-tom-hva-na = Når en innstilling endres eller et register ber om noe, finner du det her.
varsler-sider = Sider med varsler
varsler-ny = Ny
varsler-merk-alle = Merk alle som lest
varsler-selv = Du endret en innstilling
varsler-representant = { $navn } endret en innstilling på vegne av deg
varsler-virksomhet = { $navn } registrerte en endring i innstillingene dine
varsler-et-register-endret = Et register registrerte en endring i innstillingene dine
varsler-foresporsel = Du har fått en forespørsel om samtykke
varsler-fra = Melding fra { $register }
varsler-fra-et-register = Melding fra et register
varsler-gjelder = { $tittel } · { $register }
varsler-gjelder-et-register = Gjelder et register
varsler-fra-register = Fra { $register }
varsler-tidspunkt = { $hva } · { $tidspunkt }
