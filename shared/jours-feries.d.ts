declare module '@socialgouv/jours-feries' {
  /** Names of holidays, with midnights of the process's own zone. */
  export default function joursFeries(year: number, options?: { alsace: boolean }): Record<string, Date>
}
