import { useEffect, useRef, type PointerEvent } from 'react'
import { drawStrokes } from './strokes'
import type { SurfaceProps } from './surface'

const RATIO = 2

/** The browser's canvas: finger, pen or mouse. */
export function Surface({ strokes, onBegin, onMove, onReady }: SurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = () => {
    const node = canvas.current
    const pen = node?.getContext('2d')
    if (!node || !pen) return
    const [width, height] = [node.clientWidth, node.clientHeight]
    if (node.width !== width * RATIO) {
      node.width = width * RATIO
      node.height = height * RATIO
    }
    pen.setTransform(RATIO, 0, 0, RATIO, 0, 0)
    drawStrokes(pen, strokes, width, height)
  }
  useEffect(draw, [strokes])
  useEffect(() => {
    onReady(() => (canvas.current?.toDataURL('image/png') ?? '').replace(/^data:image\/png;base64,/, ''))
  }, [onReady])

  const pointOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  return (
    <canvas
      ref={canvas}
      className="ui-signature__canvas"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        onBegin(pointOf(event))
      }}
      onPointerMove={(event) =>
        event.currentTarget.hasPointerCapture(event.pointerId) && onMove(pointOf(event))
      }
    />
  )
}
