import type { Dom } from './dom'

export type Copy = ReturnType<typeof copyPart>

/** Buttons that copy a text, and the short message at the foot of the page that says what was done. */
export function copyPart({ dom }: { dom: Dom }) {
  const { el, button } = dom
  const notice = el('div', { class: 'notice', role: 'status', hidden: true })
  document.body.append(notice)
  let ending = 0

  function say(text: string): void {
    notice.textContent = text
    notice.hidden = false
    clearTimeout(ending)
    ending = window.setTimeout(() => (notice.hidden = true), 2_500)
  }

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      say('已复制')
    } catch {
      say('浏览器不让复制，请选中后手动复制')
    }
  }

  /** `text` is made only when the button is pressed. */
  const copyButton = (label: string, text: () => string): HTMLButtonElement =>
    button(label, () => void copy(text()), { class: 'quiet' })

  return { say, copyButton }
}
