DROP INDEX `session_beneficiaries_by_day`;--> statement-breakpoint
CREATE INDEX `session_beneficiaries_forgotten` ON `session_beneficiaries` (`day`,`session_id`,`month_before`,`drawn`) WHERE "session_beneficiaries"."beneficiary_id" is null;--> statement-breakpoint
CREATE INDEX `session_beneficiaries_by_day` ON `session_beneficiaries` (`day`,`session_id`,`beneficiary_id`);