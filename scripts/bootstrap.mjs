// The entry of `npm start`, `npm test` and their like. It uses nothing but Node, because it runs before anything is
// installed: it checks Node, installs what is missing, then runs scripts/<command>.ts in this same process.
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const oldestNode = 20
const commands = {
  start: 'scripts/start.ts',
  cloud: 'scripts/cloud.ts',
  'cloud:backup': 'scripts/cloud-backup.ts',
  'cloud:restore': 'scripts/cloud-restore.ts',
  build: 'scripts/build.ts',
  test: 'scripts/test.ts',
  bench: 'scripts/bench/index.ts',
  simulate: 'scripts/simulate/index.ts',
  install: undefined,
}

const command = process.argv[2]
if (!Object.keys(commands).includes(command)) {
  console.error(`usage: node scripts/bootstrap.mjs ${Object.keys(commands).join('|')} [flags]`)
  process.exit(2)
}
if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    `需要 Node.js ${oldestNode} 或更高版本，当前为 ${process.versions.node}。请从 https://nodejs.org 安装后重试。`,
  )
  console.error(`Node.js ${oldestNode} or newer is needed, this is ${process.versions.node}.`)
  process.exit(1)
}

// Paths in flags mean what they mean where the user typed them, although everything runs at the root.
process.env.INIT_CWD ??= process.cwd()
process.chdir(root)

const { installDependencies } = await import('./bootstrap/dependencies.mjs')
if (!(await installDependencies(root))) process.exit(1)
if (command === 'test' || command === 'install') {
  const { installSystemPackages } = await import('./bootstrap/system-packages.mjs')
  await installSystemPackages()
}

const script = commands[command]
// Ending by exit() rather than by the signal itself lets `exit` listeners end what was started.
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143))
if (script) {
  const tsx = await import('tsx/cjs/api')
  tsx.register()
  process.argv.splice(1, 2, path.join(root, script))
  createRequire(import.meta.url)(path.join(root, script))
}
