CREATE TABLE `import_lines` (
	`import_id` text NOT NULL,
	`nth` integer NOT NULL,
	`line` text NOT NULL,
	PRIMARY KEY(`import_id`, `nth`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_lines_json" CHECK(json_valid("import_lines"."line"))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `imports` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `lines` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `failed_at` integer;