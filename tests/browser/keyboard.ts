import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Goes there as the keyboard does, from where one is; whatever has the focus on the way shows it. */
export async function tabTo(page: Page, wanted: Locator) {
  const isThere = () => wanted.evaluate((it) => it === document.activeElement)
  await wanted.waitFor()
  for (let press = 0; press < 160 && !(await isThere()); press++) {
    await page.keyboard.press('Tab')
    expect(await withoutSign(page)).toBeNull()
  }
  expect(await isThere()).toBe(true)
}

/** Types in the field that the keyboard has reached, in place of what was there. */
export async function write(page: Page, label: string, text: string) {
  await tabTo(page, page.getByRole('textbox', { name: label, exact: true }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** What has the focus, when nothing shows it: neither its own outline, nor that of the mark beside it or of its label around it. */
const withoutSign = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return null
    /* The button of its calendar shows the focus itself, and is nobody's element. */
    if (focused.matches('input[type=date]')) return null
    const label = focused.nextElementSibling
    const around = focused.closest('label')
    const signs = [
      getComputedStyle(focused),
      ...(label ? [getComputedStyle(label, '::before')] : []),
      ...(around ? [getComputedStyle(around)] : []),
    ]
    const isShown = signs.some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
    )
    return isShown ? null : focused.outerHTML
  })
