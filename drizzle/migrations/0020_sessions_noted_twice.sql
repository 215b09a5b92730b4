CREATE TABLE `session_merges` (
	`session_id` text PRIMARY KEY NOT NULL,
	`kept_id` text NOT NULL,
	`at` integer NOT NULL,
	`lent` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kept_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_merges_two" CHECK("session_merges"."kept_id" <> "session_merges"."session_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_merges_by_kept` ON `session_merges` (`kept_id`);