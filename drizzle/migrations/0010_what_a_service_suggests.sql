ALTER TABLE `services` ADD `suggests` text DEFAULT '[]' NOT NULL CONSTRAINT "services_suggests" CHECK(json_valid("suggests"));
