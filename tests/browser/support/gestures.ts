import type { Locator } from 'playwright-core'
import type { Phone } from './phone'

/** Writes something like a name on the signature field. */
export async function sign(phone: Phone): Promise<void> {
  const paper = phone.the('.ui-signature__canvas')
  // In the middle: at the edge the bar with the button would lie over it.
  await paper.evaluate((field) => field.scrollIntoView({ block: 'center' }))
  const box = await restingBox(paper)
  const { mouse } = phone.page
  const strokes = [
    [
      [0.2, 0.3],
      [0.4, 0.75],
      [0.55, 0.25],
    ],
    [
      [0.5, 0.6],
      [0.65, 0.35],
      [0.85, 0.7],
    ],
  ] as const
  for (const [[x, y], ...further] of strokes) {
    await mouse.move(box.x + box.width * x, box.y + box.height * y)
    await mouse.down()
    for (const [nextX, nextY] of further) {
      await mouse.move(box.x + box.width * nextX, box.y + box.height * nextY, { steps: 8 })
    }
    await mouse.up()
  }
}

/** Where something is once it stands still: a sheet that slides in takes its field along. */
async function restingBox(field: Locator): Promise<Box> {
  for (let before: Box | null = null; ;) {
    const box: Box | null = await field.boundingBox()
    if (box && before && box.x === before.x && box.y === before.y && box.height === before.height) return box
    before = box
    await field.page().waitForTimeout(120)
  }
}

type Box = { x: number; y: number; width: number; height: number }

/** Two taps in one moment, quicker than any page can answer. */
export async function doubleTap(phone: Phone, selector: string): Promise<void> {
  await phone.the(selector).evaluate((element) => {
    ;(element as HTMLElement).click()
    ;(element as HTMLElement).click()
  })
}

/** How many different colours the picture of a canvas has: a blank one has one. */
export function coloursOf(phone: Phone, selector: string): Promise<number> {
  return phone.the(selector).evaluate((found: Element) => {
    const canvas = (found instanceof HTMLCanvasElement ? found : found.querySelector('canvas'))!
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return new Set(new Uint32Array(data.buffer)).size
  })
}
