import { type RawFunction } from './deployment'

/** What the platform would refuse to deploy, in a few words; undefined when it would take the function. */
export function checkFunction(fn: RawFunction): string | undefined {
  const { name, handler = 'index.main', memorySize = 256, timeout = 5, envVariables = {}, triggers = [] } = fn
  if (typeof name !== 'string' || !/^[A-Za-z][\w-]{0,59}$/.test(name))
    return 'needs a name of letters, digits, "-" and "_" that begins with a letter'
  if (!/^[\w/-]+\.\w+$/.test(handler)) return `has no handler of the form index.main: "${handler}"`
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > 900)
    return `has the timeout ${timeout}: it must be 1 to 900 seconds`
  if (memorySize !== 64 && !(Number.isInteger(memorySize) && memorySize >= 128 && memorySize % 128 === 0))
    return `has the memorySize ${memorySize}: it must be 64, 128 or a multiple of 128 MB`
  return checkVariables(envVariables) ?? checkTriggers(triggers)
}

/** Names that SCF keeps for itself cannot be set there. */
function checkVariables(variables: Record<string, string>): string | undefined {
  for (const [name, value] of Object.entries(variables)) {
    if (!/^[A-Za-z]\w*$/.test(name)) return `has a variable that no environment can hold: "${name}"`
    if (/^(SCF_|QCLOUD_|TENCENTCLOUD_)/.test(name))
      return `sets ${name}: names that begin with SCF_, QCLOUD_ and TENCENTCLOUD_ belong to the platform`
    if (typeof value !== 'string') return `sets ${name} to something else than a text`
    if (name === 'TZ' && value !== 'UTC')
      return `sets TZ to ${value}: here functions are threads of one process and run in UTC; use an offset in the code`
  }
  return undefined
}

function checkTriggers(triggers: NonNullable<RawFunction['triggers']>): string | undefined {
  const names = new Set<string>()
  for (const { name, type } of triggers) {
    if (type !== 'timer') return `has a trigger of the type "${type}": only "timer" is known`
    if (typeof name !== 'string' || !/^[A-Za-z][\w-]{0,59}$/.test(name))
      return `has a trigger "${name}": a name has letters, digits, "-" and "_" and begins with a letter`
    if (names.has(name)) return `has two triggers named ${name}`
    names.add(name)
  }
  return undefined
}
