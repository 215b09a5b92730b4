CREATE TABLE `work_phones` (
	`user_id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "work_phones_phone" CHECK(length("work_phones"."phone") = 10)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `initiatives` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`departement_code` text NOT NULL,
	`title` text NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`participants` integer NOT NULL,
	`partners` text NOT NULL,
	`user_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`revised_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`departement_code`) REFERENCES `departements`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "initiatives_kind" CHECK("initiatives"."kind" in ('animation', 'event', 'partnership')),
	CONSTRAINT "initiatives_title" CHECK(length("initiatives"."title") <= 120),
	CONSTRAINT "initiatives_minutes" CHECK("initiatives"."minutes" between 5 and 2880),
	CONSTRAINT "initiatives_participants" CHECK("initiatives"."participants" between 0 and 5000)
) STRICT;
--> statement-breakpoint
CREATE INDEX `initiatives_by_departement` ON `initiatives` (`departement_code`,`day`);--> statement-breakpoint
CREATE TABLE `figure_shares` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`key_hash` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `figure_shares_by_key` ON `figure_shares` (`key_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `figure_shares_one_open` ON `figure_shares` (`advisor_id`) WHERE "figure_shares"."closed_at" is null;
--> statement-breakpoint
CREATE TRIGGER `figure_shares_stay_closed` BEFORE UPDATE OF `closed_at`, `key_hash` ON `figure_shares`
WHEN old.closed_at IS NOT NULL OR new.key_hash <> old.key_hash
BEGIN
	SELECT raise(ABORT, 'a closed address never opens again');
END;
