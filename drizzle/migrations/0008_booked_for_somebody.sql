ALTER TABLE `appointments` ADD `booker_tie` text;--> statement-breakpoint
ALTER TABLE `appointments` ADD `booker_name` text;--> statement-breakpoint
ALTER TABLE `appointments` ADD `booker_organisation` text;--> statement-breakpoint
ALTER TABLE `appointments` ADD `booker_phone` text;--> statement-breakpoint
ALTER TABLE `appointments` ADD `booker_email` text;--> statement-breakpoint
ALTER TABLE `appointments` ADD `letters_to` text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE `appointments` ADD CONSTRAINT `appointments_booker_tie` CHECK(`booker_tie` is null or `booker_tie` in ('relative', 'professional'));--> statement-breakpoint
ALTER TABLE `appointments` ADD CONSTRAINT `appointments_letters_to` CHECK(`letters_to` in ('person', 'booker', 'both'));--> statement-breakpoint
ALTER TABLE `appointments` DROP CONSTRAINT `appointments_reachable`;--> statement-breakpoint
ALTER TABLE `appointments` ADD CONSTRAINT `appointments_reachable` CHECK(`cleared_at` is not null or `booked_by` is not null or `phone` is not null or `email` is not null or `booker_phone` is not null or `booker_email` is not null);--> statement-breakpoint
CREATE INDEX `appointments_for_somebody` ON `appointments` (`starts_at`) WHERE "appointments"."booker_tie" is not null;--> statement-breakpoint
DROP INDEX `letters_once`;--> statement-breakpoint
ALTER TABLE `letters` ADD `addressee` text DEFAULT 'person' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `letters_once` ON `letters` (`about_id`,`kind`,`channel`,`revision`,`addressee`);--> statement-breakpoint
ALTER TABLE `places` ADD `short_name` text;--> statement-breakpoint
UPDATE `places` SET `short_name` = (
	SELECT replace(`ranked`.`name`, ' ', '-') || CASE WHEN `ranked`.`rank` > 1 THEN '-' || `ranked`.`rank` ELSE '' END
	FROM (
		SELECT `one`.`id`, `communes`.`search_name` AS `name`,
			row_number() OVER (PARTITION BY `communes`.`search_name` ORDER BY `one`.`created_at`, `one`.`id`) AS `rank`
		FROM `places` AS `one` JOIN `communes` ON `communes`.`code` = `one`.`commune_code`
	) AS `ranked`
	WHERE `ranked`.`id` = `places`.`id`
);--> statement-breakpoint
CREATE UNIQUE INDEX `places_by_short_name` ON `places` (`short_name`);
