import tcb from '@cloudbase/node-sdk'
import { takeFunctionEnvironment } from '../../../emulator/testing/function-environment'

export type Client = ReturnType<typeof connect>

/** The official SDK in the environment that a function has, so that it looks up nothing outside. */
export function connect(url: string) {
  takeFunctionEnvironment()
  return tcb.init({ env: 'bench', keepalive: true, serviceUrl: `${url}/admin` }).database()
}
