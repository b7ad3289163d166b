# History of settings: filter, print, file; settings as they were; the text that was answered.

## History: filter and list
historikk-filter = Velg hva som vises
historikk-omrade = Område
historikk-alle-omrader = Alle områder
historikk-register = Register
historikk-alle-registre = Alle registre
historikk-ukjent-register = Et register uten endringer
historikk-alle = Alle
historikk-av-representant = Andre på vegne av deg
historikk-av-virksomhet = Register eller sykehus
historikk-fra = Fra dato
historikk-til = Til dato
historikk-vis = Vis endringene
historikk-fjern = Fjern filteret
historikk-utvalg = Viser bare: { $utvalg }
historikk-ingen-treff = Ingen endringer passer med det du har valgt.
historikk-antall = { $antall ->
    [one] { $antall } endring
   *[other] { $antall } endringer
}
historikk-antall-side = Viser { $fra }–{ $til } av { $antall } endringer
historikk-personen-selv = Personen selv
historikk-representant-rolle = { $navn } ({ $rolle }) på vegne av deg
historikk-navn-rolle = { $navn } ({ $rolle })
historikk-rolle-forelder = forelder
historikk-rolle-verge = verge
historikk-rolle-fullmakt = med fullmakt
historikk-rolle-parorende = pårørende med tildelt fullmakt
historikk-kanal = Hvordan
historikk-kanal-portal = Her i { $tjeneste }
historikk-kanal-foresporsel = Som svar på en forespørsel
historikk-kanal-papir = På papir
historikk-kanal-fagsystem = I registerets eget system
historikk-niva = Nivå: { $niva }
historikk-niva-full = Full
historikk-niva-basis-pluss = Basis +
historikk-niva-basis = Basis
historikk-mottakere = Gjelder: { $navn }
historikk-periode = Gjelder { $periode }
historikk-mer = Mer om valget
historikk-tekstversjon = Tekst: versjon { $versjon }
historikk-tekstversjon-kort = Tekstversjon
historikk-vis-alle = Skriv ut alle endringene
historikk-skriv-ut = Skriv ut
historikk-sidevis = Tilbake til historikken
historikk-last-ned = Last ned som fil (CSV)
historikk-last-ned-hjelp = Filen kan åpnes i et regneark. Den kan leses av alle som får tak i den, så pass på hvor du lagrer den.
historikk-utskrift = Historikk for { $navn }, hentet fra { $tjeneste } { $tidspunkt }

## Days that are written
historikk-dato-mangler = { $felt }: Skriv eller velg en dato.
historikk-dato-umulig = { $felt }: Datoen finnes ikke. Skriv dag, måned og år, for eksempel 1.3.2024.
historikk-dato-for-tidlig = { $felt }: Datoen må være 1. januar 1900 eller senere.
historikk-dato-framtid = { $felt }: Datoen kan ikke være etter i dag, { $dato }.
historikk-dato-omvendt = { $felt }: Datoen må være den samme som fra-datoen eller senere.

## Settings as they were
tidsreise-tittel = Slik var innstillingene
tidsreise-lenke = Se innstillingene slik de var en annen dag
tidsreise-ingress = Velg en dag og se hva som gjaldt da dagen var slutt, eller velg to dager og se hva som er endret.
tidsreise-en-dag = Se én dag
tidsreise-to-dager = Sammenlign to dager
tidsreise-dato = Dato
tidsreise-vis-dag = Vis dagen
tidsreise-sammenlign = Sammenlign
tidsreise-slik = Slik var det { $dato }
tidsreise-merknad = Vi vet ikke alltid når den første ansvarlige eller det første lovgrunnlaget begynte å gjelde. Da viser vi det eldste vi kjenner til.
tidsreise-ansvarlig = Ansvarlig
tidsreise-grunnlag = Lovgrunnlag
tidsreise-oppforing = Oppført
tidsreise-andre = Registre uten innstillinger for deg
tidsreise-ingen-andre = Ingen andre registre å vise.
tidsreise-vet-ikke = Vi vet ikke
tidsreise-tekst-eldre = Tekst: versjon { $versjon }. Svaret er gitt på versjon { $svart }
tidsreise-versjon = Versjon { $versjon }
tidsreise-endret = Endret fra { $fra } til { $til }
tidsreise-hva = Hva
tidsreise-teksten = Teksten i «{ $tittel }»
tidsreise-likt = Ingenting er endret mellom de to dagene.
tidsreise-ikke-kommet = Fantes ikke ennå
tidsreise-avviklet = Avviklet
tidsreise-gjaldt-ikke = Gjaldt ikke deg
oppforing-ikke = Nei
oppforing-ukjent = Ja, men vi vet ikke fra når
oppforing-siden = Ja, fra { $dato }
oppforing-ikke-lenger = Ikke lenger, fra { $dato }
oppforing-ikke-lenger-ukjent = Ikke lenger, men vi vet ikke fra når

## The text that was answered
tekst-tittel = Teksten du svarte på
tekst-svart = Svart
tekst-svaret = Svaret
tekst-lik = Teksten er den samme i dag
tekst-endret-samtykket = Teksten er endret siden du samtykket
tekst-endret-reservert = Teksten er endret siden du reserverte deg
tekst-endret-svart = Teksten er endret siden du svarte
tekst-se-forskjellen = Se hva som er endret
tekst-forklaring = Det som er tatt bort, er strøket over. Det som er nytt, er understreket. Svaret ditt gjelder fortsatt. Du kan endre det når du vil.
tekst-da = Da du svarte, { $dato } (versjon { $versjon })
tekst-na = I dag (versjon { $versjon })
tekst-endre = Endre valget
tekst-borte-start = Tatt bort:
tekst-ny-start = Nytt:
tekst-merke-slutt = (slutt)
part-hele-historikken = Se alle endringer for dette registeret
