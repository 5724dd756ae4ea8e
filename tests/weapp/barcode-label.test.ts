import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { code128Widths } from '../../miniprogram/src/lib/code128'
import { type Rendered, until } from './harness'

const source = path.resolve(__dirname, '../../miniprogram/src/native/barcode-label/index')
const native = simulate.load(source, 'barcode-label')

function render(text: string): Rendered {
  const label = simulate.render(native, {
    text,
    widths: code128Widths(text),
  }) as unknown as Rendered
  label.attach(document.body.appendChild(document.createElement('div')))
  return label
}

test('the native label draws every bar in its width and says the number', () => {
  const widths = code128Widths('RK-20261121-0001')!
  const label = render('RK-20261121-0001')
  const drawn = label.querySelectorAll('.bar').map((bar) => bar.dom.style.flexGrow)
  expect(drawn.join('')).toBe(widths)
  expect(label.querySelectorAll('.dark')).toHaveLength(Math.ceil(widths.length / 2))
  expect(label.dom.textContent).toContain('RK-20261121-0001')
})

test('a tap hands over the number to copy', async () => {
  const label = render('A-01-02')
  let copied: unknown
  label.addEventListener('copy', (event) => (copied = event.detail))
  label.querySelector('.label')?.dispatchEvent('tap')
  await until('the copy event', () => copied)
  expect(copied).toEqual({ text: 'A-01-02' })
})
