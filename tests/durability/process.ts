import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { IndexDeclarations } from '../../emulator/database/catalog'
import { root } from '../../scripts/lib/paths'

/** The emulator as it is shipped: one file, `libsql` beside it in node_modules, the worker copied. */
export class Bundle {
  private readonly folder = mkdtempSync(join(tmpdir(), 'emulator-bundle-'))
  private readonly children = new Set<ChildProcess>()

  async make(): Promise<void> {
    mkdirSync(join(this.folder, 'functions'))
    copyFileSync(join(root, 'emulator/functions/worker.cjs'), join(this.folder, 'functions/worker.cjs'))
    await build({
      entryPoints: [join(root, 'emulator/cli.ts')],
      outfile: join(this.folder, 'cli.js'),
      bundle: true,
      platform: 'node',
      external: ['libsql'],
      logLevel: 'error',
    })
  }

  /** Starts it on a folder made by `makeFolder`; nothing is waited for. */
  spawn(folder: string, flags: string[] = []): Running {
    const file = (name: string) => join(folder, name)
    const folders = ['--data', file('data'), '--functions', file('functions')]
    const files = ['--deployment', file('cloudbaserc.json'), '--indexes', file('indexes.json')]
    return this.run(folder, [...folders, ...files, ...flags])
  }

  /** Runs the command line in a folder with these flags and no others but the port. */
  run(folder: string, flags: string[]): Running {
    const args = [join(this.folder, 'cli.js'), '--port', '0', ...flags]
    const env = { NODE_PATH: join(root, 'node_modules'), TZ: 'Asia/Shanghai' }
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Taro's typings want its own variable in every environment.
      env: env as unknown as NodeJS.ProcessEnv,
    })
    this.children.add(child)
    child.once('exit', () => this.children.delete(child))
    return new Running(child)
  }

  /** Starts it and waits until it takes requests. */
  async start(folder: string, flags: string[] = []): Promise<Running & { url: string }> {
    const running = this.spawn(folder, flags)
    return Object.assign(running, { url: await running.ready })
  }

  remove(): void {
    for (const child of this.children) child.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** One process of the emulator. */
export class Running {
  /** Its address, once it takes requests; rejects with what it said when it ends before. */
  readonly ready: Promise<string>
  readonly ended: Promise<number>
  private errors = ''

  constructor(private readonly child: ChildProcess) {
    child.stderr?.on('data', (text: Buffer) => (this.errors += text.toString()))
    this.ended = once(child, 'close').then(([code]) => Number(code ?? -1))
    this.ready = new Promise((resolve, reject) => {
      child.stdout?.once('data', (line: Buffer) =>
        resolve((JSON.parse(line.toString()) as { url: string }).url),
      )
      void this.ended.then((code) => reject(new Error(`ended with ${code}: ${this.errors}`)))
    })
    // Whoever kills it early does not ask.
    this.ready.catch(() => undefined)
  }

  get stderr(): string {
    return this.errors
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended
  }

  /** Ends it as a supervisor does; answers its exit code. */
  stop(): Promise<number> {
    this.child.kill('SIGTERM')
    return this.ended
  }
}

/** A folder with everything that an emulator is started with. */
export function makeFolder(indexes: IndexDeclarations, functions: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
  const names = Object.keys(functions)
  const deployment = {
    functions: names.map((name) => ({ name })),
    httpAccess: names.map((name) => ({ path: `/${name}`, functionName: name })),
  }
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify(deployment))
  declareIndexes(folder, indexes)
  for (const [name, source] of Object.entries(functions)) {
    mkdirSync(join(folder, 'functions', name), { recursive: true })
    writeFileSync(join(folder, 'functions', name, 'index.js'), source)
  }
  return folder
}

export function declareIndexes(folder: string, indexes: IndexDeclarations): void {
  writeFileSync(join(folder, 'indexes.json'), JSON.stringify(indexes))
}
