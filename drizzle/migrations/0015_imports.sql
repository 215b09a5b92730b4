CREATE TABLE `imported_beneficiaries` (
	`beneficiary_id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	FOREIGN KEY (`beneficiary_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `imported_beneficiaries_by_import` ON `imported_beneficiaries` (`import_id`);--> statement-breakpoint
CREATE TABLE `imported_sessions` (
	`source` text NOT NULL,
	`key` text NOT NULL,
	`session_id` text NOT NULL,
	`import_id` text NOT NULL,
	PRIMARY KEY(`source`, `key`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imported_sessions_source" CHECK("imported_sessions"."source" in ('permanence', 'la_coop', 'espace_coop', 'spreadsheet')),
	CONSTRAINT "imported_sessions_key" CHECK(length("imported_sessions"."key") <= 120)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `imported_sessions_by_import` ON `imported_sessions` (`import_id`,`session_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_source" CHECK("imports"."source" in ('permanence', 'la_coop', 'espace_coop', 'spreadsheet'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `imports_by_advisor` ON `imports` (`advisor_id`,`at`);