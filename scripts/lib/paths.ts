import path from 'node:path'

/** Where things are; every path is absolute. */
export const root = path.resolve(__dirname, '../..')
export const at = (...parts: string[]) => path.join(root, ...parts)

export const dist = {
  functions: at('dist/cloudfunctions'),
  h5: at('dist/h5'),
  weapp: at('dist/weapp'),
  stamps: at('dist/.stamps'),
}

export const deploymentSource = at('cloudfunctions/deployment.json')
/** Written by the build, read by the CloudBase command line and by the emulator. */
export const deploymentFile = at('cloudbaserc.json')
export const indexesFile = at('database/indexes.json')

/** A path that a user typed, relative to where it was typed. */
export function userPath(typed: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), typed)
}
