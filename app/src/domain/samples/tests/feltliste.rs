//! The fields that each registry is known to hold, by the names a citizen reads, typed from the lists of the registries.

/// Registry, and the names of its fields, set apart by a bar.
pub(super) const FELTER: &[(&str, &str)] = &[
    (
        "HJERTEINFARKT",
        "Symptomdebut | Hvor du var | Første kontakt | EKG før sykehuset | EKG tatt | Innlagt | Type infarkt | \
         Blodproppløsende behandling | Blodproppløsende behandling gitt | Undersøkelse av kransårene | \
         Utblokking (PCI) | Utblokking gjort | Grunn til at utblokking ikke ble gjort | Pumpefunksjon (EF) | \
         Hjertesvikt under oppholdet | Diabetes fra før | Kronisk hjertesvikt fra før | Acetylsalisylsyre | \
         ADP-blokker | Annen platehemmer | Blodfortynnende | Betablokker | ACE-hemmer eller A2-blokker | \
         Kolesterolsenkende | Utskrevet til | Død under oppholdet | Spørreskjema etter utskrivning",
    ),
    (
        "NORSCIR",
        "Dato for skaden | Årsak til skaden | Årsak uten ulykke | Innlagt i sykehus | Innlagt til opptrening | \
         Utskrevet | Dager med opptrening | AIS-grad | Motorisk nivå, høyre | Motorisk nivå, venstre | \
         Sensorisk nivå, høyre | Sensorisk nivå, venstre | BMI | Hjelp til å puste | Trykksår | Blodpropp | \
         Urinveisinfeksjon | Blodforgiftning | Lungebetennelse | Spastisitet | Autonom dysrefleksi | \
         Utskrevet til | Fornøyd med livet samlet | Fornøyd med fysisk helse | Fornøyd med psykisk helse | \
         Blære | Tarm | Aktivitet og deltakelse | Helsen din samlet (EQ-5D-5L)",
    ),
    (
        "ONH",
        "Operasjonsdato | Grunn til operasjonen | Teknikk | Hvordan blødning ble stanset | \
         Blødning innen 30 dager | Innlagt på nytt innen 30 dager | Svar etter 30 dager: smerter | \
         Svar etter 6 måneder: plagene",
    ),
    (
        "HJERNESLAG",
        "Symptomdebut | Våknet med symptomer | Innlagt | Transport til sykehus | Type slag | \
         Alvor ved innkomst (NIHSS) | Bevissthet ved innleggelse | Skjev munn | Lammelse i arm | \
         Lammelse i bein | Vansker med språk | Utfall i synsfeltet | Neglekt | Ustøhet (ataksi) | Svimmelhet | \
         CT av hodet ved innkomst | Bilder av blodårene | Atrieflimmer | Blodproppløsende behandling gitt | \
         Trombektomi startet | Alvor etter trombektomi (NIHSS) | Svelging undersøkt | \
         Ute av sengen innen 24 timer | Vurdert av flere yrkesgrupper | Før slaget | Ved utskriving | \
         Bosituasjon | Forflytning | Toalettbesøk | Påkledning | Funksjon (mRS) | Fornøyd med behandlingen | \
         Yrkesaktiv | Kjører bil",
    ),
    (
        "TRAUME",
        "Hvordan skaden skjedde | Skadetidspunkt | Ambulanse fremme | Ankomst sykehus | Bevissthet (GCS) | \
         Blodtrykk, det øverste tallet | ISS | NISS | Skade (AIS) | Prosedyrer | Utfall etter 30 dager | \
         Smerte 6 og 12 måneder etter | Skjema",
    ),
    (
        "KVARUS",
        "Oppstart av behandling | Avslutning av behandling | Rusmiddel som ga størst problemer | \
         Andre rusmidler | Behandlingsplan | Kriseplan | Nytte av behandlingen (0–10) | Livskvalitet (0–10) | \
         Helsen din samlet (EQ-5D)",
    ),
    (
        "MS",
        "Opplysninger i registeret | Prøver i biobanken | Spørreskjema | Debut og diagnose | Sykdomsforløp | \
         Attakker | Bedring | Steroider | Behandling | Legemiddel | Grunn til at behandlingen ble avsluttet | \
         MR | Nye eller større T2-forandringer | Kontrastladende forandringer | MSIS-29 fysisk (0–100) | \
         MSIS-29 psykisk (0–100) | RAND-12 fysisk | RAND-12 psykisk | \
         Tester og blodprøver | Oligoklonale bånd i ryggmargsvæsken | Antistoff mot JC-virus | SDMT | Gangtest (T25FW) | \
         Pinnetest, høyre hånd (9HPT)",
    ),
    (
        "ABLANOR",
        "Høyde | Vekt | Høyt blodtrykk | Diabetes | Hjertesvikt | Slag eller drypp før inngrepet | \
         Pumpefunksjon (EF) | År da rytmeforstyrrelsen begynte | Plager (EHRA) | Legemidler før inngrepet | \
         Type forløp | Dato for inngrepet | Utført av | Diagnose (ICD-10) | Bedøvelse | Kart i tre dimensjoner | \
         Gjennomlysning | Vellykket samme dag | Komplikasjoner | Hendelser | Oppfølging etter ett år | \
         Oppfølging etter fem år | RAND-12 fysisk | RAND-12 psykisk",
    ),
    (
        "LKG",
        "Type spalte | Spalten i bokstaver (LAHSHAL) | Operasjon | Alder i måneder | Tale | Hørsel | Tenner | \
         Kontroll ved 5 år | Kontroll ved 10 år | Kontroll ved 16 år | Kontroll ved 21 år",
    ),
    (
        "NORARTRITT",
        "Tatt inn i registeret | Diagnose (ICD-10) | Legemiddel | Type | Fra | Til | Sykdomsaktivitet (DAS28) | \
         Aktivitet (CDAI) | Smerte (0–100) | Slitenhet (0–100) | Funksjon (HAQ, 0–3) | Senkning (mm) | CRP (mg/l)",
    ),
    (
        "INTENSIV",
        "Innlagt på intensiv | Utskrevet fra intensiv | Dager på intensiv | Type innleggelse | \
         Hovedårsak til innleggelsen | SAPS II | NAS | NEMS | SOFA | Skrøpelighet (CFS) | Diagnose 1 (ICD-10) | \
         Diagnose 5 (ICD-10) | Respirator | Dager på respirator | Pustehjelp med maske | \
         Pustehjelp gjennom rør | Trakeostomi | Medisin som hever blodtrykket | Nyreerstattende behandling | \
         Dager med nyreerstattende behandling | ECMO | Isolert | Trykksår | Punktert lunge (pneumothorax) | \
         Overført fra annet sykehus | Status ved utskriving | Organdonasjon",
    ),
    (
        "PANDEMI",
        "Innlagt | Årsak til innleggelsen | Første positive prøve | Isolert | Overført fra annet sykehus | \
         Kjent risikofaktor | Diabetes | Astma | Kronisk lungesykdom | Hjertesykdom | Nyresykdom | Leversykdom | \
         Kreft | Kronisk nevrologisk sykdom | Nedsatt immunforsvar | Gravid | Røyker | Temperatur | \
         Hjertefrekvens | Blodtrykk, det øverste tallet | Blodtrykk, det nederste tallet | Pustefrekvens | \
         Oksygenmetning | Kreatinin | D-dimer | Leukocytter | Trombocytter | Bilirubin | Røntgen av lungene | \
         Antibiotika | Utskrevet | Status ved utskriving | Behandling mot virus | Steroider | \
         Monoklonale antistoffer | Ferdig behandlet",
    ),
    (
        "NPRKPR",
        "Sykehus | Avdeling | Inn | Ut | Omsorgsnivå | Hastegrad | Hoveddiagnose (ICD-10) | \
         Bidiagnose (ICD-10) | Prosedyre | DRG | Henvist | Ventetiden sluttet | Tjeneste | Sted | \
         Diagnose (ICPC-2) | Takst | Bistandsbehov | Vedtatte tjenester | Individuell plan | Koordinator | \
         Tannhelse (KPR) | Høyde, vekt og amming (KPR)",
    ),
    (
        "MFR",
        "Barn | Foreldre | Mors helse før svangerskapet | Legemidler i svangerskapet | \
         Komplikasjoner i svangerskapet | Inngrep | Levende født | Medfødte misdannelser | Barnets diagnoser | \
         Barnets helse det første året | Assistert befruktning | Termin | Svangerskapets lengde | Fødselsvekt | \
         Lengde | Hodeomkrets | Apgarskår etter 1 og 5 minutter | Leie | Forløsning | Fødested | \
         Tidligere fødsler | Folat før og i svangerskapet | Røyking i svangerskapet",
    ),
    ("SYSVAK", "Vaksine | SYSVAK-kode | Preparat | Batchnummer | Registrert av | Id for virksomheten"),
    (
        "MSIS",
        "Sykdom | Prøve tatt | Diagnose stilt | Påvist med | Smitteland | Vaksinert | Innlagt i sykehus | \
         Meldt av | Meldegruppe",
    ),
    (
        "KJERNEJOURNAL",
        "Kritisk informasjon | Legemidler | Besøkshistorikk | Kontakter | Det du har lagt inn selv | Prøvesvar | \
         Dokumenter | Vaksiner | Donorkort",
    ),
    (
        "RESEPT",
        "Legemiddel | Styrke og form | ATC-kode | Mengde | Utleveringer igjen | Forskrevet av | Utstedt | \
         Gyldig til | Refusjon | Status | Sist utlevert av | Apotek | Utlevert",
    ),
    (
        "DIABETES",
        "Diabetestype | År for diagnosen | HbA1c (mmol/mol) | Blodtrykk (mmHg) | LDL (mmol/l) | Vekt (kg) | \
         Høyde | Øyne | Føtter | Mikroalbumin | Røyking | Tabletter | Insulin | Insulinpumpe | \
         Kontinuerlig glukosemåler | Alvorlig føling siste år | Ketoacidose siste år | Hjerte og kar | Nyrer | \
         Amputasjon",
    ),
    (
        "NYFODT",
        "Prøvenummer | Prøve tatt | Sted | Samtykke gitt av | Samtykke gitt | Versjon av vilkårene | \
         Foreldrene informert på nytt | Barnet informert ved 16 år | Status | Destruert",
    ),
    (
        "TARM",
        "Navn | Adresse | Fødeland | Kjønn | Invitert | Svar | Undersøkelse | Sted | Resultat | Blod i prøven | \
         Koloskopi | Ansvarlig sykehus | Lagring ved negativt funn | Stanset invitasjoner | Spørreskjema",
    ),
    (
        "ALS",
        "Fødselsår | Bosted | Første symptom | Hvor det begynte | Diagnose stilt | Sikkerhet (Gold Coast) | \
         Type sykdom | Andre i familien | Genet SOD1 | Genet C9orf72 | ALSFRS-R | Tale | Spytt | Svelging | \
         Håndskrift | Gange | Trapper | Pust | Behov for pustehjelp | Stadium (King's) | Lungefunksjon (FVC) | \
         Vekt | BMI | Riluzol (N07XX02) | Tofersen | PEG lagt inn | NIV startet | NIV, timer i døgnet | \
         Trakeostomi | Tenkning og atferd (ECAS)",
    ),
    (
        "HELSENORGE",
        "Navn | Nivå for bruk | Sperret ved mistanke om misbruk | Innsyn i pasientjournal | \
         Dette lagrer tjenesten",
    ),
];
