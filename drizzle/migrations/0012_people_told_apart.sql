CREATE TABLE `told_apart` (
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`one_id`, `other_id`),
	FOREIGN KEY (`one_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "told_apart_in_order" CHECK("told_apart"."one_id" < "told_apart"."other_id")
) STRICT, WITHOUT ROWID;
