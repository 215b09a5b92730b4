import type { FieldGuard } from './field-guard.ts'

/** Given by the pages before anybody writes; nobody reads over one's shoulder without it. */
export const fieldGuard: { load: (() => Promise<FieldGuard>) | undefined } = { load: undefined }
