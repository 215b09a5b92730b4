import { whyGuarded } from '#shared/guarded-words.ts'

export const GuardedMention = () => <p className="mention">{whyGuarded}</p>
