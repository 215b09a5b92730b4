ALTER TABLE `holds` ADD `place_id` text REFERENCES places(id);--> statement-breakpoint
ALTER TABLE `holds` ADD `service_id` text REFERENCES services(id);