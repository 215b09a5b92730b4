CREATE TABLE `beneficiaries` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`first_name` text,
	`last_name` text,
	`birth_year` integer,
	`phone` text,
	`has_no_phone` integer DEFAULT false NOT NULL,
	`email` text,
	`commune_code` text,
	`gender` text,
	`status` text,
	`notes` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	`changed_at` integer,
	`merged_into_id` text,
	`merged_at` integer,
	`lent` text,
	`erased_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "beneficiaries_gender" CHECK("beneficiaries"."gender" in ('masculin', 'feminin')),
	CONSTRAINT "beneficiaries_status" CHECK("beneficiaries"."status" in ('retraite', 'sans_emploi', 'en_emploi', 'scolarise')),
	CONSTRAINT "beneficiaries_notes" CHECK(length("beneficiaries"."notes") <= 500),
	CONSTRAINT "beneficiaries_birth_year" CHECK("beneficiaries"."birth_year" between 1900 and 2100),
	CONSTRAINT "beneficiaries_one_answer" CHECK("beneficiaries"."phone" is null or not "beneficiaries"."has_no_phone"),
	CONSTRAINT "beneficiaries_merged" CHECK(("beneficiaries"."merged_into_id" is null) = ("beneficiaries"."merged_at" is null) and ("beneficiaries"."merged_at" is null) = ("beneficiaries"."lent" is null) and "beneficiaries"."merged_into_id" is not "beneficiaries"."id"),
	CONSTRAINT "beneficiaries_named" CHECK(("beneficiaries"."erased_at" is null) = ("beneficiaries"."first_name" is not null) and ("beneficiaries"."erased_at" is null) = ("beneficiaries"."last_name" is not null)),
	CONSTRAINT "beneficiaries_erased" CHECK("beneficiaries"."erased_at" is null or coalesce("beneficiaries"."birth_year", "beneficiaries"."phone", "beneficiaries"."email", "beneficiaries"."commune_code", "beneficiaries"."gender", "beneficiaries"."status") is null and "beneficiaries"."notes" = '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `beneficiaries_followed` ON `beneficiaries` (`advisor_id`) WHERE "beneficiaries"."merged_at" is null and "beneficiaries"."erased_at" is null;--> statement-breakpoint
CREATE INDEX `beneficiaries_behind` ON `beneficiaries` (`merged_into_id`) WHERE "beneficiaries"."merged_into_id" is not null;
--> statement-breakpoint
CREATE TRIGGER `beneficiaries_stay_erased` BEFORE UPDATE ON `beneficiaries`
WHEN old.erased_at IS NOT NULL
BEGIN
	SELECT raise(ABORT, 'who was erased never comes back');
END;
--> statement-breakpoint
CREATE TRIGGER `beneficiaries_keep_rows` BEFORE DELETE ON `beneficiaries`
BEGIN
	SELECT raise(ABORT, 'people are erased, their rows stay');
END;
