import type { Phone } from './phone'

/** px that a finger needs, both ways. */
const FINGER = 44

/** How much wider than the screen the page is, whichever element scrolls it; 0 when it fits. */
export const overflow = (phone: Phone): Promise<number> =>
  phone.page.evaluate(() => {
    const frames = [
      document.documentElement,
      ...document.querySelectorAll('.taro_page, .ui-page, .ui-page__body'),
    ]
    return Math.max(...frames.map((frame) => frame.scrollWidth - frame.clientWidth))
  })

/**
 * Everything in sight that can be tapped and whose area, as the browser would find it under a finger, is too small.
 * Lines of text to type into are left out: each fills its row, and the keyboard comes from anywhere in it.
 */
export const smallTargets = (phone: Phone): Promise<string[]> =>
  phone.page.evaluate((finger) => {
    const tappable = '[role=button],[role=tab],[role=radio],[role=checkbox],[role=link],button,a'
    const hit = (element: Element, x: number, y: number) => {
      const found = document.elementFromPoint(x, y)
      return found !== null && (found === element || element.contains(found))
    }
    /** How far from the middle the element still answers, up to what is needed. */
    const reach = (element: Element, x: number, y: number, stepX: number, stepY: number) => {
      let far = 0
      while (far < finger && hit(element, x + stepX * (far + 1), y + stepY * (far + 1))) far++
      return far
    }
    const small: string[] = []
    for (const element of document.querySelectorAll(tappable)) {
      if (element.getAttribute('aria-disabled') === 'true') continue
      if (!(element as HTMLElement).checkVisibility()) continue
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      const box = element.getBoundingClientRect()
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      // Under a bar that stays in place, or beyond the end of a line of chips.
      if (box.width === 0 || !hit(element, x, y)) continue
      const width = 1 + reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0)
      const height = 1 + reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1)
      if (width < finger || height < finger) {
        small.push(`${element.id || element.className} "${element.textContent?.trim()}" ${width} × ${height}`)
      }
    }
    for (const element of document.querySelectorAll('*')) {
      if (element.scrollTop || element.scrollLeft) element.scrollTo({ left: 0, top: 0, behavior: 'instant' })
    }
    return small
  }, FINGER)
