# Charts of any registry's measurements.
generelt-rolle = graf over tid
generelt-tittel = Graf
generelt-navn = Graf over { $hva }
generelt-bildetekst = Alt i grafen står også i tabellen under.
generelt-siden = År siden start med { $hva }
generelt-hendelser = { $linje }: enkelthendelser
generelt-band = Fra { $fra } og oppover: { $navn }.
generelt-opphold = Stiplet linje betyr at det gikk mer enn to år mellom målingene.
generelt-tett = { $hva } har så mange målinger at de er tegnet som én linje uten punkter. Alle verdiene står i listen under grafen.
generelt-ar = År
generelt-antall = Antall målinger
generelt-lavest = Lavest
generelt-hoyest = Høyest
generelt-per-ar = Målingene år for år
