import { useSettings } from './settings.ts'

/** The page's name in the browser's tab and history, unique to the page; written once per page, beside its `h1`. */
export function Title({ children }: { children: string }) {
  const settings = useSettings()
  return <title>{settings ? `${children} · ${settings.operator}` : children}</title>
}
