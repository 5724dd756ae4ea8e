import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import bwipjs from 'bwip-js/node'

/** A film of a barcode held before the camera: 640 × 480, 10 pictures a second. */
export async function filmOfBarcode(ean13: string): Promise<{ film: string; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'camera-'))
  const picture = path.join(folder, 'barcode.png')
  const film = path.join(folder, 'barcode.y4m')
  const options = { bcid: 'ean13', text: ean13, scale: 6, includetext: true, padding: 10 } as const
  writeFileSync(picture, await bwipjs.toBuffer({ ...options, backgroundcolor: 'FFFFFF' }))
  const fit = 'scale=400:-1,pad=640:480:(ow-iw)/2:(oh-ih)/2:white'
  const input = ['-y', '-loglevel', 'error', '-loop', '1', '-i', picture]
  execFileSync('ffmpeg', [...input, '-t', '2', '-r', '10', '-vf', fit, '-pix_fmt', 'yuv420p', film])
  return { film, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
