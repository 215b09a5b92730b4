CREATE TABLE `monthly_pages` (
	`subscription_id` text NOT NULL,
	`month` text NOT NULL,
	`told` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`subscription_id`, `month`),
	FOREIGN KEY (`subscription_id`) REFERENCES `monthly_subscriptions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "monthly_pages_month" CHECK(length("monthly_pages"."month") = 7),
	CONSTRAINT "monthly_pages_told" CHECK(json_valid("monthly_pages"."told"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `monthly_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`view_id` text,
	`key_hash` text NOT NULL,
	`subscribed_at` integer NOT NULL,
	`stopped_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`view_id`) REFERENCES `saved_views`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `monthly_subscriptions_by_key` ON `monthly_subscriptions` (`key_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `monthly_subscriptions_once` ON `monthly_subscriptions` (`user_id`,coalesce("view_id", '')) WHERE "monthly_subscriptions"."stopped_at" is null;--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`code` text NOT NULL,
	`search` text NOT NULL,
	`structure_id` text,
	`territory_code` text,
	`kept_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "saved_views_name" CHECK(length("saved_views"."name") between 1 and 60),
	CONSTRAINT "saved_views_code" CHECK(length("saved_views"."code") = 6),
	CONSTRAINT "saved_views_search" CHECK(json_valid("saved_views"."search")),
	CONSTRAINT "saved_views_one_team" CHECK("saved_views"."structure_id" is null or "saved_views"."territory_code" is null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_by_code` ON `saved_views` (`code`);--> statement-breakpoint
CREATE INDEX `saved_views_of_user` ON `saved_views` (`user_id`);--> statement-breakpoint
CREATE INDEX `saved_views_of_structure` ON `saved_views` (`structure_id`) WHERE "saved_views"."structure_id" is not null;--> statement-breakpoint
CREATE INDEX `saved_views_of_territory` ON `saved_views` (`territory_code`) WHERE "saved_views"."territory_code" is not null;