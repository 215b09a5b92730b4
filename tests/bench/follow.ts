import type { Db } from '#drizzle/open.ts'

/**
 * One individual session in three is with somebody whom its advisor follows: three people take turns until each has come four
 * times, then three others.
 */
export function followSome({ $client }: Db) {
  $client.exec(`
    create temp table coming as
      select id as session_id, advisor_id, day, recorded_at, turn / 12 as trio, turn % 3 as who, turn % 12 / 3 as nth from (
        select *, (row_number() over (partition by advisor_id order by id) - 1) / 3 as turn,
          row_number() over (partition by advisor_id order by id) % 3 as third
        from sessions where kind = 'individual' and participants = 1
          and not exists (select 1 from session_beneficiaries where session_id = sessions.id)
      ) where third = 0;
    create temp table person as
      select advisor_id, trio, who, 'b' || substr(session_id, 2) as id, recorded_at from coming where nth = 0;
    insert into beneficiaries (id, advisor_id, first_name, last_name, added_at, count_key)
      select id, advisor_id, 'Prénom', 'Nom', recorded_at, (row_number() over (order by id) * 2654435761) & 4294967295 from person;
    insert into session_beneficiaries (session_id, beneficiary_id, day, had_come)
      select session_id, person.id, day, nth > 0 from coming join person using (advisor_id, trio, who);
    drop table coming;
    drop table person;
  `)
}
