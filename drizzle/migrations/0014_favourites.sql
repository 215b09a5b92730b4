CREATE TABLE `favourites` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text NOT NULL,
	`name` text NOT NULL,
	`told` text NOT NULL,
	`uses` integer DEFAULT 0 NOT NULL,
	`kept_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "favourites_name" CHECK(length("favourites"."name") > 0),
	CONSTRAINT "favourites_name_length" CHECK(length("favourites"."name") <= 60),
	CONSTRAINT "favourites_uses" CHECK("favourites"."uses" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `favourites_of_advisor` ON `favourites` (`advisor_id`) WHERE "favourites"."removed_at" is null;
