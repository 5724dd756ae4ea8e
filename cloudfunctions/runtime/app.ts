import tcb from '@cloudbase/node-sdk'

/** The one client of an instance: SCF turns keep-alive off, and a fresh connection would cost every request. */
export const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string, keepalive: true })
export const db = app.database()
export const _ = db.command

/** Required configuration of a deployed function; a missing one is a deployment mistake and says so. */
export function environment(name: string): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`environment variable ${name} is not set for this function: see docs/deployment.md`)
  return value
}
