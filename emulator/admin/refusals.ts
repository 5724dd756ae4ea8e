import { PlatformError } from './errors'

/** Actions that the SDKs know and the emulator does not serve: why, and what to do instead. */
const refusals: Record<string, string> = {
  'auth.wsWebSign':
    '[emulator rule watch] collection.watch is not served: the platform pushes changes to mini-programs and web pages ' +
    'only, not to functions. Query again, or let the function that writes tell the others',
}

/** The refusal of an action that nothing here answers. */
export function unknownAction(action: string): PlatformError {
  const known = Object.hasOwn(refusals, action) ? refusals[action] : undefined
  return new PlatformError(
    'INVALID_ACTION',
    known ?? `the emulator does not know the action ${action.slice(0, 100)}`,
  )
}
