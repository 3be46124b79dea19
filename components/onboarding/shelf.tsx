import { TextLink } from '@/components/ui/text-link'
import type { Words } from '@/components/words'

type ShelfProps = { placed: number; href: string; words: Words['onboarding']['today']; locale: string }

/** What the brand has once the first steps are done: one number and its sentence. */
export const Shelf = ({ placed, href, words, locale }: ShelfProps) => (
  <section className="flex flex-wrap items-end gap-x-4 gap-y-3 pt-2">
    <span className="tag text-[84px]">{new Intl.NumberFormat(locale).format(placed)}</span>
    <p className="max-w-[330px] pb-0.5 text-lg leading-[23px] font-[550] tracking-[-.01em]">
      {placed === 1 ? words.one : words.many}
      <TextLink href={href} className="block text-sm">
        {words.all}
      </TextLink>
    </p>
  </section>
)
