CREATE TABLE `advisors` (
	`id` text PRIMARY KEY NOT NULL,
	`structure_id` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`deactivated_at` integer,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `advisors_by_structure` ON `advisors` (`structure_id`);--> statement-breakpoint
CREATE TABLE `appointment_keys` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`appointment_id` text NOT NULL,
	`channel` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `appointment_keys_by_appointment` ON `appointment_keys` (`appointment_id`);--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`advisor_id` text NOT NULL,
	`place_id` text,
	`service_id` text NOT NULL,
	`workshop_id` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`first_name` text,
	`last_name` text,
	`phone` text,
	`email` text,
	`language` text DEFAULT 'fr' NOT NULL,
	`need` text NOT NULL,
	`need_note` text DEFAULT '' NOT NULL,
	`booked_at` integer NOT NULL,
	`booked_by` text,
	`overlap_reason` text,
	`moved_at` integer,
	`revision` integer DEFAULT 0 NOT NULL,
	`cancelled_at` integer,
	`cancelled_by` text,
	`honoured_at` integer,
	`missed_at` integer,
	`cleared_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `openings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booked_by`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointments_need" CHECK("appointments"."need" in ('everyday', 'citizen', 'autonomy', 'unknown')),
	CONSTRAINT "appointments_span" CHECK("appointments"."ends_at" > "appointments"."starts_at" and "appointments"."ends_at" - "appointments"."starts_at" <= 43200000),
	CONSTRAINT "appointments_one_outcome" CHECK(("appointments"."cancelled_at" is not null) + ("appointments"."honoured_at" is not null) + ("appointments"."missed_at" is not null) <= 1),
	CONSTRAINT "appointments_reachable" CHECK("appointments"."cleared_at" is not null or "appointments"."booked_by" is not null or "appointments"."phone" is not null or "appointments"."email" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_by_reference` ON `appointments` (`reference`);--> statement-breakpoint
CREATE INDEX `appointments_by_advisor` ON `appointments` (`advisor_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointments_by_place` ON `appointments` (`place_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointments_by_start` ON `appointments` (`starts_at`);--> statement-breakpoint
CREATE INDEX `appointments_by_phone` ON `appointments` (`phone`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_seat_per_phone` ON `appointments` (`workshop_id`,`starts_at`,`phone`) WHERE "appointments"."workshop_id" is not null and "appointments"."cancelled_at" is null and "appointments"."phone" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_seat_per_email` ON `appointments` (`workshop_id`,`starts_at`,`email`) WHERE "appointments"."workshop_id" is not null and "appointments"."cancelled_at" is null and "appointments"."phone" is null and "appointments"."email" is not null;--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`workshop_id` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `openings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "holds_span" CHECK("holds"."ends_at" > "holds"."starts_at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `holds_by_advisor` ON `holds` (`advisor_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`starts_at` text,
	`ends_at` text,
	`recurrence` text NOT NULL,
	`last_day` text,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absences_hours" CHECK(("absences"."starts_at" is null) = ("absences"."ends_at" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `absences_by_advisor` ON `absences` (`advisor_id`);--> statement-breakpoint
CREATE TABLE `openings` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`place_id` text,
	`service_id` text,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`overnight` integer DEFAULT false NOT NULL,
	`recurrence` text NOT NULL,
	`seats` integer,
	`title` text,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "openings_hours" CHECK("openings"."overnight" or "openings"."ends_at" > "openings"."starts_at"),
	CONSTRAINT "openings_seats" CHECK("openings"."seats" is null or "openings"."seats" between 1 and 200)
) STRICT;
--> statement-breakpoint
CREATE INDEX `openings_by_advisor` ON `openings` (`advisor_id`);--> statement-breakpoint
CREATE INDEX `openings_by_place` ON `openings` (`place_id`);--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name_fr` text NOT NULL,
	`name_en` text NOT NULL,
	`kind` text NOT NULL,
	`mode` text NOT NULL,
	`minutes` integer NOT NULL,
	`step_minutes` integer,
	`buffer_before` integer DEFAULT 0 NOT NULL,
	`buffer_after` integer DEFAULT 0 NOT NULL,
	`notice_minutes` integer NOT NULL,
	`horizon_days` integer NOT NULL,
	`open_to_public` integer NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	CONSTRAINT "services_kind" CHECK("services"."kind" in ('individual', 'workshop')),
	CONSTRAINT "services_mode" CHECK("services"."mode" in ('place', 'phone', 'home', 'video')),
	CONSTRAINT "services_minutes" CHECK("services"."minutes" between 5 and 480),
	CONSTRAINT "services_notice" CHECK("services"."notice_minutes" < "services"."horizon_days" * 1440)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `services_by_code` ON `services` (`code`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`about_id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`sent_at` integer,
	`abandoned_at` integer,
	`last_error` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_once` ON `letters` (`about_id`,`kind`,`channel`,`revision`);--> statement-breakpoint
CREATE INDEX `letters_due` ON `letters` (`due_at`) WHERE "letters"."sent_at" is null and "letters"."abandoned_at" is null;--> statement-breakpoint
CREATE TABLE `holiday_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`place_id` text NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `holiday_openings_once` ON `holiday_openings` (`place_id`,`day`);--> statement-breakpoint
CREATE TABLE `place_closures` (
	`id` text PRIMARY KEY NOT NULL,
	`place_id` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "place_closures_order" CHECK("place_closures"."last_day" >= "place_closures"."first_day")
) STRICT;
--> statement-breakpoint
CREATE INDEX `place_closures_by_place` ON `place_closures` (`place_id`,`first_day`);--> statement-breakpoint
CREATE TABLE `places` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`postal_code` text NOT NULL,
	`commune_code` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`phone` text NOT NULL,
	`access_note` text DEFAULT '' NOT NULL,
	`step_free` integer DEFAULT false NOT NULL,
	`zone` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `places_by_slug` ON `places` (`slug`);--> statement-breakpoint
CREATE INDEX `places_by_commune` ON `places` (`commune_code`);--> statement-breakpoint
CREATE TABLE `session_advisors` (
	`session_id` text NOT NULL,
	`advisor_id` text NOT NULL,
	PRIMARY KEY(`session_id`, `advisor_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_advisors_by_advisor` ON `session_advisors` (`advisor_id`);--> statement-breakpoint
CREATE TABLE `session_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`advisor_id` text,
	`at` integer NOT NULL,
	`before` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_revisions_by_session` ON `session_revisions` (`session_id`);--> statement-breakpoint
CREATE TABLE `session_topics` (
	`session_id` text NOT NULL,
	`topic` text NOT NULL,
	PRIMARY KEY(`session_id`, `topic`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_topics_topic" CHECK("session_topics"."topic" in ('prendre_en_main_du_materiel', 'maintenance_de_materiel', 'gere_ses_contenus_numeriques', 'navigation_sur_internet', 'email', 'bureautique', 'sante', 'banque_et_achats_en_ligne', 'entrepreneuriat', 'insertion_professionnelle', 'creer_avec_le_numerique', 'reseaux_sociaux', 'securite_numerique', 'parentalite', 'scolarite_et_numerique', 'culture_numerique', 'intelligence_artificielle', 'aide_aux_demarches_administratives', 'diagnostic_numerique'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`channel` text NOT NULL,
	`place_id` text,
	`commune_code` text NOT NULL,
	`commune_assumed` integer DEFAULT false NOT NULL,
	`structure_id` text NOT NULL,
	`advisor_id` text NOT NULL,
	`appointment_id` text,
	`participants` integer NOT NULL,
	`returning` integer DEFAULT 0 NOT NULL,
	`posture` text,
	`mandate` text,
	`autonomy` text,
	`level` text,
	`referral` text,
	`title` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`details` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`revised_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_kind" CHECK("sessions"."kind" in ('individual', 'workshop')),
	CONSTRAINT "sessions_channel" CHECK("sessions"."channel" in ('place', 'other', 'home', 'remote')),
	CONSTRAINT "sessions_minutes" CHECK("sessions"."minutes" between 5 and 480),
	CONSTRAINT "sessions_participants" CHECK("sessions"."participants" between 1 and 500 and ("sessions"."kind" = 'workshop' or "sessions"."participants" = 1)),
	CONSTRAINT "sessions_returning" CHECK("sessions"."returning" between 0 and "sessions"."participants"),
	CONSTRAINT "sessions_place" CHECK("sessions"."channel" <> 'place' or "sessions"."place_id" is not null),
	CONSTRAINT "sessions_notes" CHECK(length("sessions"."notes") <= 500),
	CONSTRAINT "sessions_title" CHECK(length("sessions"."title") <= 120)
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_advisor` ON `sessions` (`advisor_id`,`day`);--> statement-breakpoint
CREATE INDEX `sessions_by_commune` ON `sessions` (`commune_code`,`day`);--> statement-breakpoint
CREATE INDEX `sessions_by_day` ON `sessions` (`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_one_per_appointment` ON `sessions` (`appointment_id`) WHERE "sessions"."appointment_id" is not null and "sessions"."withdrawn_at" is null;--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `credentials_by_user` ON `credentials` (`user_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`structure_id` text,
	`departement_code` text,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`departement_code`) REFERENCES `departements`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_role" CHECK("grants"."role" in ('advisor', 'coordinator', 'structureManager', 'prefecture', 'administrator')),
	CONSTRAINT "grants_scope" CHECK("grants"."role" <> 'structureManager' or "grants"."structure_id" is not null),
	CONSTRAINT "grants_territory" CHECK("grants"."role" not in ('coordinator', 'prefecture') or "grants"."departement_code" is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `grants_by_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limits_by_key` ON `rate_limits` (`key`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ins_by_token` ON `sign_ins` (`token`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_user` ON `sign_ins` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`advisor_id` text,
	`disabled_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_by_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_by_advisor` ON `users` (`advisor_id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `verifications_by_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `daily_figures` (
	`commune_code` text NOT NULL,
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
	PRIMARY KEY(`commune_code`, `day`, `structure_id`, `kind`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `monthly_figures` (
	`commune_code` text NOT NULL,
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
	PRIMARY KEY(`commune_code`, `month`, `structure_id`, `kind`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `structures` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`siret` text,
	`departement_code` text NOT NULL,
	`commune_code` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`departement_code`) REFERENCES `departements`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "structures_kind" CHECK("structures"."kind" in ('COMMUNE', 'DEPARTEMENT', 'REGION', 'EPCI', 'COLLECTIVITE', 'GIP', 'PRIVATE'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `communes` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`postal_codes` text NOT NULL,
	`departement_code` text NOT NULL,
	`epci_siren` text,
	`population` integer NOT NULL,
	`latitude` real,
	`longitude` real,
	FOREIGN KEY (`departement_code`) REFERENCES `departements`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`epci_siren`) REFERENCES `epcis`(`siren`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `communes_by_search_name` ON `communes` (`search_name`);--> statement-breakpoint
CREATE INDEX `communes_by_departement` ON `communes` (`departement_code`,`epci_siren`);--> statement-breakpoint
CREATE TABLE `departements` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `epcis` (
	`siren` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`commune_count` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `former_communes` (
	`code` text PRIMARY KEY NOT NULL,
	`commune_code` text NOT NULL,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`verb` text NOT NULL,
	`thing_id` text NOT NULL,
	`seal` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `chores` (
	`name` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`done_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `writes` (
	`id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `writes_by_instant` ON `writes` (`at`);
--> statement-breakpoint
CREATE TRIGGER `appointments_no_overlap_insert` BEFORE INSERT ON `appointments`
WHEN new.cancelled_at IS NULL AND new.overlap_reason IS NULL
BEGIN
	SELECT raise(ABORT, 'slotTaken') WHERE EXISTS (
		SELECT 1 FROM appointments AS other
		WHERE other.advisor_id = new.advisor_id AND other.cancelled_at IS NULL
			AND other.starts_at < new.ends_at AND other.starts_at > new.starts_at - 43200000 AND other.ends_at > new.starts_at
			AND other.id <> new.id
			AND NOT (other.workshop_id IS NOT NULL AND other.workshop_id IS new.workshop_id AND other.starts_at = new.starts_at)
	);
END;
--> statement-breakpoint
CREATE TRIGGER `appointments_no_overlap_update` BEFORE UPDATE OF `advisor_id`, `starts_at`, `ends_at`, `cancelled_at`, `overlap_reason`, `workshop_id` ON `appointments`
WHEN new.cancelled_at IS NULL AND new.overlap_reason IS NULL
BEGIN
	SELECT raise(ABORT, 'slotTaken') WHERE EXISTS (
		SELECT 1 FROM appointments AS other
		WHERE other.advisor_id = new.advisor_id AND other.cancelled_at IS NULL
			AND other.starts_at < new.ends_at AND other.starts_at > new.starts_at - 43200000 AND other.ends_at > new.starts_at
			AND other.id <> new.id
			AND NOT (other.workshop_id IS NOT NULL AND other.workshop_id IS new.workshop_id AND other.starts_at = new.starts_at)
	);
END;
--> statement-breakpoint
CREATE TRIGGER `appointments_seats_insert` BEFORE INSERT ON `appointments`
WHEN new.cancelled_at IS NULL AND new.workshop_id IS NOT NULL
BEGIN
	SELECT raise(ABORT, 'workshopFull') WHERE (
		SELECT count(*) FROM appointments AS other
		WHERE other.advisor_id = new.advisor_id AND other.starts_at = new.starts_at
			AND other.workshop_id = new.workshop_id AND other.cancelled_at IS NULL AND other.id <> new.id
	) >= (SELECT coalesce(seats, 0) FROM openings WHERE id = new.workshop_id);
END;
--> statement-breakpoint
CREATE TRIGGER `appointments_seats_update` BEFORE UPDATE OF `advisor_id`, `starts_at`, `cancelled_at`, `workshop_id` ON `appointments`
WHEN new.cancelled_at IS NULL AND new.workshop_id IS NOT NULL
BEGIN
	SELECT raise(ABORT, 'workshopFull') WHERE (
		SELECT count(*) FROM appointments AS other
		WHERE other.advisor_id = new.advisor_id AND other.starts_at = new.starts_at
			AND other.workshop_id = new.workshop_id AND other.cancelled_at IS NULL AND other.id <> new.id
	) >= (SELECT coalesce(seats, 0) FROM openings WHERE id = new.workshop_id);
END;
--> statement-breakpoint
CREATE TRIGGER `openings_seats_not_under_registered` BEFORE UPDATE OF `seats` ON `openings`
WHEN new.seats IS NOT old.seats
BEGIN
	SELECT raise(ABORT, 'seatsTaken') WHERE EXISTS (
		SELECT 1 FROM appointments
		WHERE workshop_id = new.id AND cancelled_at IS NULL AND honoured_at IS NULL AND missed_at IS NULL
		GROUP BY starts_at HAVING count(*) > coalesce(new.seats, 0)
	);
END;
--> statement-breakpoint
CREATE TRIGGER `audit_keeps_rows` BEFORE DELETE ON `audit`
BEGIN
	SELECT raise(ABORT, 'audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_keeps_contents` BEFORE UPDATE ON `audit`
BEGIN
	SELECT raise(ABORT, 'audit is append-only');
END;
