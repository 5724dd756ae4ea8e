import Taro from '@tarojs/taro'
import { functionOf } from '@shared/operations'
import { cloudEnv } from './config'
import type { Message, Sent } from './delivery'
import { refillRandomBytes } from './random-bytes'

/** WeChat carries the message to the cloud function of the operation's area and adds who is calling. */
export async function send(message: Message): Promise<Sent> {
  try {
    const { result } = await Taro.cloud.callFunction({ name: functionOf(message.operation), data: message })
    return { lost: false, answer: result }
  } catch {
    return { lost: true }
  }
}

/** Called once at launch. */
export function startTransport(): void {
  refillRandomBytes()
  Taro.cloud.init(cloudEnv ? { env: cloudEnv, traceUser: true } : { traceUser: true })
}
