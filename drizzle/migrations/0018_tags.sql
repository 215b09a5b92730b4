CREATE TABLE `tags` (
	`id` text PRIMARY KEY NOT NULL,
	`advisor_id` text,
	`structure_id` text,
	`departement_code` text,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`added_at` integer NOT NULL,
	`retired_at` integer,
	`merged_into_id` text,
	`merged_at` integer,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`departement_code`) REFERENCES `departements`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tags_one_owner" CHECK(("tags"."advisor_id" is not null) + ("tags"."structure_id" is not null) + ("tags"."departement_code" is not null) = 1),
	CONSTRAINT "tags_name" CHECK(length("tags"."name") between 1 and 40 and "tags"."search_name" <> ''),
	CONSTRAINT "tags_merged_at" CHECK(("tags"."merged_into_id" is null) = ("tags"."merged_at" is null) and "tags"."merged_into_id" is not "tags"."id")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_one_name` ON `tags` (coalesce("advisor_id", "structure_id", "departement_code"),`search_name`) WHERE "tags"."retired_at" is null and "tags"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX `tags_of_advisor` ON `tags` (`advisor_id`);--> statement-breakpoint
CREATE INDEX `tags_of_structure` ON `tags` (`structure_id`);--> statement-breakpoint
CREATE INDEX `tags_merged` ON `tags` (`merged_into_id`) WHERE "tags"."merged_into_id" is not null;
--> statement-breakpoint
CREATE TABLE `session_tags` (
	`session_id` text NOT NULL,
	`tag_id` text NOT NULL,
	PRIMARY KEY(`session_id`, `tag_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `session_tags_by_tag` ON `session_tags` (`tag_id`);
