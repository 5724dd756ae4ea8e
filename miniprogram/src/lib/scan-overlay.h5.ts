import type { ScanResult } from './scan'
import './scan-overlay.scss'

/** Longest side of the picture that is searched: enough for EAN-13 at arm's length, and quick. */
const FRAME_SIDE = 960

/** A code that was out of the picture for this long is another one when it comes back. */
const GONE_MS = 900

/**
 * Camera picture, frame to aim with, torch where there is one, and a line to type into. Answers once, and is done; with
 * `onCode` it stays open and hands over code after code.
 */
export function openScanOverlay(title: string, onCode?: (code: string) => void) {
  const root = document.createElement('div')
  root.className = 'scan-overlay'
  root.setAttribute('role', 'dialog')
  root.setAttribute('aria-label', title)
  root.innerHTML = template
  const part = <T extends HTMLElement>(name: string) => root.querySelector<T>(`.scan-overlay__${name}`)!
  part('title').textContent = title

  let open = true
  let answer: (result: ScanResult) => void = () => {}
  const result = new Promise<ScanResult>((resolve) => (answer = resolve))
  const finish = (value: ScanResult) => {
    open = false
    answer(value)
  }

  part('close').onclick = () => finish({ ok: false, reason: 'cancelled' })
  part<HTMLFormElement>('form').onsubmit = (event) => {
    event.preventDefault()
    const line = part<HTMLInputElement>('input')
    const text = line.value.trim()
    if (!text) return
    if (!onCode) return finish({ ok: true, text, by: 'typed' })
    line.value = ''
    onCode(text)
  }
  const closeByKey = (event: KeyboardEvent) =>
    event.key === 'Escape' && finish({ ok: false, reason: 'cancelled' })
  document.addEventListener('keydown', closeByKey)
  ;(document.getElementById('app') ?? document.body).append(root)

  let held = { text: '', seenAt: 0 }
  const seen = (text: string) => {
    const isSame = held.text === text && Date.now() - held.seenAt < GONE_MS
    held = { text, seenAt: Date.now() }
    if (!isSame) onCode?.(text)
  }

  const video = part<HTMLVideoElement>('video')
  const canvas = document.createElement('canvas')
  return {
    result,
    isOpen: () => open,
    found: (text: string) => (onCode ? seen(text) : finish({ ok: true, text, by: 'scan' })),
    /** What came of the last code, over the picture; `tone` is its colour. */
    say(text: string, tone: string) {
      const said = part('said')
      said.textContent = text
      said.dataset.tone = tone
      said.hidden = text === ''
    },
    /** As if the person had closed it. */
    cancel: () => finish({ ok: false, reason: 'cancelled' }),
    close() {
      open = false
      document.removeEventListener('keydown', closeByKey)
      root.remove()
    },
    /** Says why there is no picture and leads to the line to type into. */
    showProblem(text: string) {
      root.classList.add('scan-overlay--problem')
      part('problem').textContent = text
      part('input').focus()
    },
    async showVideo(stream: MediaStream) {
      video.srcObject = stream
      await video.play()
      root.classList.add('scan-overlay--live')
      offerTorch(part('torch'), stream.getVideoTracks()[0])
    },
    /** The picture of this moment, made small enough to search quickly; null before there is one. */
    frame(): ImageData | null {
      if (!video.videoWidth) return null
      const ratio = Math.min(1, FRAME_SIDE / Math.max(video.videoWidth, video.videoHeight))
      canvas.width = Math.round(video.videoWidth * ratio)
      canvas.height = Math.round(video.videoHeight * ratio)
      const context = canvas.getContext('2d', { willReadFrequently: true })
      context?.drawImage(video, 0, 0, canvas.width, canvas.height)
      return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null
    },
  }
}

/** Phones with a lamp say so in the track's capabilities, which the library's types leave out. */
function offerTorch(button: HTMLElement, track: MediaStreamTrack | undefined): void {
  const capabilities = track?.getCapabilities?.() as { torch?: boolean } | undefined
  if (!track || !capabilities?.torch) return
  let on = false
  button.hidden = false
  button.onclick = () => {
    on = !on
    button.setAttribute('aria-pressed', String(on))
    void track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
  }
}

const template = `
  <div class="scan-overlay__stage">
    <video class="scan-overlay__video" playsinline muted></video>
    <div class="scan-overlay__frame"><i></i></div>
    <div class="scan-overlay__problem" role="alert"></div>
  </div>
  <div class="scan-overlay__top">
    <button type="button" class="scan-overlay__close" aria-label="关闭">
      <span class="ui-icon ui-icon--close"></span>
    </button>
    <div class="scan-overlay__title"></div>
    <button type="button" class="scan-overlay__torch" aria-label="手电筒" aria-pressed="false" hidden>
      <span class="ui-icon ui-icon--torch"></span>
    </button>
  </div>
  <div class="scan-overlay__said" role="status" hidden></div>
  <form class="scan-overlay__form">
    <input class="scan-overlay__input" placeholder="扫不出来？输入编号" aria-label="输入编号" enterkeyhint="done" autocomplete="off" />
    <button class="scan-overlay__submit">确定</button>
  </form>`
