import type { GroupLink } from '@/components/reference/content'
import { MethodMark, PathText } from '@/components/reference/method-mark'

type OperationIndexProps = { operations: GroupLink['operations']; hrefOf: (id: string) => string }

export const OperationIndex = ({ operations, hrefOf }: OperationIndexProps) => (
  <ul lang="en" className="overflow-hidden rounded-lg border border-line bg-paper">
    {operations.map(({ id, method, path, summary }) => (
      <li key={id} className="border-t border-line first:border-t-0">
        <a
          href={hrefOf(id)}
          className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-ink/4 sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <MethodMark method={method} />
          <PathText path={path} />
          <span className="text-sm text-ink2 max-sm:col-start-2">{summary}</span>
        </a>
      </li>
    ))}
  </ul>
)
