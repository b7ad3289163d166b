# Orders of insight reports (screens 6.5c), and what differs between two reports.

## Notices
varsler-rapport-klar = Innsynsrapporten du har bestilt, er klar
varsler-bestilling-feilet = Innsynsrapporten du har bestilt, kunne ikke lages

## Front page
flis-rapporter = Innsynsrapporter
flis-rapporter-tekst = Rapporter du har bestilt.
flis-rapporter-klar = Klar
rapport-klar = Innsynsrapporten fra { $register } er klar
rapport-klar-uten-navn = En innsynsrapport er klar
rapport-klar-les = Klar til å lese

## Before ordering
bestill-lenke = Bestill innsynsrapport
bestill-se-bestillinger = Se bestillingene dine
bestill-tittel = Bestill innsynsrapport
bestill-ingress = Du får en rapport om det som er registrert om deg i { $register }.
bestill-hva = Dette får du
bestill-hva-tekst = Registeret lager en rapport med opplysningene om deg. Du leser den her. Tidligere rapporter blir liggende, så du kan se hva som er endret.
bestill-tid = Så lang tid tar det
bestill-tid-tekst = Det tar vanligvis inntil { $dager } dager. Registeret skal svare innen 30 dager. Vi sier fra når rapporten er klar.
bestill-hvilken = Hvilken rapport vil du ha?
bestill-velg-type = Velg hvilken rapport du vil ha
bestill-knapp = Bestill rapporten
bestill-alt = Du har alt bestilt en rapport.
bestill-se-status = Se status for { $type_ }
bestill-ikke-lagres-tittel = Registeret kan ikke sende rapporten hit.
bestill-ikke-lagres = Du har ikke samtykket til registeret, eller du har reservert deg. Da lagrer vi ikke opplysninger derfra.
bestill-til-innstillinger = Se innstillingene dine for { $register }
rapporttype-std = vanlig rapport
rapporttype-std-hjelp = Det viktigste, med forklaringer.
rapporttype-full = full rapport
rapporttype-full-hjelp = Alt som er registrert. Noe kan være vanskelig å forstå.
rapporttype-tra = rapport for flytting
rapporttype-tra-hjelp = Opplysningene i et format for datamaskiner.
rapporttype-lok = registerets egen rapport
rapporttype-lok-hjelp = Laget slik registeret selv har valgt.

## One order
bestilling-tittel = Innsynsrapport
bestilling-fra = Innsynsrapport fra { $register }
bestilling-type = Rapport
bestilling-bestilt = Bestilt
bestilling-frist = Registerets frist
bestilling-alt = Du har alt bestilt en rapport. Her ser du status.
bestilling-for-sent = Registeret har alt fått bestillingen, så den kan ikke avbrytes.
bestilling-sendt = Bestillingen er sendt.
bestilling-varighet = Det tar vanligvis inntil { $dager } dager. Du får beskjed i varslene dine.
bestilling-mottatt = Registeret har fått bestillingen { $dato }.
bestilling-sent = Det tar lengre tid enn vanlig. Du skal få svar innen én måned. Du trenger ikke bestille på nytt.
bestilling-over-fristen = Fristen gikk ut { $dato }. Du trenger ikke bestille på nytt.
bestilling-purret = Vi minnet registeret på bestillingen { $dato }.
bestilling-feilet = Rapporten kunne ikke lages. Registeret ser på saken. Du får beskjed innen { $dato }.
bestilling-grunn = Dette sier registeret
bestilling-klar = Rapporten er klar.
bestilling-les = Les rapporten
bestilling-slettet = Rapporten er ikke her lenger. Bestill en ny hvis du vil se opplysningene.
bestilling-avbrutt = Du avbrøt bestillingen { $dato }.
bestilling-avbryt = Avbryt bestillingen
bestilling-igjen = Bestill på nytt
oppdater-siden = Oppdater siden
steg-bestilt = Bestilt
steg-hos-registeret = Registeret lager rapporten
steg-klar = Klar til å lese
steg-ferdig = ferdig
fremdrift-mottatt = Registeret har fått bestillingen.
fremdrift-feilet = Rapporten kunne ikke lages.
fremdrift-vis = Vis det som er nytt

## All orders
bestillinger-tittel = Innsynsrapporter
bestillinger-tittel-delt = Innsyns­rapporter
bestillinger-ingress = Her er rapportene du har bestilt fra registre.
bestillinger-linje = Bestilt { $dato }, { $type_ }
bestillinger-tom = Du har ikke bestilt noen rapporter.
bestillinger-tom-lenke = Finn et register å bestille fra
status-bestilt = Bestilt
status-hos-registeret = Registeret lager rapporten
status-over-fristen = Fristen er gått ut
status-feilet = Rapporten kunne ikke lages
status-klar = Klar til å lese
status-slettet = Rapporten er ikke her lenger
status-avbrutt = Du avbrøt bestillingen

## Two reports
forskjell-tittel = Hva er endret?
forskjell-lenke = Se hva som er endret fra { $fra } til { $til }
forskjell-ingress = Rapporten fra { $register } til og med { $til }, sammenlignet med den til og med { $fra }.
forskjell-ingen = Ingenting er endret.
forskjell-antall = { $nye } nye, { $endret } endret og { $borte } borte.
forskjell-merknad = At noe er borte, betyr at det ikke står i den nyeste rapporten. Det kan være rettet eller slettet.
forskjell-vedlegg = Vedlegg
forskjell-nytt = Nytt
forskjell-endret = Endret
forskjell-borte = Borte
forskjell-for = Før
forskjell-etter = Nå
forskjell-les-eldre = Les den eldre rapporten
forskjell-les-nyere = Les den nyere rapporten
forskjell-tekst = Tekst
forskjell-debut = Første symptomer
forskjell-diagnose = Diagnosedato
forskjell-edss = Funksjonsskår (EDSS)
forskjell-fase = Sykdomstype
forskjell-attakk = Attakk
forskjell-mr = MR
forskjell-behandling = Behandling
