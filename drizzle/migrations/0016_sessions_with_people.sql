CREATE TABLE `appointment_beneficiaries` (
	`appointment_id` text PRIMARY KEY NOT NULL,
	`beneficiary_id` text NOT NULL,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`beneficiary_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `appointment_beneficiaries_by_person` ON `appointment_beneficiaries` (`beneficiary_id`);--> statement-breakpoint
CREATE TABLE `beneficiary_shares` (
	`id` text PRIMARY KEY NOT NULL,
	`beneficiary_id` text NOT NULL,
	`advisor_id` text NOT NULL,
	`shared_by_id` text NOT NULL,
	`agreed_on` text NOT NULL,
	`shared_at` integer NOT NULL,
	`brought_by_id` text,
	`revoked_at` integer,
	FOREIGN KEY (`beneficiary_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shared_by_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`brought_by_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "beneficiary_shares_with_another" CHECK("beneficiary_shares"."advisor_id" <> "beneficiary_shares"."shared_by_id")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `beneficiary_shares_once` ON `beneficiary_shares` (`beneficiary_id`,`advisor_id`) WHERE "beneficiary_shares"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX `beneficiary_shares_with` ON `beneficiary_shares` (`advisor_id`) WHERE "beneficiary_shares"."revoked_at" is null;--> statement-breakpoint
CREATE TABLE `erasures` (
	`person_hash` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `session_beneficiaries` (
	`session_id` text NOT NULL,
	`beneficiary_id` text,
	`day` text NOT NULL,
	`had_come` integer DEFAULT false NOT NULL,
	`month_before` text,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`beneficiary_id`) REFERENCES `beneficiaries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_beneficiaries_month_before" CHECK("session_beneficiaries"."month_before" is null or "session_beneficiaries"."beneficiary_id" is null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_beneficiaries_once` ON `session_beneficiaries` (`session_id`,`beneficiary_id`);--> statement-breakpoint
CREATE INDEX `session_beneficiaries_by_person` ON `session_beneficiaries` (`beneficiary_id`,`day`) WHERE "session_beneficiaries"."beneficiary_id" is not null;--> statement-breakpoint
CREATE INDEX `session_beneficiaries_by_day` ON `session_beneficiaries` (`day`,`session_id`);
--> statement-breakpoint
CREATE TRIGGER `session_beneficiaries_no_more_than_came` BEFORE INSERT ON `session_beneficiaries`
BEGIN
	SELECT raise(ABORT, 'more people than participants') WHERE (
		SELECT count(*) FROM session_beneficiaries WHERE session_id = new.session_id
	) >= (SELECT participants FROM sessions WHERE id = new.session_id);
	SELECT raise(ABORT, 'the day is the session''s') WHERE new.day IS NOT (
		SELECT day FROM sessions WHERE id = new.session_id
	);
	SELECT raise(ABORT, 'personNotFollowed') WHERE EXISTS (
		SELECT 1 FROM beneficiaries WHERE id = new.beneficiary_id AND erased_at IS NOT NULL
	);
END;
--> statement-breakpoint
CREATE TRIGGER `sessions_no_fewer_than_followed` BEFORE UPDATE OF `participants` ON `sessions`
WHEN new.participants < old.participants
BEGIN
	SELECT raise(ABORT, 'more people than participants') WHERE (
		SELECT count(*) FROM session_beneficiaries WHERE session_id = new.id
	) > new.participants;
END;
--> statement-breakpoint
CREATE TRIGGER `sessions_move_their_people` AFTER UPDATE OF `day` ON `sessions`
WHEN new.day <> old.day
BEGIN
	UPDATE session_beneficiaries SET day = new.day WHERE session_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `appointment_beneficiaries_of_somebody` BEFORE INSERT ON `appointment_beneficiaries`
BEGIN
	SELECT raise(ABORT, 'personNotFollowed') WHERE EXISTS (
		SELECT 1 FROM beneficiaries WHERE id = new.beneficiary_id AND erased_at IS NOT NULL
	);
END;
--> statement-breakpoint
CREATE TRIGGER `beneficiary_shares_of_somebody` BEFORE INSERT ON `beneficiary_shares`
BEGIN
	SELECT raise(ABORT, 'personNotFollowed') WHERE EXISTS (
		SELECT 1 FROM beneficiaries WHERE id = new.beneficiary_id AND erased_at IS NOT NULL
	);
END;
--> statement-breakpoint
CREATE TRIGGER `beneficiaries_leave_no_trace` BEFORE UPDATE OF `erased_at` ON `beneficiaries`
WHEN new.erased_at IS NOT NULL
BEGIN
	SELECT raise(ABORT, 'what is joined to somebody is forgotten first') WHERE EXISTS (
		SELECT 1 FROM session_beneficiaries WHERE beneficiary_id = new.id
	) OR EXISTS (
		SELECT 1 FROM appointment_beneficiaries WHERE beneficiary_id = new.id
	) OR EXISTS (
		SELECT 1 FROM beneficiary_shares WHERE beneficiary_id = new.id AND revoked_at IS NULL
	);
END;
--> statement-breakpoint
CREATE TRIGGER `erasures_keep_rows` BEFORE DELETE ON `erasures`
BEGIN
	SELECT raise(ABORT, 'the ledger of erasures is append-only');
END;
