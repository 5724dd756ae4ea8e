import fs from 'node:fs'
import path from 'node:path'
import { clerk, fakeCloud } from './cloud'
import { dist, launch, until, type MiniProgram } from './harness'

jest.setTimeout(60_000)

interface AppJson {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

/** Every page that WeChat may open: the main package's and the subpackages'. */
function routes(): string[] {
  const file = path.join(dist, 'app.json')
  if (!fs.existsSync(file)) return ['dist/weapp is missing']
  const app = JSON.parse(fs.readFileSync(file, 'utf8')) as AppJson
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

// A server that knows the person and nothing else: each page must say so, and none may break.
const { cloud } = fakeCloud({ 'people.me': clerk })
let program: MiniProgram

beforeAll(() => {
  program = launch({ cloud })
})

test.each(routes())('%s opens in WeChat and shows something, whatever the server answers', async (route) => {
  const page = program.open(route, { id: 'none-1' })
  await until('words on the page', () => /[\u4e00-\u9fff]{2}/.test(withoutTabs(page.dom.textContent ?? '')))
  page.detach()
  expect(program.missingTemplates).toEqual([])
})

/** The tab bar alone is no page. */
const withoutTabs = (text: string) => text.replace('工作台库存扫码待办我的', '')
