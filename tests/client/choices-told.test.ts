import { expect, test } from 'vitest'
import { choiceToAll, nothingTold } from '#client/planning/choices-told.ts'
import type { TouchedAppointment } from '#client/planning/plans.ts'

const colleague = (advisorId: string, load: number, isOutside = false) => {
  return { advisorId, load, isOutside, name: advisorId }
}

const touched = (
  id: string,
  startsAt: number,
  ...colleagues: TouchedAppointment['colleagues']
): TouchedAppointment => ({
  id,
  advisorId: 'camille',
  advisorFirstName: 'Camille',
  startsAt,
  endsAt: startsAt + 60,
  workshopId: null,
  by: 'advisorLeaves',
  zone: 'Europe/Paris',
  service: { nameFr: 'Rendez-vous individuel', mode: 'place' },
  place: null,
  person: null,
  phone: null,
  isWrittenTo: true,
  otherTimes: [],
  colleagues,
})

const handedTo = (all: TouchedAppointment[]) => {
  const told = choiceToAll(all, {}, 'transfer', false)
  return all.map(({ id, colleagues }) => {
    const { choice, colleague: rank } = told[id] ?? nothingTold
    return choice === 'transfer' ? colleagues[rank]?.advisorId : choice
  })
}

test('handed over together, each goes to the least loaded, those just given included', () => {
  const two = () => [colleague('nadia', 1), colleague('paul', 2)]
  const all = [touched('a', 0, ...two()), touched('b', 60, ...two()), touched('c', 120, ...two())]
  expect(handedTo(all)).toEqual(['nadia', 'nadia', 'paul'])
})

test('whoever receives there then comes before whoever makes an exception', () => {
  expect(handedTo([touched('a', 0, colleague('nadia', 9), colleague('paul', 0, true))])).toEqual(['nadia'])
})

test('nobody is given two people at once; the one too many, like who has no colleague, stays to be decided', () => {
  const all = [
    touched('a', 0, colleague('nadia', 0), colleague('paul', 0, true)),
    touched('b', 30, colleague('nadia', 0), colleague('paul', 0, true)),
    touched('c', 30, colleague('nadia', 0)),
    touched('d', 0),
  ]
  expect(handedTo(all)).toEqual(['nadia', 'paul', null, null])
})
