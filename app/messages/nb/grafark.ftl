# A chart on paper, as a file, and on one page for an appointment.
grafark-grenser = Grafen viser bare det registeret hadde da rapporten ble laget. Noe kan mangle eller være feil. Den sier ikke noe om hvordan det kommer til å gå.
grafark-svg = Last ned grafen som bilde (SVG)
grafark-sammendrag = Sammendrag til legetimen
sammendrag-navn = Sammendrag
sammendrag-tittel = Sammendrag fra { $register }
sammendrag-tilbake = Tilbake til rapporten
sammendrag-ingen-graf = Denne rapporten har ingen målinger over tid. Ta med selve rapporten i stedet.
sammendrag-sporsmal = Det jeg vil spørre om
sammendrag-ikke-registrert = Ikke registrert.
sammendrag-na = Nå
sammendrag-for = Tidligere
sammendrag-flere = og { $antall } til
sammendrag-per-ar = { $antall } i alt. Per år: { $ar }
sammendrag-verdier = Siste verdier
sammendrag-siste = { $verdi } ({ $dato }). Lavest { $lavest }, høyest { $hoyest }.
