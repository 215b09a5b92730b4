import shipped from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'

/** Flags that would hide what we prove (one process for all pages, no web security) are left out. */
const unwanted = /^--(disable-web-security|single-process|no-zygote|allow-running-insecure-content|headless)/

/** The Chromium of the lock file, or the one that CHROMIUM_PATH names. */
export const launchChromium = async (): Promise<Browser> => chromium.launch(await program())

/** The same, with all that it keeps in this folder: closed and opened again, it is the same browser. */
export const openProfile = async (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...(await program()), locale: 'fr-FR', reducedMotion: 'reduce' })

async function program() {
  const own = process.env['CHROMIUM_PATH']
  return {
    executablePath: own ?? (await shipped.executablePath()),
    args: own
      ? []
      : [...shipped.args.filter((flag) => !unwanted.test(flag)), '--disable-background-networking'],
    headless: true,
  }
}
