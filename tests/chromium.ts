import shipped from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/** Flags that would hide what we prove (one process for all pages, no web security) are left out. */
const unwanted = /^--(disable-web-security|single-process|no-zygote|allow-running-insecure-content|headless)/

/** The Chromium of the lock file, or the one that CHROMIUM_PATH names. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH']
  return chromium.launch({
    executablePath: own ?? (await shipped.executablePath()),
    args: own
      ? []
      : [...shipped.args.filter((flag) => !unwanted.test(flag)), '--disable-background-networking'],
    headless: true,
  })
}
