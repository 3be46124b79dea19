import { useWatch } from 'react-hook-form'
import type { Offer } from '@/components/campaigns/campaign-values'
import { Entry } from '@/components/campaigns/entry'
import { blankTag, currencySign } from '@/components/campaigns/offer-text'
import type { PartProps } from '@/components/campaigns/part-props'
import { Section } from '@/components/editor/section'

const offers = ['percent', 'amount', 'fixed-price', 'buy-x-get-y'] as const satisfies readonly Offer[]

const Tiles = ({ form, words, sign }: Pick<PartProps, 'form' | 'words'> & { sign: string }) => (
  <fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-4">
    <legend className="sr-only">{words.editor.offer}</legend>
    {offers.map((offer) => (
      <label key={offer} className="relative block cursor-pointer">
        <input
          type="radio"
          value={offer}
          {...form.register('offer', { onChange: () => form.clearErrors() })}
          defaultChecked={form.getValues('offer') === offer}
          className="peer pointer-events-none absolute inset-0 size-full appearance-none opacity-0"
        />
        <span className="flex h-[76px] flex-col justify-between rounded-md border border-line2 bg-paper px-2.5 pt-3 pb-2 transition-colors duration-120 peer-checked:border-ink peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-cobalt hover:border-edge">
          <span aria-hidden="true" className="tag text-[34px]">
            {blankTag(offer, sign)}
          </span>
          <span className="truncate text-2xs font-[600]">{words.editor[offer]}</span>
        </span>
      </label>
    ))}
  </fieldset>
)

const Fields = ({ offer, sign, ...part }: PartProps & { offer: Offer; sign: string }) => {
  const { editor } = part.words
  switch (offer) {
    case 'percent':
      return (
        <>
          <Entry {...part} name="percent" label={editor.percentOff} unit="%" />
          <Entry {...part} name="cap" label={editor.cap} optional={editor.optional} unit={sign} />
        </>
      )
    case 'amount':
      return <Entry {...part} name="amount" label={editor.amountOff} unit={sign} />
    case 'fixed-price':
      return <Entry {...part} name="price" label={editor.price} unit={sign} />
    case 'buy-x-get-y':
      return (
        <>
          <Entry {...part} name="buy" label={editor.buy} />
          <Entry {...part} name="get" label={editor.get} />
          <Entry {...part} name="percentOff" label={editor.getOff} unit="%" className="sm:col-span-2" />
        </>
      )
  }
}

export const OfferSection = (part: PartProps) => {
  const { form, words, writing, error } = part
  const offer = useWatch({ control: form.control, name: 'offer' })
  const sign = currencySign(writing.currency, writing.locale)
  return (
    <Section title={words.editor.offer}>
      <Tiles form={form} words={words} sign={sign} />
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Fields {...part} offer={offer} sign={sign} />
      </div>
      <p role="alert" className="mt-2 text-xs font-[550] text-tomato empty:hidden">
        {error('offer')}
      </p>
    </Section>
  )
}
