import { isBuiltin } from 'node:module'
import path from 'node:path'

/**
 * Who may import what. `own` lists folders of this repository, `packages` what comes from node_modules
 * (a name allows its sub-paths too, unless it already is a sub-path), `builtins` whether Node's own modules are allowed.
 * `tests` is added for files named `*.test.ts`.
 * @typedef {{ own: string[], packages: string[], builtins: boolean, tests?: { own?: string[], packages?: string[], builtins?: boolean } }} Zone
 */

const pure = ['zod/mini', 'dayjs', 'pinyin-pro']

/** @type {Record<string, Zone>} */
export const zones = {
  shared: {
    own: ['shared'],
    packages: pure,
    builtins: false,
    tests: { packages: ['fast-check', 'zod'], builtins: true },
  },
  miniprogram: {
    own: ['miniprogram', 'shared'],
    packages: ['@tarojs', 'react', 'react-dom', '@nutui', 'echarts', 'zxing-wasm', 'dayjs', 'zod/mini'],
    builtins: false,
    tests: { packages: ['fast-check'], builtins: true },
  },
  'cloudfunctions/runtime': {
    own: ['cloudfunctions/runtime', 'shared'],
    packages: ['@cloudbase/node-sdk', ...pure],
    builtins: true,
    tests: { own: ['emulator', 'tests'], packages: ['fast-check', 'bson'] },
  },
  // One zone a function: `*` stands for the function's own folder, so a sibling is never allowed.
  'cloudfunctions/*': {
    own: ['cloudfunctions/*', 'cloudfunctions/runtime', 'shared'],
    packages: [...pure, 'write-excel-file'],
    builtins: true,
    tests: { own: ['emulator', 'tests'], packages: ['fast-check', '@cloudbase/node-sdk'] },
  },
  emulator: {
    own: ['emulator'],
    packages: ['libsql', 'bson', 's2js'],
    builtins: true,
    tests: { packages: ['fast-check', '@cloudbase/node-sdk', 'wx-server-sdk', 'esbuild'] },
  },
  database: {
    own: ['database', 'shared', 'cloudfunctions/runtime'],
    packages: ['@cloudbase/node-sdk', ...pure],
    builtins: true,
    tests: { own: ['emulator', 'tests'], packages: ['fast-check'] },
  },
}

const aliases = { '@/': 'miniprogram/src/', '@shared/': 'shared/' }

/** The zone of a file given by its path from the root, or undefined where everything may be imported. */
export function zoneOf(file) {
  const [top, second, rest] = file.split('/')
  const inFunction = top === 'cloudfunctions' && rest !== undefined
  const name = !inFunction ? top : second === 'runtime' ? 'cloudfunctions/runtime' : 'cloudfunctions/*'
  const zone = zones[name]
  if (!zone) return undefined
  const own = zone.own.map((folder) => folder.replace('*', second ?? ''))
  if (!/\.test\.tsx?$/.test(file)) return { ...zone, name, own }
  return {
    name,
    own: [...own, ...(zone.tests?.own ?? [])],
    packages: [...zone.packages, ...(zone.tests?.packages ?? [])],
    builtins: zone.builtins || zone.tests?.builtins === true,
  }
}

/** What an import means: a file of ours (path from the root), a module of Node, or a package. */
export function resolveImport(file, source) {
  const alias = Object.keys(aliases).find((prefix) => source.startsWith(prefix))
  if (alias) return { kind: 'own', target: path.posix.normalize(aliases[alias] + source.slice(alias.length)) }
  if (source.startsWith('.')) {
    return { kind: 'own', target: path.posix.normalize(path.posix.join(path.posix.dirname(file), source)) }
  }
  return { kind: isBuiltin(source) ? 'builtin' : 'package', target: source }
}

/** The reason why `file` may not import `source`, or undefined when it may. */
export function forbidden(file, source) {
  const zone = zoneOf(file)
  if (!zone) return undefined
  const { kind, target } = resolveImport(file, source)
  const within = (folder) => target === folder || target.startsWith(folder + '/')
  if (kind === 'builtin' ? zone.builtins : (kind === 'own' ? zone.own : zone.packages).some(within))
    return undefined
  const what = { own: `"${target}"`, builtin: `Node's "${source}"`, package: `the package "${source}"` }[kind]
  const allowed = kind === 'own' ? zone.own : zone.packages
  return `${zone.name} must not import ${what}; allowed here: ${allowed.join(', ')}`
}
