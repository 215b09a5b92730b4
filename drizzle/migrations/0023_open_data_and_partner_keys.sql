CREATE TABLE `partner_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`structure_id` text,
	`key_hash` text NOT NULL,
	`hint` text NOT NULL,
	`renews_id` text,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`ends_at` integer,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partner_keys_name" CHECK(length("partner_keys"."name") <= 80),
	CONSTRAINT "partner_keys_scopes" CHECK(json_valid("partner_keys"."scopes")),
	CONSTRAINT "partner_keys_structure" CHECK((instr("partner_keys"."scopes", 'structureFigures') > 0) = ("partner_keys"."structure_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_keys_by_key` ON `partner_keys` (`key_hash`);--> statement-breakpoint
ALTER TABLE `places` ADD `siret` text;--> statement-breakpoint
ALTER TABLE `places` ADD `changed_at` integer;
--> statement-breakpoint
CREATE TRIGGER `partner_keys_stay_over` BEFORE UPDATE OF `key_hash`, `ends_at` ON `partner_keys`
WHEN new.key_hash <> old.key_hash
	OR (old.ends_at IS NOT NULL AND (new.ends_at IS NULL OR new.ends_at > old.ends_at))
BEGIN
	SELECT raise(ABORT, 'a key that is over never opens again');
END;
