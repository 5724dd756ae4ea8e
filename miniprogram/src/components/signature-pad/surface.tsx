import { Canvas } from '@tarojs/components'
import Taro, { useReady } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { drawStrokes, type Pen, type Point, type Stroke } from './strokes'

export interface SurfaceProps {
  strokes: Stroke[]
  onBegin: (point: Point) => void
  onMove: (point: Point) => void
  /** Gets a function that makes the picture: PNG as base64, without prefix. */
  onReady: (toPng: () => string) => void
}

interface CanvasNode {
  width: number
  height: number
  getContext(kind: '2d'): Pen & { scale(x: number, y: number): void }
  toDataURL(type: 'image/png'): string
}

const RATIO = 2

/** WeChat's own 2D canvas. */
export function Surface({ strokes, onBegin, onMove, onReady }: SurfaceProps) {
  const paper = useRef<{ pen: Pen; width: number; height: number }>()
  const prepare = () =>
    Taro.createSelectorQuery()
      .select('#signature')
      .fields({ node: true, size: true })
      .exec(([found]: [{ node: CanvasNode; width: number; height: number } | null]) => {
        if (!found?.node || paper.current) return
        const { node, width, height } = found
        node.width = width * RATIO
        node.height = height * RATIO
        const pen = node.getContext('2d')
        pen.scale(RATIO, RATIO)
        paper.current = { pen, width, height }
        drawStrokes(pen, strokes, width, height)
        onReady(() => node.toDataURL('image/png').replace(/^data:image\/png;base64,/, ''))
      })

  const latest = useRef(prepare)
  latest.current = prepare
  useReady(() => Taro.nextTick(() => latest.current()))
  // A pad that appears after the page was ready finds its canvas a moment later.
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), 50)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (paper.current) drawStrokes(paper.current.pen, strokes, paper.current.width, paper.current.height)
  }, [strokes])

  return (
    <Canvas
      id="signature"
      canvasId="signature"
      type="2d"
      disableScroll
      className="ui-signature__canvas"
      onTouchStart={(event) => touch(event, onBegin)}
      onTouchMove={(event) => touch(event, onMove)}
    />
  )
}

function touch(event: { touches: object }, tell: (point: Point) => void): void {
  const [finger] = event.touches as Point[]
  if (finger) tell({ x: finger.x, y: finger.y })
}
