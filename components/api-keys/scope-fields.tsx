import { offeredScopes, type Preset, presetOf, presets, scopeGroups, scopeText, sentence } from '@/components/api-keys/scope-text'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldGroup } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { fill, type Words } from '@/components/words'
import type { Scope } from '@/lib/auth/permissions'

type Chosen = readonly Scope[]
type ScopeFieldsProps = { chosen: Chosen; onChange: (chosen: Chosen) => void; error: string | undefined; words: Words['keys'] }

const shownPresets = ['shopSystem', 'till', 'readOnly', 'own'] as const satisfies readonly Preset[]
const groups = ['codes', 'customers', 'stores', 'listening'] as const

const Group = ({ group, chosen, onChange, words }: Omit<ScopeFieldsProps, 'error'> & { group: (typeof groups)[number] }) => (
  <fieldset>
    <legend className="mb-1 text-2xs font-[600] text-ink3">{words.groups[group]}</legend>
    {scopeGroups[group].map((scope) => (
      <Checkbox
        key={scope}
        checked={chosen.includes(scope)}
        onChange={({ target }) => onChange(offeredScopes.filter((one) => (one === scope ? target.checked : chosen.includes(one))))}
        label={sentence(scopeText(scope, words))}
        className="min-h-7"
      />
    ))}
  </fieldset>
)

/** What a key may do, as sentences; three sets that fit most systems are a click away. */
export const ScopeFields = ({ chosen, onChange, error, words }: ScopeFieldsProps) => (
  <div className="space-y-3">
    <div>
      <p aria-hidden="true" className="mb-1 text-xs font-[600]">
        {words.presets.label}
      </p>
      <Segmented
        label={words.presets.label}
        value={presetOf(chosen)}
        options={shownPresets.map((preset) => ({ value: preset, label: words.presets[preset] }))}
        onChange={(preset) => onChange(preset === 'own' ? [] : presets[preset])}
        className="max-w-full max-sm:grid max-sm:grid-cols-2"
      />
    </div>
    <FieldGroup
      legend={words.new.may}
      optional={fill(words.new.chosen, { count: chosen.length, total: offeredScopes.length })}
      error={error}
    >
      <div className="grid gap-x-6 gap-y-4 rounded-md border border-line2 bg-paper p-3 sm:grid-cols-2">
        {groups.map((group) => (
          <Group key={group} group={group} chosen={chosen} onChange={onChange} words={words} />
        ))}
      </div>
    </FieldGroup>
  </div>
)
