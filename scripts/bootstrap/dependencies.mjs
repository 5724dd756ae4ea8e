import { readFileSync } from 'node:fs'
import path from 'node:path'
import { showProgress } from './progress.mjs'
import { run } from './run.mjs'

/**
 * Makes node_modules equal to package-lock.json, by `npm ci` where it is not.
 * @returns {Promise<boolean>} false when that failed; the reason has been printed
 */
export async function installDependencies(root) {
  const locked = readPackages(path.join(root, 'package-lock.json'))
  if (!locked) {
    console.error('✗ 找不到 package-lock.json，请重新获取完整的代码。(package-lock.json is missing)')
    return false
  }
  // npm writes this file last, so an interrupted installation leaves none.
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'))
  if (installed && sameVersions(locked, installed)) return true

  const total = Object.keys(locked).length
  let fetched = 0
  const progress = showProgress(
    installed ? '依赖有变化，正在重新安装' : '正在安装依赖（首次约 700 MB）',
    () => (fetched ? `已取得 ${Math.min(fetched, total)}/${total}` : ''),
  )
  const errors = []
  const { code } = await runNpm(
    ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=http'],
    (line) => {
      if (/\bhttp (fetch|cache)\b/.test(line)) fetched++
      else if (/^npm (error|ERR!)/.test(line)) errors.push(line)
    },
  )
  progress.end(code === 0, code === 0 ? '依赖已安装' : '安装依赖失败')
  if (code !== 0) explain(code, errors)
  return code === 0
}

function readPackages(file) {
  try {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'))
    delete packages['']
    return packages
  } catch {
    return undefined
  }
}

/** Packages for other systems are optional and stay away; everything else must be there in the locked version. */
function sameVersions(locked, installed) {
  return (
    Object.keys(installed).every(
      (name) => locked[name] && locked[name].version === installed[name].version,
    ) && Object.keys(locked).every((name) => name in installed || locked[name].optional || locked[name].peer)
  )
}

function runNpm(args, onLine) {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.[cm]?js$/.test(script)) return run(process.execPath, [script, ...args], { onLine })
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { onLine })
}

const causes = [
  [/ENOSPC/, '磁盘空间不足（约需 1.5 GB）,请清理后重试。', 'The disk is full.'],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i,
    '无法连接 npm 软件源，请检查网络或代理设置后重试。',
    'No connection to the npm registry.',
  ],
  [/EACCES|EPERM|EROFS/, '没有写入权限，请检查本目录的所有者。', 'No permission to write here.'],
  [
    /EINTEGRITY/,
    '下载的内容与锁定文件不符，请执行 npm cache clean --force 后重试。',
    'A download does not match the lock file.',
  ],
  [
    /EUSAGE|in sync/,
    'package.json 与 package-lock.json 不一致。',
    'package.json and package-lock.json disagree.',
  ],
  [/CERT|SSL/i, '软件源的证书不被信任，请检查代理或系统时间。', 'The registry certificate is not trusted.'],
]

function explain(code, errors) {
  const text = errors.join('\n')
  const [, chinese, english] =
    code === 127
      ? [null, '找不到 npm，请安装带有 npm 的 Node.js。', 'npm was not found.']
      : (causes.find(([pattern]) => pattern.test(text)) ?? [
          null,
          'npm ci 没有成功，原因见下。',
          'npm ci failed.',
        ])
  console.error(`  ${chinese} ${english}`)
  for (const line of errors.slice(0, 12)) console.error('  ' + line)
}
