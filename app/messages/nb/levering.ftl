# Notices of reports that registries deliver, and the steps of a deletion.
varsler-ny-rapport = Nye opplysninger om deg
varsler-fra-et-register-uten-navn = Fra et register
