ALTER TABLE `sessions` ADD `count_key` integer NOT NULL DEFAULT 0 CONSTRAINT "sessions_count_key" CHECK("count_key" between 0 and 4294967295);--> statement-breakpoint
ALTER TABLE `beneficiaries` ADD `count_key` integer NOT NULL DEFAULT 0 CONSTRAINT "beneficiaries_count_key" CHECK("count_key" between 0 and 4294967295);--> statement-breakpoint
ALTER TABLE `appointments` ADD `count_key` integer NOT NULL DEFAULT 0 CONSTRAINT "appointments_count_key" CHECK("count_key" between 0 and 4294967295);--> statement-breakpoint
UPDATE `sessions` SET `count_key` = random() & 4294967295;--> statement-breakpoint
UPDATE `beneficiaries` SET `count_key` = random() & 4294967295 WHERE `erased_at` IS NULL;--> statement-breakpoint
UPDATE `appointments` SET `count_key` = random() & 4294967295;--> statement-breakpoint
DROP TABLE `daily_figures`;
--> statement-breakpoint
CREATE TABLE `daily_figures` (
	`commune_code` text NOT NULL,
	`drawn` integer NOT NULL,
	`day` text NOT NULL,
	`structure_id` text NOT NULL,
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
	PRIMARY KEY(`commune_code`, `drawn`, `day`, `structure_id`, `kind`),
	CONSTRAINT "daily_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
WITH touched AS (
	SELECT commune_code, day, structure_id, kind, referral, minutes * 60 AS seconds, participants, "returning", count_key,
		sum(coalesce(topic = 'prendre_en_main_du_materiel', 0)) AS `prendre_en_main_du_materiel`,
		sum(coalesce(topic = 'maintenance_de_materiel', 0)) AS `maintenance_de_materiel`,
		sum(coalesce(topic = 'gere_ses_contenus_numeriques', 0)) AS `gere_ses_contenus_numeriques`,
		sum(coalesce(topic = 'navigation_sur_internet', 0)) AS `navigation_sur_internet`,
		sum(coalesce(topic = 'email', 0)) AS `email`,
		sum(coalesce(topic = 'bureautique', 0)) AS `bureautique`,
		sum(coalesce(topic = 'sante', 0)) AS `sante`,
		sum(coalesce(topic = 'banque_et_achats_en_ligne', 0)) AS `banque_et_achats_en_ligne`,
		sum(coalesce(topic = 'entrepreneuriat', 0)) AS `entrepreneuriat`,
		sum(coalesce(topic = 'insertion_professionnelle', 0)) AS `insertion_professionnelle`,
		sum(coalesce(topic = 'creer_avec_le_numerique', 0)) AS `creer_avec_le_numerique`,
		sum(coalesce(topic = 'reseaux_sociaux', 0)) AS `reseaux_sociaux`,
		sum(coalesce(topic = 'securite_numerique', 0)) AS `securite_numerique`,
		sum(coalesce(topic = 'parentalite', 0)) AS `parentalite`,
		sum(coalesce(topic = 'scolarite_et_numerique', 0)) AS `scolarite_et_numerique`,
		sum(coalesce(topic = 'culture_numerique', 0)) AS `culture_numerique`,
		sum(coalesce(topic = 'intelligence_artificielle', 0)) AS `intelligence_artificielle`,
		sum(coalesce(topic = 'aide_aux_demarches_administratives', 0)) AS `aide_aux_demarches_administratives`,
		sum(coalesce(topic = 'diagnostic_numerique', 0)) AS `diagnostic_numerique`,
		count(topic) AS n,
		sum(coalesce(topic IN ('prendre_en_main_du_materiel', 'maintenance_de_materiel', 'gere_ses_contenus_numeriques', 'navigation_sur_internet', 'email', 'bureautique', 'sante', 'banque_et_achats_en_ligne', 'entrepreneuriat', 'insertion_professionnelle', 'creer_avec_le_numerique'), 0)) AS n0,
		sum(coalesce(topic IN ('reseaux_sociaux', 'securite_numerique', 'parentalite', 'scolarite_et_numerique', 'culture_numerique', 'intelligence_artificielle'), 0)) AS n1,
		sum(coalesce(topic IN ('aide_aux_demarches_administratives'), 0)) AS n2,
		sum(coalesce(topic IN ('diagnostic_numerique'), 0)) AS n3
	FROM sessions LEFT JOIN session_topics ON session_topics.session_id = sessions.id
	WHERE withdrawn_at IS NULL
	GROUP BY sessions.id
), remaining AS (
	SELECT *, coalesce((n0 * seconds) / n, 0) AS base0, coalesce((n0 * seconds) % n, 0) AS rem0,
		coalesce((n1 * seconds) / n, 0) AS base1, coalesce((n1 * seconds) % n, 0) AS rem1,
		coalesce((n2 * seconds) / n, 0) AS base2, coalesce((n2 * seconds) % n, 0) AS rem2,
		coalesce((n3 * seconds) / n, 0) AS base3, coalesce((n3 * seconds) % n, 0) AS rem3
	FROM touched
), shared_out AS (
	SELECT *, base0 + ((rem1 > rem0) + (rem2 > rem0) + (rem3 > rem0) < missing) AS part0,
		base1 + ((rem0 >= rem1) + (rem2 > rem1) + (rem3 > rem1) < missing) AS part1,
		base2 + ((rem0 >= rem2) + (rem1 >= rem2) + (rem3 > rem2) < missing) AS part2
	FROM (SELECT *, CASE n WHEN 0 THEN 0 ELSE seconds - base0 - base1 - base2 - base3 END AS missing FROM remaining)
), halved AS (
	SELECT *, column1 AS drawn,
		((536870912 + count_key) >> 32 = 0) = column1 AS is_whole,
		abs((1 - column1) * participants - (participants - ((participants * 536870912 + count_key) >> 32))) AS people,
		abs((1 - column1) * "returning" - ("returning" - (("returning" * 536870912 + count_key) >> 32))) AS returning_people
	FROM shared_out, (VALUES (0), (1))
)
INSERT INTO `daily_figures`
SELECT commune_code, drawn, day, structure_id, kind,
	sum(is_whole),
	sum(is_whole * (kind = 'workshop')),
	sum(people),
	sum(returning_people),
	sum(is_whole * seconds),
	sum(seconds * people),
	sum(is_whole * (referral IS NOT NULL)),
	sum(is_whole * (n0 + n1 + n2 > 0)),
	sum(is_whole * (n0 > 0)),
	sum(is_whole * (n1 > 0)),
	sum(is_whole * (n2 > 0)),
	sum(is_whole * part0),
	sum(is_whole * part1),
	sum(is_whole * part2),
	sum(is_whole * `prendre_en_main_du_materiel`),
	sum(is_whole * `maintenance_de_materiel`),
	sum(is_whole * `gere_ses_contenus_numeriques`),
	sum(is_whole * `navigation_sur_internet`),
	sum(is_whole * `email`),
	sum(is_whole * `bureautique`),
	sum(is_whole * `sante`),
	sum(is_whole * `banque_et_achats_en_ligne`),
	sum(is_whole * `entrepreneuriat`),
	sum(is_whole * `insertion_professionnelle`),
	sum(is_whole * `creer_avec_le_numerique`),
	sum(is_whole * `reseaux_sociaux`),
	sum(is_whole * `securite_numerique`),
	sum(is_whole * `parentalite`),
	sum(is_whole * `scolarite_et_numerique`),
	sum(is_whole * `culture_numerique`),
	sum(is_whole * `intelligence_artificielle`),
	sum(is_whole * `aide_aux_demarches_administratives`),
	sum(is_whole * `diagnostic_numerique`)
FROM halved WHERE people > 0
GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
DROP TABLE `monthly_figures`;
--> statement-breakpoint
CREATE TABLE `monthly_figures` (
	`commune_code` text NOT NULL,
	`drawn` integer NOT NULL,
	`month` text NOT NULL,
	`structure_id` text NOT NULL,
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
	PRIMARY KEY(`commune_code`, `drawn`, `month`, `structure_id`, `kind`),
	CONSTRAINT "monthly_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `monthly_figures`
SELECT commune_code, drawn, substr(day, 1, 7), structure_id, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `daily_figures` GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
DROP TABLE `departement_figures`;
--> statement-breakpoint
CREATE TABLE `departement_figures` (
	`departement_code` text NOT NULL,
	`drawn` integer NOT NULL,
	`month` text NOT NULL,
	`structure_id` text NOT NULL,
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
	PRIMARY KEY(`departement_code`, `drawn`, `month`, `structure_id`, `kind`),
	CONSTRAINT "departement_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `departement_figures`
SELECT CASE WHEN commune_code LIKE '97%' THEN substr(commune_code, 1, 3) ELSE substr(commune_code, 1, 2) END,
	drawn, month, structure_id, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `monthly_figures` GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
DROP TABLE `epci_figures`;
--> statement-breakpoint
CREATE TABLE `epci_figures` (
	`departement_code` text NOT NULL,
	`epci_siren` text NOT NULL,
	`drawn` integer NOT NULL,
	`month` text NOT NULL,
	`structure_id` text NOT NULL,
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
	PRIMARY KEY(`departement_code`, `epci_siren`, `drawn`, `month`, `structure_id`, `kind`),
	CONSTRAINT "epci_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `epci_figures`
SELECT communes.departement_code, communes.epci_siren, drawn, month, structure_id, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `monthly_figures`
LEFT JOIN former_communes ON former_communes.code = monthly_figures.commune_code
JOIN communes ON communes.code = coalesce(former_communes.commune_code, monthly_figures.commune_code)
WHERE communes.epci_siren IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6;
