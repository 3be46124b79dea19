import { select } from 'd3-selection'
import { type D3ZoomEvent, zoom, zoomIdentity } from 'd3-zoom'
import { centredFrame, centreOf, clampY, type Frame, nearestCopy, scaleLimits, type Size, worldSize } from './geometry'

type Painter = (frame: Frame) => void
type Gesture = MouseEvent | TouchEvent | WheelEvent

const glideMilliseconds = 180
const nowhere: Frame = { scale: 1, x: 0, y: 0, width: 0, height: 0 }
const prefersStillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
const isSame = (one: Frame, other: Frame) =>
  one.scale === other.scale && one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height

/**
 * Where we look. Layers paint themselves once per animation frame while it moves; React renders only when it has come to rest.
 */
export class Stage {
  #surface: HTMLElement | null = null
  #frame = nowhere
  #settled = nowhere
  #destination: Frame | null = null
  #paintRequest = 0
  #glideRequest = 0
  #isMoved = false
  #home: (size: Size) => Frame = (size) => centredFrame({ x: worldSize / 2, y: worldSize / 2 }, 0, size)
  readonly #painters = new Set<Painter>()
  readonly #watchers = new Set<() => void>()
  readonly #behaviour = zoom<HTMLElement, unknown>()
    .clickDistance(4)
    .duration(glideMilliseconds)
    .constrain((transform, [[, top], [, bottom]]) =>
      zoomIdentity.translate(transform.x, clampY(transform.k, transform.y, bottom - top)).scale(transform.k),
    )
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => this.#follow(event))
    .on('end', () => this.#rest())

  /** `isActive`: plain wheel and one finger belong to the page until the map has been chosen. */
  attach(surface: HTMLElement, isActive: () => boolean): () => void {
    this.#surface = surface
    this.#behaviour.duration(prefersStillness() ? 0 : glideMilliseconds).filter((event: Gesture) => this.#takes(event, isActive()))
    select(surface).call(this.#behaviour)
    const observer = new ResizeObserver(() => this.#resize({ width: surface.clientWidth, height: surface.clientHeight }))
    observer.observe(surface)
    return () => {
      observer.disconnect()
      this.#stopGliding()
      cancelAnimationFrame(this.#paintRequest)
      this.#paintRequest = 0
      select(surface).on('.zoom', null)
      this.#surface = null
    }
  }

  frame = (): Frame => this.#frame
  settled = (): Frame => this.#settled
  /** Where a movement that is under way will end, so that quick key presses add up. */
  destination = (): Frame => this.#destination ?? this.#frame

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  paintWith(painter: Painter): () => void {
    this.#painters.add(painter)
    if (this.#frame.width > 0) painter(this.#frame)
    return () => this.#painters.delete(painter)
  }

  requestPaint(): void {
    this.#paintRequest ||= requestAnimationFrame(() => {
      this.#paintRequest = 0
      if (this.#frame.width > 0) for (const painter of this.#painters) painter(this.#frame)
    })
  }

  /** What is shown until somebody moves the map, also when the size or the markers change. */
  setHome(home: (size: Size) => Frame): void {
    this.#home = home
    if (!this.#isMoved && this.#frame.width > 0) this.#jump(home(this.#frame))
  }

  keepView(): void {
    this.#isMoved = true
  }

  goTo(target: Frame): void {
    this.keepView()
    this.#stopGliding()
    const here = centreOf(this.#frame)
    const there = centreOf(target)
    const goal = centredFrame({ x: nearestCopy(there.x, here.x), y: there.y }, target.scale, this.#frame)
    if (prefersStillness() || document.hidden) this.#jump(goal)
    else this.#glide(goal)
  }

  #takes(event: Gesture, isActive: boolean): boolean {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-list]')) return false
    if (event.type === 'wheel') return event.ctrlKey || event.metaKey || isActive
    if (event.type === 'dblclick') return !target?.closest('button:not([data-pin])')
    if (target?.closest('[data-pin]')) return false
    if ('touches' in event) return isActive || event.touches.length > 1
    return !event.ctrlKey && !('button' in event && event.button > 0)
  }

  #follow({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>): void {
    if (sourceEvent) {
      this.keepView()
      this.#stopGliding()
    }
    this.#frame = { ...this.#frame, scale: transform.k, x: transform.x, y: transform.y }
    this.requestPaint()
  }

  #rest(): void {
    if (this.#destination || isSame(this.#frame, this.#settled)) return
    this.#settled = this.#frame
    for (const watcher of this.#watchers) watcher()
  }

  #resize(size: Size): void {
    if (size.width === 0 || size.height === 0) return
    const before = this.#frame
    this.#stopGliding()
    this.#behaviour.scaleExtent(scaleLimits(size))
    this.#frame = { ...before, ...size }
    this.#jump(this.#isMoved && before.width > 0 ? centredFrame(centreOf(before), before.scale, size) : this.#home(size))
  }

  #jump({ x, y, scale }: Frame): void {
    if (this.#surface) select(this.#surface).call(this.#behaviour.transform, zoomIdentity.translate(x, y).scale(scale))
  }

  #stopGliding(): void {
    cancelAnimationFrame(this.#glideRequest)
    this.#destination = null
  }

  #glide(goal: Frame): void {
    const start = this.#frame
    const [from, to] = [centreOf(start), centreOf(goal)]
    const path = this.#behaviour.interpolate()([from.x, from.y, start.width / start.scale], [to.x, to.y, goal.width / goal.scale])
    const startedAt = performance.now()
    this.#destination = goal
    const advance = (now: number) => {
      const progress = Math.min(Math.max(now - startedAt, 0) / glideMilliseconds, 1)
      if (progress === 1) {
        this.#destination = null
        return this.#jump(goal)
      }
      const [x, y, width] = path(1 - (1 - progress) ** 4)
      this.#jump(centredFrame({ x, y }, start.width / width, start))
      this.#glideRequest = requestAnimationFrame(advance)
    }
    this.#glideRequest = requestAnimationFrame(advance)
  }
}
