import type { ScanOptions, ScanResult } from './scan'
import { openScanOverlay } from './scan-overlay.h5'

type Overlay = ReturnType<typeof openScanOverlay>

/**
 * Opens the browser's camera over the page and answers with the first code it reads, or with what the person types
 * when there is no camera. Never throws.
 */
export async function scanText({ title = '对准条码或二维码' }: ScanOptions = {}): Promise<ScanResult> {
  return withCamera(openScanOverlay(title))
}

/** Shows the camera in the overlay until the overlay is answered or closed. */
export async function withCamera(overlay: Overlay): Promise<ScanResult> {
  let stream: MediaStream | null = null
  try {
    const camera = await openCamera()
    if ('problem' in camera) overlay.showProblem(camera.problem)
    else {
      stream = camera.stream
      if (overlay.isOpen()) await overlay.showVideo(stream)
      if (overlay.isOpen()) void watch(overlay)
    }
    return await overlay.result
  } finally {
    stream?.getTracks().forEach((track) => track.stop())
    overlay.close()
  }
}

/** Reads frames until the overlay is answered or gone; the reader is loaded when it is first needed. */
async function watch(overlay: Overlay): Promise<void> {
  try {
    const { readCode } = await import('./barcode-reader.h5')
    while (overlay.isOpen()) {
      const frame = overlay.frame()
      const text = frame && (await readCode(frame))
      if (text) overlay.found(text)
      await new Promise((resolve) => setTimeout(resolve, 80))
    }
  } catch {
    overlay.showProblem('扫码组件没有加载成功，请输入编号，或检查网络后再试')
  }
}

async function openCamera(): Promise<{ stream: MediaStream } | { problem: string }> {
  // Browsers hand out the camera only to https pages and to this machine's own.
  if (!navigator.mediaDevices?.getUserMedia) return { problem: '这个浏览器不能使用相机，请直接输入编号' }
  try {
    const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
    return { stream: await navigator.mediaDevices.getUserMedia({ video, audio: false }) }
  } catch (error) {
    return { problem: problemText((error as DOMException).name) }
  }
}

function problemText(name: string): string {
  if (name === 'NotAllowedError') return '没有相机权限，请在浏览器设置中允许，或直接输入编号'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return '没有找到相机，请直接输入编号'
  if (name === 'NotReadableError') return '相机正被其他程序占用，请关闭后再试，或直接输入编号'
  return '相机打不开，请直接输入编号'
}
