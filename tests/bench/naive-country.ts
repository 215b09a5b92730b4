import type Database from 'better-sqlite3'

type Asked = { from: string; to: string; departement?: string }

/** A dashboard without running totals: the same sessions, grouped as they are. Months and kinds, thématiques, followed people. */
export function groupedBy(client: Database.Database, { from, to, departement }: Asked) {
  const there = departement
    ? `s.commune_code in (select code from communes where departement_code = @departement) and`
    : ''
  const during = `${there} s.day between @from and @to and s.withdrawn_at is null`
  const asked = { from, to, ...(departement ? { departement } : {}) }
  const all = (sql: string) => client.prepare(sql).all(asked)
  return [
    all(`select substr(s.day, 1, 7) as month, s.kind, count(*), sum(s.participants), sum(s."returning"), sum(s.minutes),
      sum(s.minutes * s.participants), sum(s.referral is not null) from sessions s where ${during} group by 1, 2`),
    all(`select t.topic, count(*) from sessions s join session_topics t on t.session_id = s.id
      where ${during} group by 1`),
    all(`select count(distinct b.beneficiary_id) from sessions s join session_beneficiaries b on b.session_id = s.id
      where ${during}`),
  ]
}
