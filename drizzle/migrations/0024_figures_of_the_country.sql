CREATE TABLE `followed_figures` (
	`territory_code` text NOT NULL,
	`drawn` integer NOT NULL,
	`month` text NOT NULL,
	`month_before` text NOT NULL,
	`people` integer NOT NULL,
	PRIMARY KEY(`territory_code`, `drawn`, `month`, `month_before`),
	CONSTRAINT "followed_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `territory_daily_figures` (
	`territory_code` text NOT NULL,
	`drawn` integer NOT NULL,
	`day` text NOT NULL,
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
	PRIMARY KEY(`territory_code`, `drawn`, `day`, `kind`),
	CONSTRAINT "territory_daily_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `territory_monthly_figures` (
	`territory_code` text NOT NULL,
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
	PRIMARY KEY(`territory_code`, `drawn`, `month`, `kind`),
	CONSTRAINT "territory_monthly_figures_drawn" CHECK("drawn" in (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `beneficiaries` ADD `counted_months` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `session_beneficiaries` ADD `month_before_there` text;--> statement-breakpoint
ALTER TABLE `session_beneficiaries` ADD `drawn` integer;
--> statement-breakpoint
UPDATE `session_beneficiaries` SET `month_before_there` = `month_before`,
	`drawn` = (SELECT 1 - ((536870912 + count_key) >> 32) FROM sessions WHERE id = session_id)
WHERE `beneficiary_id` IS NULL;
--> statement-breakpoint
INSERT INTO `territory_daily_figures`
SELECT CASE WHEN commune_code LIKE '97%' THEN substr(commune_code, 1, 3) ELSE substr(commune_code, 1, 2) END, drawn, day, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `daily_figures` GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO `territory_daily_figures`
SELECT 'france', drawn, day, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `territory_daily_figures` GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO `territory_monthly_figures`
SELECT departement_code, drawn, month, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `departement_figures` GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO `territory_monthly_figures`
SELECT 'france', drawn, month, kind, sum(`sessions`), sum(`workshops`), sum(`participants`), sum(`returning`), sum(`seconds`), sum(`participant_seconds`), sum(`referred`), sum(`themed`), sum(`everyday`), sum(`citizen`), sum(`autonomy`), sum(`everyday_seconds`), sum(`citizen_seconds`), sum(`autonomy_seconds`), sum(`prendre_en_main_du_materiel`), sum(`maintenance_de_materiel`), sum(`gere_ses_contenus_numeriques`), sum(`navigation_sur_internet`), sum(`email`), sum(`bureautique`), sum(`sante`), sum(`banque_et_achats_en_ligne`), sum(`entrepreneuriat`), sum(`insertion_professionnelle`), sum(`creer_avec_le_numerique`), sum(`reseaux_sociaux`), sum(`securite_numerique`), sum(`parentalite`), sum(`scolarite_et_numerique`), sum(`culture_numerique`), sum(`intelligence_artificielle`), sum(`aide_aux_demarches_administratives`), sum(`diagnostic_numerique`)
FROM `territory_monthly_figures` GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
create temp table came as
	with recursive standing(id, first_id) as (
	  select id, id from beneficiaries where merged_into_id is null
	  union all
	  select beneficiaries.id, first_id from standing join beneficiaries on merged_into_id = standing.id
	)
	select distinct first_id, departement_code as departement, substr(sessions.day, 1, 7) as month
	from session_beneficiaries
	join standing on standing.id = beneficiary_id
	join sessions on sessions.id = session_id
	join communes on communes.code = sessions.commune_code
	where withdrawn_at is null;
--> statement-breakpoint
update beneficiaries set counted_months = months from (
	  select first_id, json_group_array(departement || ' ' || month order by departement || ' ' || month) as months
	  from came group by first_id
	) where id = first_id;
--> statement-breakpoint
insert into followed_figures
	select territory, 1 - ((536870912 + count_key) >> 32), month, month_before, count(*) from (
	  select first_id, 'france' as territory, month,
	    lag(month, 1, '') over (partition by first_id order by month) as month_before
	  from (select distinct first_id, month from came)
	  union all
	  select first_id, departement, month, lag(month, 1, '') over (partition by first_id, departement order by month)
	  from came
	) join beneficiaries on id = first_id
	group by 1, 2, 3, 4;
--> statement-breakpoint
drop table came;
--> statement-breakpoint
insert into followed_figures
	select territory, drawn, month, month_before, count(*) from (
	  select 'france' as territory, drawn, substr(sessions.day, 1, 7) as month, coalesce(month_before, '') as month_before
	  from session_beneficiaries join sessions on sessions.id = session_id
	  where beneficiary_id is null and withdrawn_at is null
	  union all
	  select departement_code, drawn, substr(sessions.day, 1, 7), coalesce(month_before_there, '')
	  from session_beneficiaries join sessions on sessions.id = session_id
	  join communes on communes.code = sessions.commune_code
	  where beneficiary_id is null and withdrawn_at is null
	)
	where month_before < month
	group by 1, 2, 3, 4
	on conflict do update set people = people + excluded.people;
