CREATE TABLE `offered_slots` (
	`day` text NOT NULL,
	`advisor_id` text NOT NULL,
	`place_id` text NOT NULL,
	`kind` text NOT NULL,
	`structure_id` text NOT NULL,
	`offered` integer NOT NULL,
	`unfilled` integer NOT NULL,
	`count_key` integer NOT NULL,
	PRIMARY KEY(`day`, `advisor_id`, `place_id`, `kind`),
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offered_slots_kind" CHECK("kind" in ('individual', 'workshop')),
	CONSTRAINT "offered_slots_count" CHECK("offered" > 0 and "unfilled" between 0 and "offered"),
	CONSTRAINT "offered_slots_count_key" CHECK("count_key" between 0 and 4294967295)
) STRICT, WITHOUT ROWID;
