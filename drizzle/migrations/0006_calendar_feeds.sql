CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`key_hash` text NOT NULL,
	`names` text NOT NULL,
	`with_openings` integer NOT NULL,
	`with_absences` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calendar_feeds_names" CHECK("calendar_feeds"."names" in ('none', 'initials', 'full'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_by_key` ON `calendar_feeds` (`key_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_one_open` ON `calendar_feeds` (`advisor_id`) WHERE "calendar_feeds"."closed_at" is null;
--> statement-breakpoint
CREATE TRIGGER `calendar_feeds_stay_closed` BEFORE UPDATE OF `closed_at`, `key_hash` ON `calendar_feeds`
WHEN old.closed_at IS NOT NULL OR new.key_hash <> old.key_hash
BEGIN
	SELECT raise(ABORT, 'a closed address never opens again');
END;
