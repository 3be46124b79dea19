import type { PartProps } from '@/components/campaigns/part-props'
import { cityOf } from '@/components/shell/city-clock'
import { Section } from '@/components/editor/section'
import { FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { fill } from '@/components/words'

type MomentProps = PartProps & { name: 'starts' | 'ends'; legend: string; hint: string; dayLabel: string; timeLabel: string }

const Moment = ({ form, error, name, legend, hint, dayLabel, timeLabel }: MomentProps) => {
  const wrong = error(name) ? true : undefined
  const clear = { onChange: () => form.clearErrors(name) }
  return (
    <FieldGroup legend={legend} hint={hint} error={error(name)}>
      <div className="flex gap-2">
        <Input
          type="date"
          aria-label={dayLabel}
          aria-invalid={wrong}
          {...form.register(`${name}.day`, clear)}
          defaultValue={form.getValues(`${name}.day`)}
          className="num flex-1"
        />
        <Input
          type="time"
          aria-label={timeLabel}
          aria-invalid={wrong}
          {...form.register(`${name}.time`, clear)}
          defaultValue={form.getValues(`${name}.time`)}
          className="num w-[136px]! shrink-0"
        />
      </div>
    </FieldGroup>
  )
}

export const WhenSection = (part: PartProps) => {
  const { editor } = part.words
  return (
    <Section title={editor.when} note={fill(editor.zoneNote, { city: cityOf(part.writing.timeZone) })}>
      <div className="grid gap-4">
        <Moment
          {...part}
          name="starts"
          legend={editor.starts}
          hint={editor.startsHint}
          dayLabel={editor.startDay}
          timeLabel={editor.startTime}
        />
        <Moment {...part} name="ends" legend={editor.ends} hint={editor.endsHint} dayLabel={editor.endDay} timeLabel={editor.endTime} />
      </div>
    </Section>
  )
}
