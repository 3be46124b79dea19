import type { Words } from '@/components/words'

const stubs = Array.from({ length: 11 }, (_, position) => position)
const torn = 6

const Strip = ({ label }: { label: string }) => (
  <svg
    role="img"
    aria-label={label}
    viewBox="0 0 990 236"
    preserveAspectRatio="xMinYMid slice"
    className="h-[clamp(150px,26vh,236px)] w-full overflow-visible"
  >
    {stubs.map((position) => {
      const x = position * 90
      if (position < torn) return <rect key={position} x={x} y="34" width="82" height="168" rx="9" className="fill-onsticker" />
      if (position > torn)
        return (
          <rect
            key={position}
            x={x + 1.5}
            y="35.5"
            width="79"
            height="165"
            rx="8"
            strokeWidth="3"
            className="fill-none stroke-onsticker/45"
          />
        )
      return (
        <line key={position} x1={x + 84} y1="30" x2={x + 84} y2="206" strokeWidth="3" strokeDasharray="9 9" className="stroke-onsticker" />
      )
    })}
    <g className="tearing">
      <rect
        x={torn * 90 - 1}
        y="34"
        width="82"
        height="168"
        rx="9"
        strokeWidth="5"
        className="fill-[oklch(0.996_0.002_112)] stroke-onsticker"
      />
      <text x={torn * 90 + 40} y="157" textAnchor="middle" className="tag fill-onsticker text-[112px]">
        1
      </text>
    </g>
  </svg>
)

export const PromiseSticker = ({ words }: { words: Words['auth'] }) => (
  <aside className="hidden p-4 pl-0 lg:block">
    <div className="@container sticky top-4 flex h-[calc(100dvh-32px)] min-h-[560px] flex-col overflow-hidden rounded-xl bg-sticker text-onsticker dark:bg-[oklch(0.82_0.16_98)]">
      <p className="tag whitespace-pre-line px-[5cqw] pt-[6cqw] text-[min(25cqw,27vh)] tracking-[-.03em]">{words.promiseLines}</p>
      <p className="mt-[4cqw] max-w-[34ch] px-[5.6cqw] text-[clamp(18px,2.6cqw,26px)] font-[650] leading-[1.18] tracking-[-.015em] text-balance">
        {words.promiseLead}
      </p>
      <div className="mt-auto pb-[4cqw] pl-[5.6cqw] pt-6">
        <Strip label={words.stripLabel} />
      </div>
    </div>
  </aside>
)
