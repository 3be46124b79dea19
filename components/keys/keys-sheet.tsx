'use client'

import { Caps, usePlatform } from '@/components/keys/caps'
import { openKeys } from '@/components/keys/opening'
import { switchSingleKeys, useSingleKeys } from '@/components/keys/preference'
import { bindings, type KeyGroup } from '@/components/keys/registry'
import { isSingle, keyCaps } from '@/components/keys/sequence'
import { elementBindings } from '@/components/keys/targets'
import { Sheet } from '@/components/ui/sheet'
import { Switch } from '@/components/ui/switch'
import { fill, type Words } from '@/components/words'

type KeyWords = Words['shell']['keys']
type Row = { keys: string; label: string; group: KeyGroup }

const groups = ['page', 'go', 'everywhere'] as const satisfies readonly KeyGroup[]

const rowsOf = (words: KeyWords): Row[] => {
  const everywhere = 'everywhere' as const
  return [
    ...elementBindings().filter(({ keys }) => keys !== 'z'),
    ...bindings(),
    { keys: 'z', label: words.undo, group: everywhere },
    { keys: 'Esc', label: words.close, group: everywhere },
  ]
}

const Rows = ({ title, rows, on, then }: { title: string; rows: Row[]; on: boolean; then: string }) => (
  <section className="mt-5">
    <h3 className="text-2xs font-[600] text-ink3">{title}</h3>
    <dl className="mt-1 divide-y divide-line">
      {rows.map((row) => (
        <div key={row.keys + row.label} className="flex h-9 items-center justify-between gap-4 text-sm">
          <dt className={on || !isSingle(row.keys) || row.keys === 'Esc' ? 'truncate' : 'truncate text-ink3 line-through'}>{row.label}</dt>
          <dd>
            <Caps keys={row.keys} then={then} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

export const KeysSheet = ({ words, closeLabel }: { words: KeyWords; closeLabel: string }) => {
  const on = useSingleKeys()
  const [modifier = 'Ctrl'] = keyCaps('mod+k', usePlatform())
  const rows = rowsOf(words)
  return (
    <Sheet open onOpenChange={openKeys} title={words.title} closeLabel={closeLabel}>
      <div className="px-5 pt-4 pb-8">
        <Switch
          label={words.single}
          hint={fill(words.singleHint, { modifier })}
          checked={on}
          onChange={(event) => switchSingleKeys(event.target.checked)}
        />
        {groups.map((group) => {
          const those = rows.filter((row) => row.group === group)
          return those.length > 0 && <Rows key={group} title={words[group]} rows={those} on={on} then={words.then} />
        })}
      </div>
    </Sheet>
  )
}
