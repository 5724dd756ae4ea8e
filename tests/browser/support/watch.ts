import type { BrowserContext, Page } from 'playwright-core'

export interface Watch {
  /** What went wrong on the page so far and was not said to be expected. */
  troubles(): string[]
  /** From now on, messages that match are part of the test. */
  expectTrouble(pattern: RegExp): void
  /** Requests that are not answered yet. */
  underWay(): number
}

/**
 * Notes everything that a user would never see and that must not happen: errors of the page and its console, requests
 * that fail, and any request to another host, which is refused.
 */
export async function watchPage(context: BrowserContext, page: Page, home: string): Promise<Watch> {
  const noted: string[] = []
  const expected: RegExp[] = []
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) noted.push(text)
  }
  const { host } = new URL(home)
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.host !== host,
    (route) => {
      note(`request to another host: ${route.request().url()}`)
      return route.abort()
    },
  )
  page.on('pageerror', (error) => note(`page error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
  })
  let underWay = 0
  page.on('request', () => underWay++)
  page.on('requestfinished', () => underWay--)
  page.on('requestfailed', (request) => {
    underWay--
    const reason = request.failure()?.errorText ?? ''
    // What a page asked for is dropped by the browser when the person goes on.
    if (reason !== 'net::ERR_ABORTED') note(`request failed: ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) note(`answer ${response.status()}: ${response.url()}`)
  })
  return {
    troubles: () => [...noted],
    expectTrouble: (pattern) => void expected.push(pattern),
    underWay: () => underWay,
  }
}
