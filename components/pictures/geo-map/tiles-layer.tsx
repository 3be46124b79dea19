import { useLayoutEffect, useRef } from 'react'
import { type Frame, worldSize } from './geometry'
import type { Stage } from './stage'
import { type Tile, tileUrl, tileZoom, visibleTiles } from './tiles'

const keyOf = ({ column, row }: Tile) => `${column}/${row}`

/** The tiles of one zoom. Offsets count from an anchor nearby, because a browser's transforms are too coarse for a whole world at street level. */
class Sheet {
  readonly element = document.createElement('div')
  readonly zoom: number
  readonly #anchor: Tile
  readonly #images = new Map<string, HTMLImageElement>()
  readonly #pending = new Set<string>()

  constructor(anchor: Tile) {
    this.#anchor = anchor
    this.zoom = anchor.zoom
    this.element.className = 'absolute top-0 left-0 origin-top-left'
  }

  get isComplete() {
    return this.#pending.size === 0
  }

  move(frame: Frame): void {
    const stretch = frame.scale / 2 ** this.zoom
    const x = this.#anchor.column * worldSize * stretch + frame.x
    const y = this.#anchor.row * worldSize * stretch + frame.y
    this.element.style.transform = `translate(${x}px, ${y}px) scale(${stretch})`
  }

  show(tiles: Tile[], template: string): void {
    const wanted = new Set(tiles.map(keyOf))
    for (const key of this.#images.keys()) if (!wanted.has(key)) this.#drop(key)
    for (const tile of tiles) if (!this.#images.has(keyOf(tile))) this.#add(tile, template)
  }

  #add(tile: Tile, template: string): void {
    const key = keyOf(tile)
    const image = new Image(worldSize, worldSize)
    const settle = () => this.#pending.delete(key)
    image.alt = ''
    image.draggable = false
    image.loading = 'lazy'
    image.decoding = 'async'
    image.className = 'absolute top-0 left-0 max-w-none select-none opacity-0 transition-opacity duration-[120ms]'
    image.style.transform = `translate(${(tile.column - this.#anchor.column) * worldSize}px, ${(tile.row - this.#anchor.row) * worldSize}px)`
    image.onload = () => {
      settle()
      image.classList.remove('opacity-0')
    }
    image.onerror = settle
    image.src = tileUrl(template, tile)
    this.#pending.add(key)
    this.#images.set(key, image)
    this.element.append(image)
  }

  #drop(key: string): void {
    const image = this.#images.get(key)
    if (image) image.src = ''
    image?.remove()
    this.#images.delete(key)
    this.#pending.delete(key)
  }
}

function sheetsPainter(parent: HTMLElement, template: string): (frame: Frame) => void {
  let current: Sheet | null = null
  let previous: Sheet | null = null
  return (frame) => {
    const zoom = tileZoom(frame.scale)
    const tiles = visibleTiles(frame, zoom)
    const [anchor] = tiles
    if (!anchor) return
    if (current?.zoom !== zoom) {
      previous?.element.remove()
      previous = current
      current = new Sheet(anchor)
      parent.append(current.element)
    }
    current.show(tiles, template)
    if (current.isComplete) {
      previous?.element.remove()
      previous = null
    }
    current.move(frame)
    previous?.move(frame)
  }
}

export function TilesLayer({ stage, url }: { stage: Stage; url: string }) {
  const parent = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = parent.current
    if (!element) return
    const stop = stage.paintWith(sheetsPainter(element, url))
    return () => {
      stop()
      element.replaceChildren()
    }
  }, [stage, url])
  return <div ref={parent} className="pointer-events-none absolute inset-0 dark:brightness-[.58] dark:saturate-50" aria-hidden="true" />
}
