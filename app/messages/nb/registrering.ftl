# What registries register and send: the document with a change, and letters with a request.
kvittering-registrert = Registrert hos oss
kvittering-bevis = Dokument fra registeret
kvittering-bevis-tekst = Registeret sendte med dokumentet som viser hva du svarte. Filen lastes ned. Åpne den bare hvis du kjenner den igjen.
kvittering-bevis-lenke = Se dokumentet registeret sendte
samtykke-vedlegg = Brev og informasjon
samtykke-vedlegg-lenke = Last ned { $tittel } ({ $slag }, { $storrelse } kB)
