import type { Browser } from 'playwright-core'
import { startServer, type TestServer } from '../../support/server'
import { openBrowser } from './chromium'
import { newPhone, type Phone } from './phone'

export interface Stage {
  server: TestServer
  browser: Browser
  /** A new phone on which this account signed in and then sees `link`, or the workbench. */
  phoneOf(account: string, link?: string): Promise<Phone>
}

/**
 * One server and one browser for the tests of a file. After each test its phones are looked over for trouble and put
 * away; what they showed last is kept as a picture.
 * @param prepare what the server needs before the first test; answers the film of the camera, if one is wanted.
 */
export function setStage(prepare: (server: TestServer) => Promise<{ film?: string } | void>): Stage {
  const stage = {} as Stage
  let phones: Phone[] = []

  beforeAll(async () => {
    stage.server = await startServer({ app: true })
    const prepared = await prepare(stage.server)
    stage.browser = await openBrowser({ camera: prepared?.film })
  })
  stage.phoneOf = async (account, link = '') => {
    const phone = await newPhone(stage.browser, stage.server)
    phones.push(phone)
    await phone.open(link)
    await phone.signIn(account)
    return phone
  }
  afterEach(async () => {
    const used = phones
    phones = []
    const test = (expect.getState().currentTestName ?? '').replace(/\W+/g, '-').slice(0, 60)
    for (const [index, phone] of used.entries()) await phone.shot(`last/${test}-${index + 1}`)
    const troubles = used.flatMap((phone) => phone.troubles())
    await Promise.all(used.map((phone) => phone.close()))
    expect(troubles).toEqual([])
  })
  afterAll(async () => {
    await stage.browser?.close()
    await stage.server?.close()
  })
  return stage
}
