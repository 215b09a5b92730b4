CREATE TABLE `epci_monthly_figures` (
	`departement_code` text NOT NULL,
	`epci_siren` text NOT NULL,
	`drawn` integer NOT NULL,
	`month` text NOT NULL,
	`kind` text NOT NULL,
	`sessions` integer NOT NULL,
	`workshops` integer NOT NULL,
	`participants` integer NOT NULL,
	`returning` integer NOT NULL,
	`seconds` integer NOT NULL,
	`participant_seconds` integer NOT NULL,
	`referred` integer NOT NULL,
	`themed` integer NOT NULL,
	`everyday` integer NOT NULL,
	`citizen` integer NOT NULL,
	`autonomy` integer NOT NULL,
	`everyday_seconds` integer NOT NULL,
	`citizen_seconds` integer NOT NULL,
	`autonomy_seconds` integer NOT NULL,
	`prendre_en_main_du_materiel` integer NOT NULL,
	`maintenance_de_materiel` integer NOT NULL,
	`gere_ses_contenus_numeriques` integer NOT NULL,
	`navigation_sur_internet` integer NOT NULL,
	`email` integer NOT NULL,
	`bureautique` integer NOT NULL,
	`sante` integer NOT NULL,
	`banque_et_achats_en_ligne` integer NOT NULL,
	`entrepreneuriat` integer NOT NULL,
	`insertion_professionnelle` integer NOT NULL,
	`creer_avec_le_numerique` integer NOT NULL,
	`reseaux_sociaux` integer NOT NULL,
	`securite_numerique` integer NOT NULL,
	`parentalite` integer NOT NULL,
	`scolarite_et_numerique` integer NOT NULL,
	`culture_numerique` integer NOT NULL,
	`intelligence_artificielle` integer NOT NULL,
	`aide_aux_demarches_administratives` integer NOT NULL,
	`diagnostic_numerique` integer NOT NULL,
	PRIMARY KEY(`departement_code`, `epci_siren`, `drawn`, `month`, `kind`),
	CONSTRAINT "epci_monthly_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `epci_monthly_figures`
SELECT departement_code, epci_siren, drawn, month, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `epci_figures` GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
DROP TABLE `epci_figures`;
