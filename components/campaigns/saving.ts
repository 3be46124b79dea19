import { changeOf, type WireTerms, type Wrongs } from '@/components/campaigns/campaign-terms'
import { type CampaignField, campaignFields, type CampaignValues } from '@/components/campaigns/campaign-values'
import type { Failure } from '@/components/editor/use-editor-form'
import { saidRefusal } from '@/components/live/said-refusal'
import { cityOf } from '@/components/shell/city-clock'
import { fill, type Words } from '@/components/words'
import type { changeCampaign, createCampaign, getCampaign, WireCampaign } from '@/lib/campaigns/contract'
import { call, Refusal } from '@/lib/http/client'

type CampaignWords = Pick<Words['campaigns'], 'failures' | 'troubles'>

type CampaignFailure = Failure<CampaignField>

/** Where the API's pointer stands in the form; the longest that fits counts. */
const fieldOf: Record<string, CampaignField> = {
  '/name': 'name',
  '/description': 'description',
  '/benefit': 'offer',
  '/benefit/percent': 'percent',
  '/benefit/cap': 'cap',
  '/benefit/amount': 'amount',
  '/benefit/price': 'price',
  '/benefit/buy': 'buy',
  '/benefit/get': 'get',
  '/benefit/percentOff': 'percentOff',
  '/startsAt': 'starts',
  '/endsAt': 'ends',
  '/limits/claims': 'claims',
  '/limits/perShopper': 'perShopper',
  '/limits/usesPerCode': 'usesPerCode',
  '/limits/budget': 'budget',
  '/minimumSpend': 'minimumSpend',
  '/scope/productIds': 'productIds',
  '/scope/categoryIds': 'categoryIds',
  '/claimableByShoppers': 'claimableByShoppers',
  '/issueOn': 'issueEvent',
  '/issueOn/ceiling': 'ceiling',
  '/issueOn/validForDays': 'validForDays',
  '/codeStyle': 'length',
  '/codeStyle/length': 'length',
  '/codeStyle/prefix': 'prefix',
  '/codeStyle/pattern': 'pattern',
}

export const fieldAt = (pointer: string): CampaignField | undefined => {
  for (let path = pointer; path.length > 1; path = path.slice(0, path.lastIndexOf('/'))) {
    const field = fieldOf[path]
    if (field) return field
  }
  return undefined
}

/** What went wrong, at the field where it belongs; whatever fits no field is said above the form. */
export const failureOf = (error: unknown, { failures, troubles }: CampaignWords): CampaignFailure => {
  if (!(error instanceof Refusal)) throw error
  const found = error.errors.map(({ pointer, detail }) => [fieldAt(pointer), fill(troubles.refused, { detail })] as const)
  const fields = Object.fromEntries(found.filter(([field]) => field !== undefined))
  const isPlaced = found.length > 0 && found.every(([field]) => field !== undefined)
  return { fields, form: isPlaced ? null : saidRefusal(error, failures, { 'campaign-published': failures.published }) }
}

const bounds: Partial<Record<CampaignField, [least: number, most: number]>> = {
  claims: [1, 2_000_000_000],
  perShopper: [1, 1_000],
  usesPerCode: [1, 1_000_000],
  buy: [1, 1_000],
  get: [1, 1_000],
  ceiling: [1, 10_000_000],
  validForDays: [1, 3_650],
  length: [4, 24],
}

const timeWritten = ({ starts, ends }: CampaignValues, field: CampaignField) => (field === 'starts' ? starts : ends).time

/** What can be said before anything is sent. */
export const earlyFailure = (
  wrongs: Wrongs,
  values: CampaignValues,
  { troubles, timeZone, locale }: { troubles: CampaignWords['troubles']; timeZone: string; locale: string },
): CampaignFailure | null => {
  const numbers = new Intl.NumberFormat(locale, { useGrouping: 'always' })
  const fields: CampaignFailure['fields'] = {}
  for (const field of campaignFields) {
    const trouble = wrongs[field]
    const [least, most] = bounds[field] ?? [0, 0]
    const said = { least: numbers.format(least), most: numbers.format(most), time: timeWritten(values, field), city: cityOf(timeZone) }
    if (trouble) fields[field] = fill(troubles[trouble], said)
  }
  return Object.keys(fields).length > 0 ? { form: null, fields } : null
}

export const addCampaign = (brand: string, terms: WireTerms, idempotencyKey: string): Promise<WireCampaign> =>
  call<typeof createCampaign>({ method: 'POST', path: '/campaigns', body: terms, brand, idempotencyKey })

type Saved = { brand: string; base: WireCampaign; before: WireTerms; after: WireTerms; idempotencyKey: string }

/** From what the campaign is to what it becomes; refused when somebody was quicker. */
export const saveCampaign = ({ brand, base, before, after, idempotencyKey }: Saved): Promise<WireCampaign> =>
  call<typeof changeCampaign>({
    method: 'PATCH',
    path: '/campaigns/{id}',
    params: { id: base.id },
    body: changeOf(before, after),
    brand,
    ifMatch: base.version,
    idempotencyKey,
  })

export const readCampaign = (brand: string, id: string): Promise<WireCampaign> =>
  call<typeof getCampaign>({ method: 'GET', path: '/campaigns/{id}', params: { id }, brand })
