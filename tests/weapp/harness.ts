import fs from 'node:fs'
import path from 'node:path'
import simulate from 'miniprogram-simulate'

/** The built mini-program: it runs here exactly as it was built. */
export const dist = path.resolve(__dirname, '../../dist/weapp')

type Callbacks = { success?: (result: unknown) => void; complete?: (result: unknown) => void }
type WxApi = Record<string, unknown>
type PageOptions = Record<string, unknown>
type NativePage = Record<string, unknown> & { route: string }

/** A rendered page or component; queries are by class name, as in WeChat. */
export interface Rendered {
  dom: HTMLElement
  instance: Record<string, unknown>
  querySelector(selector: string): Rendered | undefined
  querySelectorAll(selector: string): Rendered[]
  dispatchEvent(name: string, options?: { detail?: unknown }): void
  attach(parent: HTMLElement): void
  detach(): void
  setData(data: Record<string, unknown>): void
  addEventListener(name: string, handler: (event: { detail: unknown }) => void): void
}

export interface MiniProgram {
  /** Opens a page and renders it; `query` are the parameters of its link. */
  open(route: string, query?: Record<string, string>): Rendered
  /** Links of navigateTo, switchTab, redirectTo and reLaunch so far. */
  navigations: { method: string; url: string }[]
  /** Blank nodes that WeChat would show: each is a component whose template is missing. */
  missingTemplates: string[]
}

/** Starts the built mini-program on a fake WeChat: only what the platform itself provides is imitated. */
export function launch(platform: WxApi): MiniProgram {
  if (!fs.existsSync(path.join(dist, 'app.js'))) {
    throw new Error('dist/weapp is missing: build the mini-program first (npm run build)')
  }
  const navigations: MiniProgram['navigations'] = []
  const missingTemplates = watchMissingTemplates()
  const go = (method: string) => (options: Callbacks & { url: string }) => {
    navigations.push({ method, url: options.url })
    options.success?.({ errMsg: `${method}:ok` })
    options.complete?.({})
  }
  const scope = globalThis as unknown as Record<string, unknown>
  scope.wx = {
    ...(scope.wx as WxApi | undefined),
    ...systemApi,
    ...storageApi(),
    ...Object.fromEntries(
      ['navigateTo', 'switchTab', 'redirectTo', 'reLaunch'].map((name) => [name, go(name)]),
    ),
    ...platform,
  }

  let app: Record<string, ((options: unknown) => void) | undefined> = {}
  const pages: NativePage[] = []
  let opening = { route: '', query: {} as Record<string, string> }
  scope.App = (options: typeof app) => (app = options)
  scope.getApp = () => app
  scope.getCurrentPages = () => pages
  scope.Page = (options: PageOptions) => registerPage(options, () => opening, pages)

  const loaded = new Map<string, string>()
  const load = (route: string) => {
    const options = { rootPath: dist, compiler: 'official', usingComponents: nativeComponents() }
    const id = loaded.get(route) ?? simulate.load(path.join(dist, route), options as never)
    loaded.set(route, id)
    return id
  }

  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(path.join(dist, 'app.js'))
  app.onLaunch?.call(app, { path: '', query: {} })
  app.onShow?.call(app, { path: '', query: {} })

  return {
    navigations,
    missingTemplates,
    open(route, query = {}) {
      opening = { route, query }
      const page = simulate.render(load(route)) as unknown as Rendered
      page.attach(document.body.appendChild(document.createElement('div')))
      return page
    },
  }
}

/** Native components that app.json gives to all pages; the simulator itself reads only a page's own. */
function nativeComponents(): Record<string, string> {
  const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8')) as {
    usingComponents?: Record<string, string>
  }
  return Object.fromEntries(
    Object.entries(app.usingComponents ?? {}).map(([name, file]) => [name, path.join('/', file)]),
  )
}

/** A page is rendered as a component whose life begins and ends like a page's. */
function registerPage(
  options: PageOptions,
  opening: () => { route: string; query: Record<string, string> },
  pages: NativePage[],
): void {
  const entries = Object.entries(options)
  const methods = Object.fromEntries(entries.filter(([, value]) => typeof value === 'function'))
  const rest = entries.filter(([, value]) => typeof value !== 'function')
  const { route } = opening()
  const run = (page: NativePage, name: string, argument?: unknown) => {
    const method = page[name]
    if (typeof method === 'function') method.call(page, argument)
  }
  const component = (globalThis as unknown as { Component: (options: unknown) => void }).Component
  component({
    data: options.data ?? {},
    options: options.options ?? {},
    behaviors: options.behaviors ?? [],
    methods,
    lifetimes: {
      attached(this: NativePage) {
        const { query } = opening()
        this.route = route
        this.__route__ = route
        this.options = query
        for (const [name, value] of rest) if (!(name in this)) this[name] = value
        pages.push(this)
        run(this, 'onLoad', query)
        run(this, 'onShow')
      },
      ready(this: NativePage) {
        run(this, 'onReady')
      },
      detached(this: NativePage) {
        run(this, 'onUnload')
        pages.splice(pages.indexOf(this), 1)
      },
    },
  })
}

/** WeChat's template runtime only warns about a missing template; on a phone that is a blank node. */
function watchMissingTemplates(): string[] {
  const missing: string[] = []
  const warn = console.warn
  console.warn = (...values: unknown[]) => {
    const text = String(values[0])
    if (/WXMLRT|Template `.*` not found/.test(text)) missing.push(text)
    else warn(...values)
  }
  return missing
}

const size = { windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 2 }
const nothing = () => {}

/** The phone: answers that never change. */
const systemApi: WxApi = {
  getSystemInfoSync: () => ({ ...size, SDKVersion: '3.5.0', platform: 'devtools', statusBarHeight: 20 }),
  getWindowInfo: () => size,
  getAppBaseInfo: () => ({ SDKVersion: '3.5.0', theme: 'light' }),
  getMenuButtonBoundingClientRect: () => ({
    top: 24,
    left: 296,
    right: 383,
    bottom: 56,
    width: 87,
    height: 32,
  }),
  getLaunchOptionsSync: () => ({ path: '', query: {} }),
  getEnterOptionsSync: () => ({ path: '', query: {} }),
  canIUse: () => true,
  nextTick: (run: () => void) => setTimeout(run, 0),
  setNavigationBarTitle: nothing,
  stopPullDownRefresh: nothing,
  vibrateShort: nothing,
  vibrateLong: nothing,
  getRandomValues: ({ length, success }: { length: number; success: (result: unknown) => void }) =>
    success({ randomValues: Uint8Array.from({ length }, () => Math.floor(Math.random() * 256)).buffer }),
  createSelectorQuery: () => selectorQuery(),
  ...Object.fromEntries(
    [
      'onAppShow',
      'onAppHide',
      'onError',
      'offError',
      'onUnhandledRejection',
      'onPageNotFound',
      'onThemeChange',
    ]
      .concat(['onWindowResize', 'onMemoryWarning', 'onKeyboardHeightChange', 'offKeyboardHeightChange'])
      .map((name) => [name, nothing]),
  ),
}

/** There is no layout here: every node is a line of 390 × 40. */
function selectorQuery() {
  const box = { width: 390, height: 40, left: 0, top: 0, right: 390, bottom: 40 }
  const asked: (((found: unknown) => void) | undefined)[] = []
  const ask = (done?: unknown) => {
    asked.push(typeof done === 'function' ? (done as (found: unknown) => void) : undefined)
    return query
  }
  const fields = (_wanted: unknown, done?: unknown) => ask(done)
  const node = { fields, boundingClientRect: ask, node: ask, scrollOffset: ask, context: ask }
  const query = {
    in: () => query,
    select: () => node,
    selectAll: () => node,
    selectViewport: () => node,
    exec: (done?: (found: unknown[]) => void) =>
      setTimeout(() => {
        asked.forEach((tell) => tell?.(box))
        done?.(asked.map(() => box))
      }, 0),
  }
  return query
}

function storageApi(): WxApi {
  const kept = new Map<string, unknown>()
  return {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
    removeStorageSync: (key: string) => void kept.delete(key),
  }
}

/** Polls until `check` gives something; fixed pauses fail on a busy machine. */
export async function until<T>(
  what: string,
  check: () => T | false | null | undefined,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const value = check()
    if (value !== false && value !== undefined && value !== null) return value
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await simulate.sleep(20)
  }
}
