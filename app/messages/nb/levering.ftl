# Notices of reports that registries deliver, and the steps of a deletion.
varsler-ny-rapport = Nye opplysninger om deg
varsler-fra-et-register-uten-navn = Fra et register

sletting-her = Vi slettet opplysningene { $dato }.
sletting-steg = Slik går det med slettingen
sletting-steg-ferdig = Ferdig:
sletting-steg-beskjed = Registeret har fått beskjed
sletting-steg-sendt = Vi har sendt beskjed til registeret
sletting-steg-sendt-tekst = Registeret har ikke svart at det har fått den.
sletting-steg-kopier = Vi har slettet kopiene vi hadde
sletting-steg-kopier-venter = Vi sletter kopiene vi har
sletting-steg-kopier-snart = Det skjer i løpet av noen minutter.
sletting-steg-kopier-frist = Det skjer når fristen er ute. Ombestemmer du deg før det, får du opplysningene tilbake.
sletting-steg-purret = Vi har minnet registeret på det
sletting-steg-bekreftet = Registeret har bekreftet at det er slettet
sletting-steg-venter = Registeret sletter opplysningene
sletting-steg-frist = Fristen er { $dato }.
sletting-steg-forfalt = Det har gått over fristen
sletting-steg-forfalt-tekst = Fristen var { $dato }. Vi fortsetter å minne registeret på det.
