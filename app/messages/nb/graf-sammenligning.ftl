# Comparison with a reference group.
sammenligning-tittel = Vil du sammenligne deg med andre?
sammenligning-ingress = Dette sammenligner deg med en gruppe. Det er ikke en spådom. Noen vil helst ikke se det.
sammenligning-tilbake = Tilbake til rapporten { $dato }
sammenligning-hva = Grafen viser da hvordan EDSS-skårene fordelte seg i en gruppe andre med MS, bak dine egne skårer.
sammenligning-grupper = Slike tabeller er laget for å beskrive grupper. De sier lite om én person, og ingenting om hvordan det går med deg videre.
sammenligning-na = Du ser nå en sammenligning med { $gruppe }.
sammenligning-na-aldri = Du har sagt at vi ikke skal spørre deg igjen.
sammenligning-skala = Hvem vil du sammenligne deg med?
sammenligning-skala-hjelp = Du ser én gruppe om gangen. De to gruppene kan gi ulike svar for samme person.
sammenligning-med-msss = andre som har hatt MS like lenge (MSSS)
sammenligning-med-armss = andre med MS på samme alder (ARMSS)
sammenligning-msss-om = Tabellen heter MSSS. Den bygger på 9 892 pasienter i 11 land og er fra 2005. De fleste av dem fikk ikke dagens behandling.
sammenligning-armss-om = Tabellen heter ARMSS og er fra 2017. Den gjelder fra 18 til 75 år.
sammenligning-mangler = Velg hvem du vil sammenligne deg med
sammenligning-vis = Vis sammenligningen
sammenligning-ikke-na = Ikke nå
sammenligning-aldri = Ikke spør meg igjen
sammenligning-ombestemme = Du kan ombestemme deg når du vil. Lenken hit står nederst i rapporten. Bare du ser valget.
sammenligning-tilbud = Grafen kan også vise hvordan det er for andre med MS. Du velger selv om du vil se det.
sammenligning-tilbud-lenke = Les om sammenligningen før du velger
sammenligning-endre = Vis, bytt eller skjul sammenligningen
eget-tittel = Ditt eget i grafen
eget-tekst = Bare du ser dette.
sammenligning-overskrift = Sammenligning med { $gruppe }
sammenligning-av-hundre-msss = { $ar ->
    [one] Av 100 personer med MS i omtrent ett år i sammenligningsgruppen hadde { $antall } lik eller lavere skår.
   *[other] Av 100 personer med MS i omtrent { $ar } år i sammenligningsgruppen hadde { $antall } lik eller lavere skår.
}
sammenligning-av-hundre-armss = Av 100 personer med MS som var omtrent { $ar } år i sammenligningsgruppen, hadde { $antall } lik eller lavere skår.
sammenligning-omtrent = omtrent { $antall }
sammenligning-under-en = færre enn én
sammenligning-over-99 = flere enn 99
sammenligning-gjelder = Det gjelder EDSS { $skar }, målt { $dato }.
sammenligning-usikker = De første fem årene med sykdommen endrer plasseringen seg mye. Derfor er feltet grått der.
sammenligning-uten-skar = EDSS { $skar } målt { $dato } har ingen plass i tabellen.
sammenligning-uten-forste-ar = Tabellen gjelder ikke det første året med sykdommen, så målingen { $dato } sammenlignes ikke.
sammenligning-uten-alder = Tabellen gjelder fra 18 til 75 år, så målingen { $dato } sammenlignes ikke.
sammenligning-felt = Feltet bak målingene dine viser gruppen. Streken i midten: 50 av 100 hadde lik eller lavere skår. Stiplede streker: 25 og 75 av 100. Prikkede streker: 10 og 90 av 100. Feltet går i trinn, ett for hvert år, slik tabellen er laget.
sammenligning-kilde-msss = Gruppen er 9 892 pasienter fra 11 land, også Norge. Tallene er fra 2005, og de fleste fikk ikke dagens behandling. De som har hatt MS i mer enn 30 år, sammenlignes med dem som har hatt det i 30 år.
sammenligning-kilde-armss = Tallene er fra 2017 og gjelder fra 18 til 75 år.
sammenligning-ikke-spadom = Tabellen er laget for grupper, ikke for enkeltpersoner. Den er ikke en spådom om hvordan det går med deg.
sammenligning-ukjent-debut = Registeret har ikke dagen sykdommen begynte. Vi regner fra midten av { $debut }.
