import { existsSync } from 'node:fs'
import path from 'node:path'
import { showProgress } from './progress.mjs'
import { run } from './run.mjs'

/** What the browser tests need besides Node: package of Debian and Ubuntu, and how to see that it is there. */
const needs = [
  { name: 'chromium', present: hasBrowser },
  { name: 'ffmpeg', present: () => Boolean(onPath('ffmpeg')) },
  { name: 'fonts-noto-cjk', present: hasChineseFont },
]

/** Installs missing system packages where that is possible (apt-get as root), otherwise says what to install. */
export async function installSystemPackages() {
  const missing = await findMissing()
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.error(`! 浏览器测试还需要：${missing.join('、')}。Debian/Ubuntu 请执行：sudo ${command}`)
    return
  }
  const progress = showProgress(`正在安装系统软件包：${missing.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-q'], { env })
  const install = await run('apt-get', command.split(' ').slice(1), { env })
  const ok = install.code === 0 && (await findMissing()).length === 0
  progress.end(ok, ok ? '系统软件包已安装' : '系统软件包安装失败')
  if (!ok) {
    const tail = (update.code === 0 ? install : update).output.trim().split('\n').slice(-6)
    console.error(tail.map((line) => '  ' + line).join('\n'))
    console.error(`! 请自行安装后重试：${command}`)
  }
}

async function findMissing() {
  const present = await Promise.all(needs.map((need) => need.present()))
  return needs.filter((_, index) => !present[index]).map((need) => need.name)
}

/** The browser tests look for the program that CHROMIUM names: any of its family will do. */
function hasBrowser() {
  const found = process.env.CHROMIUM || onPath('chromium', 'chromium-browser', 'google-chrome')
  if (found) process.env.CHROMIUM = found
  return Boolean(found) && existsSync(found)
}

/** The first of these programs that can be run by name. */
function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file))
}

async function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { code, output } = await run('fc-list', [':lang=zh', 'family'])
  if (code === 0) return output.trim() !== ''
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}
