CREATE TABLE `reached_communes` (
	`period` text NOT NULL,
	`kind` text NOT NULL,
	`commune_code` text NOT NULL,
	PRIMARY KEY(`period`, `kind`, `commune_code`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `opened_places` (
	`period` text NOT NULL,
	`kind` text NOT NULL,
	`place_id` text NOT NULL,
	PRIMARY KEY(`period`, `kind`, `place_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `reached_communes_come` AFTER INSERT ON `monthly_figures` BEGIN
	INSERT INTO `reached_communes` VALUES (substr(new.month, 1, 7), new.kind, new.commune_code) ON CONFLICT DO NOTHING;
	INSERT INTO `reached_communes` VALUES (substr(new.month, 1, 4), new.kind, new.commune_code) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `reached_communes_go` AFTER DELETE ON `monthly_figures` BEGIN
	DELETE FROM `reached_communes`
	WHERE period in (substr(old.month, 1, 7), substr(old.month, 1, 4)) AND kind = old.kind AND commune_code = old.commune_code
		AND NOT EXISTS (
			SELECT 1 FROM `monthly_figures` AS other
			WHERE other.commune_code = old.commune_code AND other.drawn in (0, 1) AND other.kind = old.kind
				AND other.month BETWEEN `reached_communes`.period AND `reached_communes`.period || '~'
		);
END;
--> statement-breakpoint
INSERT INTO `reached_communes`
SELECT DISTINCT substr(month, 1, 7), kind, commune_code FROM `monthly_figures` UNION SELECT DISTINCT substr(month, 1, 4), kind, commune_code FROM `monthly_figures`;
--> statement-breakpoint
CREATE TRIGGER `opened_places_come` AFTER INSERT ON `offered_slots` BEGIN
	INSERT INTO `opened_places` VALUES (substr(new.day, 1, 7), new.kind, new.place_id) ON CONFLICT DO NOTHING;
	INSERT INTO `opened_places` VALUES (substr(new.day, 1, 4), new.kind, new.place_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `opened_places_go` AFTER DELETE ON `offered_slots` BEGIN
	DELETE FROM `opened_places`
	WHERE period in (substr(old.day, 1, 7), substr(old.day, 1, 4)) AND kind = old.kind AND place_id = old.place_id
		AND NOT EXISTS (
			SELECT 1 FROM `offered_slots` AS other
			WHERE other.place_id = old.place_id AND other.kind = old.kind
				AND other.day BETWEEN `opened_places`.period AND `opened_places`.period || '~'
		);
END;
--> statement-breakpoint
INSERT INTO `opened_places`
SELECT DISTINCT substr(day, 1, 7), kind, place_id FROM `offered_slots` UNION SELECT DISTINCT substr(day, 1, 4), kind, place_id FROM `offered_slots`;
