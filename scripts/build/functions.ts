import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { at, deploymentFile, deploymentSource, dist } from '../lib/paths'
import { cloudbaseConfig, readDeployment, writeJson } from './deployment'

export interface BuiltFunction {
  name: string
  bytes: number
}

/** Folders of cloudfunctions/ that are functions: those with an index.ts, except what they share. */
export function functionNames(): string[] {
  return readdirSync(at('cloudfunctions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'runtime')
    .map((entry) => entry.name)
    .filter((name) => existsSync(at('cloudfunctions', name, 'index.ts')))
    .sort()
}

/** Bundles every function into one CommonJS file with everything inside, and writes cloudbaserc.json beside the sources. */
export async function buildFunctions(): Promise<BuiltFunction[]> {
  const names = functionNames()
  const { outputFiles } = await build({
    entryPoints: names.map((name) => ({ in: at('cloudfunctions', name, 'index.ts'), out: `${name}/index` })),
    outdir: dist.functions,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    // Identifiers stay, so that logs and stack traces keep their names.
    minifyWhitespace: true,
    legalComments: 'none',
    tsconfig: at('tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  for (const file of outputFiles) replaceFile(file.path, file.contents)
  for (const name of names) {
    writeJson(path.join(dist.functions, name, 'package.json'), { name, version: '1.0.0', main: 'index.js' })
  }
  removeOthers(names)
  writeJson(deploymentFile, cloudbaseConfig(readDeployment(deploymentSource), names))
  return outputFiles.map((file) => ({
    name: path.basename(path.dirname(file.path)),
    bytes: file.contents.length,
  }))
}

/** A running emulator may load the file at any moment: it sees the old one or the new one, never half of it. */
function replaceFile(file: string, contents: Uint8Array) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file + '.new', contents)
  renameSync(file + '.new', file)
}

function removeOthers(names: string[]) {
  if (!existsSync(dist.functions)) return
  for (const name of readdirSync(dist.functions)) {
    if (!names.includes(name)) rmSync(path.join(dist.functions, name), { recursive: true })
  }
}
