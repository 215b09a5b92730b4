ALTER TABLE `appointments` ADD `structure_id` text REFERENCES structures(id);--> statement-breakpoint
UPDATE `appointments` SET `structure_id` = coalesce(
	(
		SELECT sessions.structure_id FROM sessions
		WHERE sessions.appointment_id = appointments.id AND sessions.withdrawn_at IS NULL
			AND sessions.advisor_id = appointments.advisor_id
	),
	(SELECT advisors.structure_id FROM advisors WHERE advisors.id = appointments.advisor_id)
);
--> statement-breakpoint
CREATE TRIGGER `appointments_are_of_a_structure` AFTER INSERT ON `appointments`
WHEN new.structure_id IS NULL
BEGIN
	UPDATE appointments SET structure_id = (SELECT structure_id FROM advisors WHERE id = new.advisor_id)
	WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `appointments_follow_who_receives` AFTER UPDATE OF `advisor_id` ON `appointments`
WHEN new.advisor_id <> old.advisor_id
BEGIN
	UPDATE appointments SET structure_id = (SELECT structure_id FROM advisors WHERE id = new.advisor_id)
	WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `appointments_keep_a_structure` BEFORE UPDATE OF `structure_id` ON `appointments`
WHEN new.structure_id IS NULL
BEGIN
	SELECT raise(ABORT, 'an appointment is of a structure');
END;
