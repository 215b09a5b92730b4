DROP INDEX `session_beneficiaries_by_day`;--> statement-breakpoint
DROP INDEX `session_beneficiaries_forgotten`;--> statement-breakpoint
ALTER TABLE `session_beneficiaries` ADD `commune_code` text;--> statement-breakpoint
ALTER TABLE `session_beneficiaries` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `session_beneficiaries` ADD `structure_id` text;--> statement-breakpoint
UPDATE `session_beneficiaries` SET (`commune_code`, `kind`, `structure_id`) = (
	SELECT iif(withdrawn_at IS NULL, commune_code, NULL), kind, structure_id FROM sessions WHERE id = session_id
);
--> statement-breakpoint
CREATE INDEX `session_beneficiaries_there` ON `session_beneficiaries` (`commune_code`,`day`,`kind`,`structure_id`,`beneficiary_id`) WHERE "session_beneficiaries"."commune_code" is not null and "session_beneficiaries"."beneficiary_id" is not null;--> statement-breakpoint
CREATE INDEX `session_beneficiaries_forgotten_there` ON `session_beneficiaries` (`commune_code`,`day`,`kind`,`structure_id`,`month_before`,`month_before_there`,`drawn`) WHERE "session_beneficiaries"."commune_code" is not null and "session_beneficiaries"."beneficiary_id" is null;
--> statement-breakpoint
CREATE TRIGGER `session_beneficiaries_count_where_they_came` AFTER INSERT ON `session_beneficiaries`
BEGIN
	UPDATE session_beneficiaries SET (commune_code, kind, structure_id) = (
		SELECT iif(withdrawn_at IS NULL, commune_code, NULL), kind, structure_id FROM sessions WHERE id = new.session_id
	) WHERE rowid = new.rowid;
END;
--> statement-breakpoint
CREATE TRIGGER `session_beneficiaries_say_what_their_session_says`
BEFORE UPDATE OF `session_id`, `commune_code`, `kind`, `structure_id` ON `session_beneficiaries`
BEGIN
	SELECT raise(ABORT, 'where, how and for whom is the session''s') WHERE NOT EXISTS (
		SELECT 1 FROM sessions WHERE id = new.session_id
			AND iif(withdrawn_at IS NULL, commune_code, NULL) IS new.commune_code
			AND kind IS new.kind AND structure_id IS new.structure_id
	);
END;
--> statement-breakpoint
CREATE TRIGGER `sessions_tell_their_people` AFTER UPDATE OF `commune_code`, `kind`, `structure_id`, `withdrawn_at` ON `sessions`
WHEN new.commune_code <> old.commune_code OR new.kind <> old.kind OR new.structure_id <> old.structure_id
	OR (new.withdrawn_at IS NULL) <> (old.withdrawn_at IS NULL)
BEGIN
	UPDATE session_beneficiaries SET commune_code = iif(new.withdrawn_at IS NULL, new.commune_code, NULL),
		kind = new.kind, structure_id = new.structure_id
	WHERE session_id = new.id;
END;
