ALTER TABLE `waits` DROP CONSTRAINT `waits_ending`;--> statement-breakpoint
ALTER TABLE `waits` ADD CONSTRAINT `waits_ending` CHECK(`ending` is null or `ending` in ('taken', 'booked', 'left', 'removed', 'toldEnough', 'calledOff', 'over'));--> statement-breakpoint
ALTER TABLE `advisors` ADD `video_link` text;--> statement-breakpoint
ALTER TABLE `appointments` ADD `home_address` text;
