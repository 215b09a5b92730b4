import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { plantDemonstration } from '#drizzle/seed.ts'
import { openDatabase } from '#drizzle/open.ts'
import { communes, places } from '#drizzle/schema/index.ts'
import { writeSms } from '#shared/citizen-letters.ts'
import { isForCitizen, letterKinds } from '#shared/letters.ts'
import { writeCalledOffSms, writeOfferSms, writePlaceClosedSms } from '#shared/waiting-letters.ts'
import { addDays, hour, instantAt } from '#shared/time.ts'

/** The basic alphabet of GSM 03.38, without the signs that count twice. */
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

const home = 'https://rendez-vous-numerique.departement-val-de-marne.fr'

/** Every template of a text message, in both languages, about this place and this moment. */
function every(place: typeof places.$inferSelect, communeName: string, startsAt: number) {
  return (['fr', 'en'] as const).flatMap((language) => {
    const prefix = language === 'en' ? '/en' : ''
    const facts = {
      language,
      startsAt,
      zone: place.zone,
      mode: 'place' as const,
      place: { ...place, communeName },
      operator: 'Conseil départemental',
    }
    const told = {
      ...facts,
      reference: 'K7QM2XRD',
      endsAt: startsAt + hour,
      callAt: place.phone,
      cancelledBy: 'advisor' as const,
      cancelNote: null,
      videoLink: null,
      link: `${home}${prefix}/rendez-vous#0123456789AB`,
      home: home + prefix,
    }
    return [
      ...letterKinds
        .filter(isForCitizen)
        .flatMap((kind) =>
          ([null, 'relative', 'professional'] as const).map((booker) => writeSms(kind, { ...told, booker })),
        ),
      writeCalledOffSms({ ...facts, link: `${home}${prefix}/ateliers` }),
      writePlaceClosedSms({ ...facts, link: `${home}${prefix}` }),
      ...[true, false].map((isWorkshop) =>
        writeOfferSms({
          ...facts,
          callAt: place.phone,
          isWorkshop,
          expiresAt: startsAt - hour,
          link: `${home}${prefix}/attente#0123456789AB`,
        }),
      ),
    ]
  })
}

describe('T138 every text message of every place', () => {
  it.each(['46', '974'])('of the demonstration of %s is one segment of plain letters', async (code) => {
    const db = openDatabase(':memory:')
    const now = instantAt('2026-06-15', '08:00', 'Europe/Paris')
    await plantDemonstration(db, { departementCode: code, now })
    const names = new Map(
      db
        .select()
        .from(communes)
        .all()
        .map((one) => [one.code, one.name]),
    )
    const planted = db.select().from(places).all()
    expect(planted.length).toBeGreaterThan(5)
    const moments = Array.from({ length: 12 }, (_, month) =>
      instantAt(addDays('2026-01-28', month * 31), '14:30', 'Europe/Paris'),
    )
    const longest = 'Maison des Solidarités « L’Été où l’on s’aîde » — cœur de ville '.repeat(3)
    const wrong = planted.flatMap((place) =>
      moments.flatMap((startsAt) =>
        [place.name, longest].flatMap((name) =>
          every({ ...place, name }, names.get(place.communeCode) ?? '', startsAt).filter(
            (text) => !gsm.test(text) || text.length > 160 || !text.includes(place.phone),
          ),
        ),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('of a place named after each of the hundred communes of France with the longest names is one segment', () => {
    const read = createRequire(import.meta.url)
    const all = read('@etalab/decoupage-administratif/data/communes.json') as { nom: string }[]
    const longest = all
      .map(({ nom }) => nom)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, 100)
    expect(longest[0]).toHaveLength(45)
    const place = { zone: 'Europe/Paris', phone: '0565000000', address: '', postalCode: '' } as never
    const startsAt = instantAt('2026-09-30', '14:30', 'Europe/Paris')
    const wrong = longest.flatMap((commune) =>
      ['Mairie', 'Médiathèque intercommunale', 'Maison France Services'].flatMap((kind) =>
        every({ ...(place as object), name: `${kind} de ${commune}` } as never, commune, startsAt).filter(
          (text) => !gsm.test(text) || text.length > 160 || !text.includes('0565000000'),
        ),
      ),
    )
    expect(wrong).toEqual([])
  })
})
