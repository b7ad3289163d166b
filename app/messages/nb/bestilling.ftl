# Orders of insight reports (screens 6.5c), and what differs between two reports.

## Notices
varsler-rapport-klar = Innsynsrapporten du har bestilt, er klar
varsler-bestilling-feilet = Innsynsrapporten du har bestilt, kunne ikke lages
