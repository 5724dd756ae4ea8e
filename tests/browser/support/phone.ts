import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { at } from '../../../scripts/lib/paths'
import type { TestServer } from '../../support/server'
import { eventually } from './eventually'
import { watchPage, type Watch } from './watch'

export const WIDTH = 390
export const HEIGHT = 844
const PATIENCE_MS = 20_000
const screenshots = at('artefacts/screenshots')

/** A telephone in the hands of one person, with the app open in its browser. */
export interface Phone extends Watch {
  page: Page
  /** Opens a page by its link, as from a message: the app starts cold. */
  open(link: string): Promise<void>
  /** Elements in sight; those of pages below the top one are not. */
  find(selector: string): Locator
  /** The element of this selector on the page that came last. */
  the(selector: string): Locator
  tap(selector: string): Promise<void>
  /** Taps what bears exactly this text. */
  tapText(text: string): Promise<void>
  /** Types into a line of text, replacing what is there. */
  type(selector: string, text: string): Promise<void>
  /** Waits until the text is in sight. */
  see(text: string | RegExp): Promise<void>
  /** Text of an element, once it is there. */
  read(selector: string): Promise<string>
  /** Waits until the address names this page. */
  at(route: string): Promise<void>
  /** Kept in artefacts/screenshots. */
  shot(name: string): Promise<void>
  /** Signs in on the login page as one does by hand. */
  signIn(account: string): Promise<void>
  close(): Promise<void>
}

/** A new phone without anything remembered, showing the login page. */
export async function newPhone(browser: Browser, server: TestServer): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const watch = await watchPage(context, page, server.url)

  const find = (selector: string) => page.locator(selector).filter({ visible: true })
  const the = (selector: string) => find(selector).last()
  const phone: Phone = {
    ...watch,
    page,
    find,
    the,
    async open(link) {
      // A change of the hash alone would not start the app anew.
      await page.goto('about:blank')
      await page.goto(`${server.url}/#/${link}`)
    },
    tap: (selector) => the(selector).click(),
    tapText: (text) => page.getByText(text, { exact: true }).filter({ visible: true }).last().click(),
    type: (selector, text) => the(`${selector} input, ${selector} textarea, input${selector}`).fill(text),
    see: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
    read: async (selector) => (await the(selector).innerText()).trim(),
    at: (route) =>
      eventually(
        () => page.url(),
        (url) => url.includes(`#/${route}`),
        `at ${route}`,
      ),
    async shot(name) {
      await page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: 'disabled' })
    },
    async signIn(account) {
      const card = the(`#login-${account}`)
      await the('#account').waitFor()
      if (await card.count()) return card.click()
      await phone.type('#account', account)
      await phone.tap('#login-other')
    },
    close: () => context.close(),
  }
  return phone
}
