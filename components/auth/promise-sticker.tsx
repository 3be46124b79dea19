import type { Words } from '@/components/words'

const given = [0, 1, 2, 3, 4, 5]
const left = [0, 1, 2, 3]

const pitch = 90
const tornAt = given.length * pitch
const leftFrom = tornAt + pitch + 44

const Strip = ({ label }: { label: string }) => (
  <svg
    role="img"
    aria-label={label}
    viewBox="0 0 716 222"
    preserveAspectRatio="xMinYMax meet"
    className="block max-h-[22vh] w-full overflow-visible"
  >
    {given.map((position) => (
      <rect key={position} x={position * pitch} y="46" width="82" height="176" rx="9" className="fill-onsticker" />
    ))}
    {left.map((position) => (
      <rect
        key={position}
        x={leftFrom + position * pitch}
        y="47.5"
        width="79"
        height="173"
        rx="8"
        strokeWidth="3"
        className="fill-none stroke-onsticker"
      />
    ))}
    <g className="tearing">
      <rect x={tornAt} y="48.5" width="77" height="171" rx="8" strokeWidth="5" className="fill-[oklch(0.996_0.002_112)] stroke-onsticker" />
      <text x={tornAt + 38} y="176" textAnchor="middle" className="tag fill-onsticker text-[118px]">
        1
      </text>
    </g>
  </svg>
)

export const PromiseSticker = ({ words }: { words: Words['auth'] }) => (
  <aside className="hidden p-4 pl-0 lg:block">
    <div className="@container sticky top-4 flex h-[calc(100dvh-32px)] min-h-[560px] flex-col overflow-hidden rounded-xl bg-sticker text-onsticker dark:bg-[oklch(0.82_0.16_98)]">
      <p className="tag whitespace-pre px-[5cqw] pt-[min(6cqw,5vh)] text-[min(21.5cqw,18vh)] leading-[.84] tracking-[-.02em] [word-spacing:.06em]">
        {words.promiseLines}
      </p>
      <p className="mt-[3cqw] max-w-[40ch] px-[5.6cqw] text-[clamp(18px,2.8cqw,28px)] font-[650] leading-[1.18] tracking-[-.015em] text-balance">
        {words.promiseLead}
      </p>
      <div className="mt-auto pb-[min(5.6cqw,5vh)] pl-[5.6cqw] pt-6">
        <Strip label={words.stripLabel} />
      </div>
    </div>
  </aside>
)
