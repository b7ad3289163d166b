## «Dette endres for deg» on the confirming page (pages::innstillinger::virkning)
endres-tittel = Dette endres for deg
endres-ingenting = Du har dette valget fra før. Ingenting endres.
endres-slettes = Dette slettes innen { $dato }
endres-kolonne-hva = Opplysninger
endres-kolonne-antall = Antall
endres-registreringer = { $antall ->
    [one] 1 registrering
   *[other] { $antall } registreringer
}
endres-opplysninger = { $antall ->
    [one] 1 opplysning
   *[other] { $antall } opplysninger
}
endres-punkter = { $antall ->
    [one] 1 punkt i forløpet
   *[other] { $antall } punkter i forløpet
}
endres-her-rapporter = Rapporter fra registre
endres-her-foresporsler = Forespørsler om samtykke
endres-her-varsler = Varsler
endres-her-notater = Egne notater
endres-kilde = Tallene er fra registerets rapport, som gjelder til og med { $dato }.
endres-kilde-flere = Du har fått { $antall } rapporter fra registeret: { $datoer }.
endres-tom-aldri = Ingenting er lagret, for du har ikke samtykket.
endres-tom-rapport = Registeret har ikke sendt noen rapport om deg hit, så vi kan ikke vise hva det har. Er noe lagret, slettes det innen fristen.
endres-tom-skjult = Du kan ikke se innholdet i registeret her, og da viser vi det ikke nå heller. Er noe lagret, slettes det innen fristen.
endres-tom-ingenting = Ingenting. Registeret har ikke lagret slike opplysninger om deg.
endres-tom-portalen = Ingenting. Vi har ingen rapporter, forespørsler eller varsler til deg, og ingen notater fra deg.
endres-avlyst = En sletting er satt i gang, med frist { $dato }. Med dette valget venter vi ikke lenger på den. Registeret kan alt ha slettet.
endres-lagres = Dette kan registeret lagre fra nå av
endres-bakover = Det gjelder også bakover i tid.
endres-hvem = Hvem kan få opplysningene
endres-faller = Disse samtykkene faller også bort
endres-kopier = Kopier som alt er utlevert
endres-kopier-tekst = Kopiene kan ikke kalles tilbake.
endres-kopier-stanses = Kopiene kan ikke kalles tilbake. Vi viser hvilke utleveringer som stanses fra nå av.
endres-kopier-ingen = Registeret har ikke meldt at opplysninger om deg er utlevert.
endres-kopi-dato = Dato
endres-kopi-mottaker = Mottaker og prosjekt
endres-kopi-framover = Fra nå av
endres-kopi-stanses = Stanses
endres-kopi-fortsetter = Kan skje igjen
endres-mister = Dette mister du selv
endres-mister-register = Når registeret har slettet, vises ikke { $register } her lenger.
endres-mister-rapporter = Når registeret har slettet, vises ikke { $register } her lenger. Da kan du ikke åpne { $antall ->
    [one] rapporten du har fått.
   *[other] de { $antall } rapportene du har fått.
} Skriv ut det du vil ta vare på.
endres-mister-innsyn = Når opplysningene er slettet, er det ingenting å se om deg i { $register }.
endres-stenges = Du kan ikke lenger { $tjeneste }.
endres-far = Dette får du
endres-apnes = Du kan { $tjeneste }.
endres-tjeneste-innstillinger = se og endre innstillinger
endres-tjeneste-helseregistre = se hva helseregistre har om deg, og hvem som har brukt det
endres-tjeneste-pasientjournal = bruke tjenester som hører til pasientjournalen
endres-tjeneste-kjernejournal = se kjernejournalen din
endres-tjeneste-pa-vegne-av = bruke tjenesten på vegne av andre
endres-tjeneste-sperre = åpne din egen tilgang igjen
endres-foresporsler = Forespørsler dette gjelder
endres-foresporsel-venter = { $avsender } har spurt om dette ({ $dato }). Forespørselen venter fortsatt på svar fra deg.
endres-foresporsel-besvart = Du svarte ja til { $avsender } (forespørsel mottatt { $dato }). Det svaret gjelder ikke lenger.
endres-blir = Dette blir som før
endres-blir-innhold = Resten av det registeret har om deg. { $deler }.
endres-blir-innstillinger = Andre valg du har gjort i registeret: { $titler }.
endres-blir-valg = Alle valg om samtykke, reservasjon og tilgang. De gjelder fortsatt.
endres-blir-historikk = Historikken over valgene dine her, med kvitteringer: { $antall ->
    [one] 1 endring
   *[other] { $antall } endringer
}. De er beviset ditt, og slettes ikke.
endres-blir-logg = Loggen over hvem som har brukt opplysningene: { $antall ->
    [one] 1 rad
   *[other] { $antall } rader
}. Den slettes ikke av dette valget.
endres-blir-minimum = Det registeret trenger for ikke å registrere deg på nytt.
endres-blir-hjemmel = Registeret kan lagre resten uten samtykke fra deg. Hjemmel: { $hjemmel }.
endres-angre = Hvis du angrer
endres-angre-fritt = Du kan endre valget når du vil. Det nye valget gjelder fra den dagen du gjør det.
endres-angre-ikke-tilbake = Du kan endre valget når du vil, men det som er slettet, kommer ikke tilbake.
endres-angre-tilbake = Endrer du valget senest { $dato }, får du innholdet tilbake. Etter det er det slettet for godt.
endres-angre-bakover = Du kan endre valget når du vil. Da kan registeret også registrere det som skjedde før.
endres-angre-sletter = Du kan endre valget når du vil. Da slettes det som er lagret, innen { $dager } dager.

## Where a deletion stands, by the setting
sletting-venter = Opplysningene slettes innen { $dato }.
sletting-bekreftet = Registeret bekreftet { $dato } at opplysningene er slettet.
sletting-avlyst = En sletting med frist { $dato } er avlyst, for du endret valget. Registeret kan alt ha slettet noe.
sletting-forfalt = Fristen for å slette var { $dato }. Registeret har ikke bekreftet at det er gjort. Kontakt registeret, eller ring oss på { $telefon }. Du kan også klage til Datatilsynet.
