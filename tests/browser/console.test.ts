import { build, type BuildOptions } from 'esbuild'
import vm from 'node:vm'
import tcb from '@cloudbase/node-sdk'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startTestEmulator, type TestEmulator } from '../../emulator/testing/start'
import { at } from '../../scripts/lib/paths'
import { openBrowser } from './support/chromium'
import { watchPage, type Watch } from './support/watch'

/** The data browser at /_emulator, on a telephone and on a desk, with data of its own. */
let test$: TestEmulator<ReturnType<typeof tcb.init>>
let browser: Browser

const nasty = '<img src=x onerror="document.title=1"></script><script>document.title=2</script>'
const telephone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const desk = { viewport: { width: 1280, height: 800 } }

beforeAll(async () => {
  test$ = await startTestEmulator(tcb, {
    indexes: {
      stock: [
        {
          name: 'byItem',
          fields: [
            ['itemId', 1],
            ['at', -1],
          ],
        },
      ],
      nasty: [],
      empty: [],
    },
    functions: {
      greet: `exports.main = async ({ bad }) => { console.log('收到 <b>' + bad + '</b>'); if (bad) throw new Error('坏了'); return 1 }`,
    },
    functionSettings: { greet: { triggers: [{ name: 'nightly', type: 'timer', config: '0 30 2 * * * *' }] } },
  })
  const { db, app } = test$
  const documents = Array.from({ length: 1_000 }, (_, n) => ({
    _id: `s${n}`,
    itemId: `i${n % 100}`,
    name: '中性笔（黑色，0.5 毫米）',
    quantity: n,
    at: new Date(1_700_000_000_000 + n * 60_000),
    tags: ['办公', '笔'],
  }))
  await db.collection('stock').add(documents)
  await db
    .collection('nasty')
    .add({ _id: nasty, [nasty.replaceAll('.', '')]: nasty, long: '长'.repeat(5_000) })
  await db.collection('stock').where({ itemId: 'i7' }).get()
  await db.collection('stock').where({ quantity: -1 }).get()
  await db
    .collection('nowhere')
    .get()
    .catch(() => undefined)
  await app.callFunction({ name: 'greet', data: {} })
  await app.callFunction({ name: 'greet', data: { bad: nasty } }).catch(() => undefined)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await test$?.close()
})

/** Opens the page at a place of it; whatever goes wrong on it is kept in `troubles`. */
async function open(place: string, options: BrowserContextOptions): Promise<{ page: Page; watch: Watch }> {
  const context = await browser.newContext({ ...options, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  context.setDefaultTimeout(20_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  const watch = await watchPage(context, page, test$.emulator.url)
  await page.goto(`${test$.emulator.url}/_emulator${place}`)
  return { page, watch }
}

/** How much wider than its window the page is. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const see = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

describe.each([
  ['telephone', telephone],
  ['desk', desk],
])('on a %s', (_, options) => {
  test('a collection is chosen, a query is run, and its plan and documents are seen', async () => {
    const { page, watch } = await open('', options)
    await page.locator('.collections a', { hasText: 'stock' }).click()
    await see(page, '共 1,000 份')
    expect(await page.locator('.document .id').first().innerText()).toBe('s999')
    await page.getByText('索引 2 个').click()
    await see(page, '1,000 个键')
    await page.getByRole('button', { name: '下一页' }).click()
    await see(page, '第 21–40 份')

    await page.getByLabel('查询条件').fill("{ itemId: 'i7', quantity: { $gte: 507 } }")
    await page.getByLabel('排序').fill('-at')
    await page.keyboard.press('Control+Enter')
    await see(page, '索引 byItem')
    await see(page, '按索引排序')
    expect(await page.locator('.document .id').allInnerTexts()).toEqual([
      's907',
      's807',
      's707',
      's607',
      's507',
    ])

    await page.locator('.entry-line').first().click()
    // 2023-11-14 22:13:20 UTC and 907 minutes, on a clock in Shanghai.
    await see(page, '2023-11-15 21:20:20')
    await page.getByRole('button', { name: '复制 JSON' }).click()
    await see(page, '已复制')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(copied)).toMatchObject({
      _id: 's907',
      quantity: 907,
      at: { $date: '2023-11-15T13:20:20.000Z' },
    })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(watch.troubles()).toEqual([])
    await page.context().close()
  })

  test('a missing index is named', async () => {
    const { page, watch } = await open(`#data/stock?query=${encodeURIComponent('{ quantity: -5 }')}`, options)
    await see(page, '全表扫描')
    await see(page, '没有合适的索引')
    await see(page, '"fields":[["quantity",1]]')
    await see(page, '没有符合的文档')
    expect(watch.troubles()).toEqual([])
    await page.context().close()
  })

  test('what is wrong with a query is said in its place', async () => {
    const { page, watch } = await open('#data/stock', options)
    const box = page.getByLabel('查询条件')
    await box.fill('{\n  itemId： 1 }')
    await page.getByRole('button', { name: '运行' }).click()
    await see(page, '第 2 行第 9 个字符：中文标点「：」要换成英文的「:」')
    const selected = await box.evaluate((area: HTMLTextAreaElement) => [
      area.selectionStart,
      area.selectionEnd,
    ])
    expect(selected).toEqual([10, 11])
    await box.fill('{ itemId: { $foo: 1 } }')
    await page.getByRole('button', { name: '运行' }).click()
    await see(page, '有数据库不认识的操作符或阶段')
    expect(watch.troubles()).toEqual([])
    await page.context().close()
  })

  test.each([
    ['requests', '.requests', '全表扫描'],
    ['requests', '.requests', 'DATABASE_COLLECTION_NOT_EXIST'],
    ['messages', '.empty', '还没有消息'],
    ['logs', '.call.failed', '坏了'],
    ['stats', 'table', '0 30 2 * * * *'],
    ['warnings', '.warning code', '"fields":[["quantity",1]]'],
    ['data/empty', '.answer', '这个集合里还没有文档'],
    ['data/nowhere', '.collection', '没有这个集合'],
  ])('%s shows in %s: %s', async (place, selector, text) => {
    const { page, watch } = await open(`#${place}`, options)
    await page.locator(selector).filter({ hasText: text, visible: true }).first().waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(watch.troubles()).toEqual([])
    await page.context().close()
  })
})

test('markup in names, values and logs stays text', async () => {
  const { page, watch } = await open('#data/nasty', desk)
  await page.locator('.entry-line').click()
  await page.getByRole('button', { name: /展开其余/ }).click()
  expect(await page.locator('.document .id').innerText()).toBe(nasty)
  await page.goto(`${test$.emulator.url}/_emulator#logs`)
  await see(page, `收到 <b>${nasty}</b>`)
  expect(await page.locator('main img, main script, main b img').count()).toBe(0)
  expect(await page.title()).toBe('本机云开发')
  expect(watch.troubles()).toEqual([])
  await page.context().close()
})

test('an aggregation, remembered and run again', async () => {
  const { page, watch } = await open('#data/stock', desk)
  await page.getByRole('tab', { name: '聚合' }).click()
  const stages =
    '[{ $match: { itemId: "i7" } }, { $group: { _id: "$itemId", total: { $sum: "$quantity" } } }]'
  await page.getByLabel('聚合阶段').fill(stages)
  await page.getByRole('button', { name: '运行' }).click()
  await see(page, 'total: 4570')
  await page.getByLabel('聚合阶段').fill('[{ $match: { quantity: { $gte: 0 } } }, { $project: { at: 1 } }]')
  await page.getByRole('button', { name: '运行' }).click()
  await see(page, '请在聚合的末尾加上 limit')
  await page.getByLabel('聚合阶段').fill(stages)
  await page.getByRole('button', { name: '运行' }).click()
  await see(page, 'total: 4570')
  await page.getByRole('button', { name: '清空' }).click()
  await see(page, '共 1,000 份')
  await page.reload()
  await page.getByLabel('最近的查询').selectOption({ index: 1 })
  await see(page, 'total: 4570')
  expect(watch.troubles()).toEqual([])
  await page.context().close()
})

test('requests are filtered, held still, and lead to their documents', async () => {
  const { page, watch } = await open('#requests', desk)
  await page.getByLabel('全表扫描').check()
  await see(page, '1 / ')
  await page.getByRole('button', { name: '暂停' }).click()
  await page.locator('.entry-line').click()
  await page.getByRole('link', { name: '在数据页查看这些文档' }).click()
  await see(page, '没有符合的文档')
  expect(watch.troubles()).toEqual([])
  await page.context().close()
})

test('the page says when nobody answers any more, and goes on when somebody does', async () => {
  const { page, watch } = await open('#data/stock', desk)
  await see(page, '运行中')
  watch.expectTrouble(/ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(true)
  await page.getByLabel('查询条件').fill('{ itemId: "i7" }')
  await page.getByRole('button', { name: '运行' }).click()
  await see(page, '没有得到回答')
  await page.goto(`${test$.emulator.url}/_emulator#requests`).catch(() => undefined)
  await see(page, '模拟器已停止')
  await page.context().setOffline(false)
  await see(page, '运行中')
  await see(page, 'getDocument')
  expect(watch.troubles()).toEqual([])
  await page.context().close()
})

test('a timer is fired by hand', async () => {
  const { page, watch } = await open('#stats', desk)
  await page.getByRole('button', { name: '立即触发' }).click()
  await see(page, 'nightly 已运行')
  expect(watch.troubles()).toEqual([])
  await page.context().close()
})

test.each<[string, BuildOptions]>([
  ['minified', { minify: true }],
  ['with names kept', { keepNames: true }],
  ['minified with names kept', { minify: true, keepNames: true }],
])('the page of a bundle %s works like that of the sources', async (_, settings) => {
  const { outputFiles } = await build({
    entryPoints: [at('emulator/console/page/page.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    ...settings,
  })
  const module = { exports: {} as { page: string } }
  vm.runInThisContext(`(function (module, exports, require) {${outputFiles?.[0]?.text}\n})`)(
    module,
    module.exports,
    require,
  )
  const { page, watch } = await open('', desk)
  await page.route('**/_emulator', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: module.exports.page }),
  )
  for (const [place, text] of [
    [`data/stock?query=${encodeURIComponent('{ itemId: "i7" }')}`, '索引 byItem'],
    ['requests', 'getDocument'],
    ['messages', '还没有消息'],
    ['logs', '坏了'],
    ['stats', 'nightly'],
    ['warnings', 'quantity'],
  ] as const) {
    await page.goto('about:blank')
    await page.goto(`${test$.emulator.url}/_emulator#${place}`)
    await see(page, text)
  }
  expect(watch.troubles()).toEqual([])
  await page.context().close()
})
