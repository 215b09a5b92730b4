ALTER TABLE `letters` ADD `provider_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `delivered_at` integer;--> statement-breakpoint
ALTER TABLE `letters` ADD `failed_at` integer;--> statement-breakpoint
ALTER TABLE `letters` ADD `called_at` integer;--> statement-breakpoint
ALTER TABLE `letters` ADD `called_by` text;--> statement-breakpoint
CREATE INDEX `letters_by_provider` ON `letters` (`provider_id`) WHERE "letters"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX `letters_texts_sent` ON `letters` (`sent_at`) WHERE "letters"."channel" = 'sms' and "letters"."sent_at" is not null;