CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`wait_id` text NOT NULL,
	`nth` integer NOT NULL,
	`day` text NOT NULL,
	`advisor_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`taken_at` integer,
	`declined_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`wait_id`) REFERENCES `waits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offers_three_at_most" CHECK("offers"."nth" between 1 and 3),
	CONSTRAINT "offers_span" CHECK("offers"."ends_at" > "offers"."starts_at"),
	CONSTRAINT "offers_time_to_answer" CHECK("offers"."expires_at" > "offers"."made_at" and "offers"."expires_at" < "offers"."starts_at"),
	CONSTRAINT "offers_one_outcome" CHECK(("offers"."taken_at" is not null) + ("offers"."declined_at" is not null) + ("offers"."withdrawn_at" is not null) <= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `offers_nth` ON `offers` (`wait_id`,`nth`);--> statement-breakpoint
CREATE UNIQUE INDEX `offers_once` ON `offers` (`wait_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `wait_keys` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`wait_id` text NOT NULL,
	`channel` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`wait_id`) REFERENCES `waits`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_keys_by_wait` ON `wait_keys` (`wait_id`);--> statement-breakpoint
CREATE TABLE `waits` (
	`id` text PRIMARY KEY NOT NULL,
	`place_id` text,
	`service_id` text NOT NULL,
	`workshop_id` text,
	`starts_at` integer,
	`appointment_id` text,
	`half_day` text DEFAULT 'any' NOT NULL,
	`seen` text NOT NULL,
	`first_name` text,
	`last_name` text,
	`phone` text,
	`email` text,
	`language` text NOT NULL,
	`need` text NOT NULL,
	`need_note` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	`ended_at` integer,
	`ending` text,
	`cleared_at` integer,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `openings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "waits_need" CHECK("waits"."need" in ('everyday', 'citizen', 'autonomy', 'unknown')),
	CONSTRAINT "waits_half_day" CHECK("waits"."half_day" in ('any', 'morning', 'afternoon')),
	CONSTRAINT "waits_ending" CHECK("waits"."ending" in ('taken', 'booked', 'left', 'removed', 'toldEnough', 'over')),
	CONSTRAINT "waits_workshop" CHECK(("waits"."workshop_id" is null) = ("waits"."starts_at" is null)),
	CONSTRAINT "waits_one_thing" CHECK("waits"."workshop_id" is null or "waits"."appointment_id" is null),
	CONSTRAINT "waits_end" CHECK(("waits"."ended_at" is null) = ("waits"."ending" is null)),
	CONSTRAINT "waits_cleared" CHECK("waits"."cleared_at" is null or "waits"."ended_at" is not null),
	CONSTRAINT "waits_reachable" CHECK("waits"."cleared_at" is not null or "waits"."phone" is not null or "waits"."email" is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `waits_standing` ON `waits` (`added_at`) WHERE "waits"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `waits_by_phone` ON `waits` (`phone`);--> statement-breakpoint
CREATE INDEX `waits_by_email` ON `waits` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `waits_one_seat_per_phone` ON `waits` (`workshop_id`,`starts_at`,`phone`) WHERE "waits"."workshop_id" is not null and "waits"."ended_at" is null and "waits"."phone" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `waits_one_seat_per_email` ON `waits` (`workshop_id`,`starts_at`,`email`) WHERE "waits"."workshop_id" is not null and "waits"."ended_at" is null and "waits"."email" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `waits_one_place_per_phone` ON `waits` (`place_id`,`phone`) WHERE "waits"."workshop_id" is null and "waits"."ended_at" is null and "waits"."phone" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `waits_one_place_per_email` ON `waits` (`place_id`,`email`) WHERE "waits"."workshop_id" is null and "waits"."ended_at" is null and "waits"."email" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `waits_one_per_appointment` ON `waits` (`appointment_id`) WHERE "waits"."appointment_id" is not null and "waits"."ended_at" is null;
--> statement-breakpoint
CREATE TRIGGER `offers_not_too_many` BEFORE INSERT ON `offers`
BEGIN
	SELECT raise(ABORT, 'waitOver') WHERE NOT EXISTS (
		SELECT 1 FROM waits WHERE id = new.wait_id AND ended_at IS NULL
	);
	SELECT raise(ABORT, 'toldEnough') WHERE EXISTS (
		SELECT count(*) FROM waits AS mine, waits AS theirs JOIN offers AS other ON other.wait_id = theirs.id
		WHERE mine.id = new.wait_id AND other.id <> new.id
			AND (theirs.id = mine.id OR theirs.phone = mine.phone OR theirs.email = mine.email)
		HAVING count(*) >= 3 OR sum(other.day = new.day) > 0
	);
END;
--> statement-breakpoint
CREATE TRIGGER `offers_keep_their_count` BEFORE UPDATE OF `wait_id`, `nth`, `day` ON `offers`
BEGIN
	SELECT raise(ABORT, 'an offer keeps its person and its day');
END;
--> statement-breakpoint
CREATE TRIGGER `offers_keep_rows` BEFORE DELETE ON `offers`
BEGIN
	SELECT raise(ABORT, 'offers are counted');
END;
