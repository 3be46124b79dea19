import { Tear } from '@/components/ui/tear'
import type { Words } from '@/components/words'
import { Glyph } from '@/components/ui/glyph'

export type DemoSignIn = { who: string; role: keyof Words['auth']['roles']; identifier: string; password: string }

type DemoSignInsProps = {
  demo: DemoSignIn[]
  words: Words['auth']
  disabled: boolean
  onChoose: (identifier: string, password: string) => void
}

export const DemoSignIns = ({ demo, words, disabled, onChoose }: DemoSignInsProps) => (
  <section aria-label={words.demo} className="mt-7">
    <Tear />
    <h2 className="mb-2 mt-4 text-sm font-[600] text-ink2">{words.demo}</h2>
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-paper">
      {demo.map(({ who, role, identifier, password }) => (
        <li key={identifier}>
          <button
            type="button"
            disabled={disabled}
            onClick={() => onChoose(identifier, password)}
            className="flex min-h-11 w-full items-center gap-3 px-4 text-left text-sm -outline-offset-2 transition-colors duration-120 hover:bg-ink/6 disabled:opacity-45"
          >
            <span className="shrink-0 font-[600]">
              {who}
              <span className="font-[450] text-ink2"> {words.roles[role]}</span>
            </span>
            <span className="code ml-auto min-w-0 truncate text-xs text-ink3">{identifier}</span>
            <Glyph path="m9 18 6-6-6-6" className="size-4 shrink-0 text-ink3" />
          </button>
        </li>
      ))}
    </ul>
  </section>
)
