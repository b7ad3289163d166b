# Det som hentes fra registrenes egne systemer, og det som mangler når de ikke svarer.
kilde-ikke-kontakt-tittel = Vi får ikke kontakt med { $register } nå
kilde-ikke-kontakt = Opplysningene dine er trygge. Prøv igjen senere.
kilde-uforstaelig-tittel = Vi kan ikke vise svaret fra { $register }
kilde-uforstaelig = Svaret var ikke slik det skal være, så vi viser det ikke. Opplysningene dine er trygge. Prøv igjen senere.
kilde-oppdater = Oppdater siden
kilde-sist-levert = Her er det { $register } sendte oss sist. Det ble laget { $tidspunkt }, og kan være endret siden da.
kilde-uten-tidligere = Vi har ikke noe fra { $register } fra før som vi kan vise deg.
kilde-mangler-tittel = Noe mangler
kilde-mangler = { $register } ga oss ikke alt nå. Dette mangler: { $deler }. Resten ser du her.
kilde-ikke-oppfort-tittel = { $register } sier at du ikke er oppført
kilde-ikke-oppfort = Vi har fått beskjed om at du er oppført der, men registeret svarer at du ikke er det nå. Spør registeret hvis du ikke vet hvorfor.
kilde-slettet-tittel = { $register } sier at opplysningene er slettet
kilde-slettet = Registeret svarer at opplysningene om deg er slettet hos dem.
kilde-tidligere-rapporter = Rapporter du har fått før
kilde-logg-mangler-tittel = Loggen er ikke komplett
kilde-logg-mangler = Vi får ikke hentet loggen fra { $register } nå. Her ser du bare det vi har fra før. Det kan finnes flere oppslag. Prøv igjen senere.
kilde-sok-innsyn = Du ber om innsyn hos { $ansvarlig }. Lenkene under viser hvordan du gjør det. Du skal få svar innen én måned.
