import type { Door } from '#server/trpc.ts'

/**
 * Who may call what: the whole of the API, to be reviewed as one table. A procedure that is not here, or whose door is
 * another, makes the build red. What somebody sees behind a door is `access.ts`' question.
 */
const administrator: Door = ['administrator']
const tagger: Door = ['advisor', 'structureManager', 'coordinator', 'administrator']
const planner: Door = ['advisor', 'administrator']
const observer: Door = ['advisor', 'coordinator', 'structureManager', 'prefecture', 'administrator']

export const doors: Record<string, Door> = {
  'advisors.list': 'signedIn',
  'planning.ownRoom': 'advisor',
  'planning.giveRoom': 'advisor',
  'advisors.change': administrator,
  'advisors.deactivate': administrator,
  'advisors.reactivate': administrator,

  /* A citizen has no account: the key of the link opens one appointment. */
  'appointments.hold': 'anyone',
  'appointments.release': 'anyone',
  'appointments.book': 'anyone',
  'appointments.see': 'anyone',
  'appointments.calendar': 'anyone',
  'appointments.otherTimes': 'anyone',
  'appointments.move': 'anyone',
  'appointments.cancel': 'anyone',
  'appointments.changeAddress': 'anyone',
  'appointments.reopen': 'anyone',
  'appointments.agenda': 'advisor',
  'appointments.toSettle': 'advisor',
  'appointments.toCall': 'advisor',
  'appointments.noteCall': 'advisor',
  'appointments.counter': 'advisor',
  'appointments.freeTimes': 'advisor',
  'appointments.peopleKnown': 'advisor',
  'appointments.slip': 'advisor',
  'appointments.bookFor': 'advisor',
  'appointments.settle': 'advisor',
  'appointments.cancelByAdvisor': 'advisor',
  'appointments.changeAddressByAdvisor': 'advisor',

  'availability.places': 'anyone',
  'availability.atPlace': 'anyone',
  'availability.workshops': 'anyone',
  'availability.poster': 'anyone',
  'availability.services': administrator,
  'availability.addService': administrator,

  'beneficiaries.list': 'advisor',
  'beneficiaries.beneficiary': 'advisor',
  'beneficiaries.followUp': 'advisor',
  'beneficiaries.share': 'advisor',
  'beneficiaries.unshare': 'advisor',
  'beneficiaries.joinAppointment': 'advisor',
  'beneficiaries.leaveAppointment': 'advisor',
  'beneficiaries.copy': 'advisor',
  'beneficiaries.add': 'advisor',
  'beneficiaries.change': 'advisor',
  'beneficiaries.merge': 'advisor',
  'beneficiaries.part': 'advisor',
  'beneficiaries.toldApart': 'advisor',
  'beneficiaries.tellApart': 'advisor',
  'beneficiaries.compareAgain': 'advisor',
  'beneficiaries.erase': 'advisor',

  'exports.start': 'advisor',
  'exports.startFigures': observer,
  'exports.current': 'advisor',
  'exports.currentFigures': observer,
  /* Of a file that one asked for oneself. */
  'exports.progress': observer,
  'exports.cancel': observer,

  'favourites.keep': 'advisor',
  'favourites.rename': 'advisor',
  'favourites.remove': 'advisor',
  'favourites.bringBack': 'advisor',
  'favourites.countUse': 'advisor',

  'directory.colleagues': 'signedIn',
  'directory.places': 'signedIn',
  /* One's own, and nobody else's. */
  'directory.tellPhone': 'signedIn',

  /* Each opens an address for their own days; the address itself needs no account. */
  'feeds.own': 'advisor',
  'feeds.open': 'advisor',
  'feeds.change': 'advisor',
  'feeds.close': 'advisor',

  'house.settings': 'anyone',
  /* Refused as soon as somebody administers. */
  'house.open': 'anyone',

  'imports.past': 'advisor',
  'imports.knownKeys': 'advisor',
  'imports.addSessions': 'advisor',
  'imports.keep': 'advisor',
  'imports.progress': 'advisor',
  'imports.addPeople': 'advisor',
  'imports.undo': 'advisor',

  'team.members': ['coordinator', 'structureManager', 'administrator'],
  'team.placesWithoutOpening': ['coordinator', 'structureManager', 'administrator'],
  'initiatives.list': ['coordinator', 'prefecture', 'administrator'],
  'initiatives.record': ['coordinator'],
  'initiatives.revise': ['coordinator'],
  'initiatives.withdraw': ['coordinator'],
  'initiatives.restore': ['coordinator'],

  'notifications.outbox': administrator,

  /* Open files, and the keys of partners: whoever administers gives them. */
  'openData.files': 'anyone',
  'openData.keys': administrator,
  'openData.addKey': administrator,
  'openData.renewKey': administrator,
  'openData.revokeKey': administrator,

  'places.list': 'signedIn',
  'places.add': administrator,
  'places.change': administrator,
  'places.close': administrator,
  'places.reopen': administrator,

  'planning.week': 'advisor',
  'planning.closures': administrator,
  'planning.moveOwn': 'advisor',
  'planning.undoMove': 'advisor',
  /* Whose plans they are is asked by each change: one's own, or everyone's for an administrator. */
  'planning.openingsOf': planner,
  'planning.rehearse': planner,
  'planning.change': planner,

  'sessions.record': 'advisor',
  'sessions.recordAll': 'advisor',
  'sessions.revise': 'advisor',
  'sessions.withdraw': 'advisor',
  'sessions.withdrawAll': 'advisor',
  'sessions.restore': 'advisor',
  'sessions.merge': 'advisor',
  'sessions.part': 'advisor',
  'sessions.journal': 'advisor',
  'sessions.journalDays': 'advisor',
  'sessions.alike': 'advisor',
  'sessions.takenOut': 'advisor',
  'sessions.session': 'advisor',
  'sessions.draft': 'advisor',
  'sessions.usual': 'advisor',

  'signIn.me': 'anyone',
  'signIn.demonstrationAccounts': 'anyone',
  /* The key of the invitation opens it, once. */
  'signIn.acceptInvitation': 'anyone',
  'signIn.people': administrator,
  'signIn.invite': administrator,
  'signIn.inviteAgain': administrator,
  'signIn.grantRole': administrator,
  'signIn.revokeRole': administrator,
  'signIn.disable': administrator,
  'signIn.enable': administrator,

  'statistics.appointments': observer,
  'statistics.choices': observer,
  'statistics.coverage': observer,
  'statistics.dashboard': observer,
  'statistics.delays': observer,
  'statistics.narrowings': observer,
  'statistics.own': 'advisor',
  'statistics.ownShare': 'advisor',
  'statistics.openShare': 'advisor',
  'statistics.closeShare': 'advisor',
  /* The key of the address opens one advisor's guarded figures. */
  'statistics.people': observer,
  /* Guarded, the same for everybody. */
  'statistics.public': 'anyone',
  'statistics.shared': 'anyone',
  'statistics.territories': observer,
  'statistics.communes': observer,
  'statistics.places': observer,

  'structures.list': 'signedIn',
  'structures.add': administrator,
  'structures.change': administrator,

  'tags.list': tagger,
  'tags.add': tagger,
  'tags.rename': tagger,
  'tags.retire': tagger,
  'tags.bringBack': tagger,
  'tags.merge': tagger,
  'tags.part': tagger,

  'territories.contours': 'anyone',
  'territories.search': 'anyone',
  'territories.tree': 'anyone',

  'views.list': observer,
  'views.open': observer,
  'views.keep': observer,
  'views.change': observer,
  'views.remove': observer,
  'views.bringBack': observer,
  'views.subscribe': observer,
  'views.unsubscribe': observer,
  /* The key of a letter stops it. */
  'views.seeByKey': 'anyone',
  'views.stopByKey': 'anyone',
  'views.resumeByKey': 'anyone',

  /* The key of the link opens one place on the list. */
  'waiting.form': 'anyone',
  'waiting.join': 'anyone',
  'waiting.joinEarlier': 'anyone',
  'waiting.see': 'anyone',
  'waiting.take': 'anyone',
  'waiting.decline': 'anyone',
  'waiting.leave': 'anyone',
  'waiting.comeBack': 'anyone',
  'waiting.list': 'advisor',
  'waiting.seat': 'advisor',
  'waiting.remove': 'advisor',
  'waiting.keepWaiting': 'advisor',
}
