import { deploymentFile, dist, indexesFile } from './paths'
import { secretsOf } from './secrets'

/** Names in place of WeChat's template ids: nothing leaves the machine, the message box shows what would have been sent. */
const MESSAGE_TEMPLATES = JSON.stringify({
  toDecide: '待审批提醒',
  decided: '审批结果通知',
  issued: '领用出库通知',
  loanDue: '归还提醒',
  renewalAsked: '续借待审批',
  renewalDecided: '续借结果通知',
})

/** What every emulator of ours is started with: our functions and indexes, and the keys of its data directory. */
export function emulatorOptions(dataDir: string, { demo }: { demo: boolean }) {
  // Functions live in the time zone of this process, and the platform's is UTC.
  process.env.TZ = 'UTC'
  return {
    dataDir,
    deploymentFile,
    functionsDir: dist.functions,
    indexesFile,
    // Signing in by name alone must never be possible beside real data.
    functionEnv: { ...secretsOf(dataDir), MESSAGE_TEMPLATES, ...(demo ? { DEMO_LOGIN: '1' } : {}) },
  }
}
