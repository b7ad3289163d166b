# Refusals about who may come in: level of use, emergency lock, acting for others, requests.
feil-niva-tittel = Du har ikke valgt å bruke denne tjenesten.
feil-niva = Du bestemmer selv hvor mye du vil bruke { $tjeneste }. Velg et høyere nivå hvis du vil bruke tjenesten.
feil-til-niva = Velg nivå
feil-sperret-tittel = Du har sperret tilgangen din.
feil-sperret = Ingen kan se opplysningene dine her så lenge sperren gjelder. Ingenting er slettet. Ring { $telefon } hvis du trenger hjelp.
feil-til-sperren = Opphev sperren
feil-representasjon-tittel = Dette kan du ikke gjøre på vegne av andre.
feil-person-tittel = Du har byttet person i et annet vindu.
feil-person = Ingenting er lagret. Se over hvem du svarer for, og prøv igjen.
feil-til-bytte = Se hvem du bruker tjenesten for
feil-tekst-tittel = Teksten er endret siden du leste den.
feil-tekst = Svaret ditt er ikke lagret. Les forespørselen på nytt før du svarer.
feil-lukket-tittel = Forespørselen kan ikke besvares lenger.
feil-lukket = Svaret ditt er ikke lagret. Den er besvart, trukket tilbake eller gått ut på dato.
feil-til-foresporselen = Gå til forespørselen
