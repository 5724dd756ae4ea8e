import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** No word to any host, and nothing that needs a screen. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Headless Chromium for a whole suite.
 * @param camera a y4m film that the camera shows for ever; without one there is no camera.
 */
export async function openBrowser({ camera }: { camera?: string } = {}): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: install chromium (apt-get install chromium)`)
  }
  const film = camera
    ? [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${camera}`,
      ]
    : []
  return chromium.launch({ executablePath, args: [...quiet, ...film] })
}
