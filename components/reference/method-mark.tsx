const looks: Record<string, string> = {
  GET: 'border-edge text-ink2',
  DELETE: 'border-tomato text-tomato',
}

/** What only reads is an outline, what changes is solid, what takes away is red. */
export const MethodMark = ({ method }: { method: string }) => (
  <span
    className={`code inline-flex h-5 w-[52px] shrink-0 items-center justify-center rounded-sm border text-[10.5px] font-[600] ${looks[method] ?? 'border-ink bg-ink text-paper'}`}
  >
    {method}
  </span>
)

export const PathText = ({ path }: { path: string }) => (
  <span className="code text-[12.5px] font-[500] [overflow-wrap:anywhere]">
    {path.split('/').map((part, at) => (
      <span key={at} className={part.startsWith('{') ? 'text-cobalt' : undefined}>
        {at > 0 && '/'}
        {at > 0 && <wbr />}
        {part}
      </span>
    ))}
  </span>
)
