import type { NewCampaign } from '@/lib/campaigns/contract'

export const dayMilliseconds = 24 * 60 * 60 * 1_000

type ToldCampaign = {
  campaign: Partial<NewCampaign> & Pick<NewCampaign, 'name' | 'description' | 'benefit'>
  /** In days from the present, whole or not. */
  draftedAt: number
  publishedAt: number
  startsAt: number | null
  endsAt: number | null
  codes: number
  claims: { count: number; from: number; until: number } | null
  redemptions: { count: number; until: number }
  voids: number
}

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const inGroups = (prefix: string) => ({ length: 10, prefix, pattern: '####-####-###' })

export const autumn: ToldCampaign = {
  campaign: {
    name: 'Desayunos de otoño',
    description: 'Un treinta por ciento en el desayuno, hasta tres euros.',
    benefit: { type: 'percent', percent: 30, cap: euros(300) },
    minimumSpend: euros(500),
    codeStyle: inGroups('CAFE'),
    limits: { claims: null, perShopper: 1, usesPerCode: 1, budget: euros(200_000) },
  },
  draftedAt: -13,
  publishedAt: -12,
  startsAt: -11,
  endsAt: 16,
  codes: 4_000,
  claims: { count: 1_480, from: -11, until: -0.01 },
  redemptions: { count: 430, until: -0.005 },
  voids: 4,
}

export const summer: ToldCampaign = {
  campaign: {
    name: 'Verano en la terraza',
    description: 'Cada café con hielo a un euro y medio.',
    benefit: { type: 'fixed-price', price: euros(150) },
    codeStyle: inGroups('HIELO'),
  },
  draftedAt: -38,
  publishedAt: -37,
  startsAt: -36,
  endsAt: -15,
  codes: 600,
  claims: { count: 512, from: -36, until: -16 },
  redemptions: { count: 290, until: -15.1 },
  voids: 0,
}

export const blackFriday: ToldCampaign = {
  campaign: {
    name: 'Black Friday: el tercero invita',
    description: 'Dos bolsas de café en grano y la tercera gratis.',
    benefit: { type: 'buy-x-get-y', buy: 2, get: 1, percentOff: 100 },
    codeStyle: { length: 8, prefix: 'BF', pattern: '###-###-###' },
  },
  draftedAt: -3,
  publishedAt: -2,
  startsAt: 6,
  endsAt: 9,
  codes: 2_000,
  claims: null,
  redemptions: { count: 0, until: 0 },
  voids: 0,
}

export const welcome = {
  campaign: {
    name: 'Bienvenida',
    description: 'Tres euros para quien entra por primera vez.',
    benefit: { type: 'amount', amount: euros(300) },
    issueOn: { event: 'first-login', ceiling: 100, validForDays: 30 },
    claimableByShoppers: false,
    codeStyle: inGroups('HOLA'),
  } satisfies ToldCampaign['campaign'],
  draftedAt: -21,
  publishedAt: -20,
  startsAt: null,
  endsAt: null,
  codes: 0,
  claims: null,
  redemptions: { count: 9, until: -0.5 },
  voids: 0,
  arrivals: { count: 34, from: -19, until: -0.2 },
}

/** People who came once, in the story only: nobody signs in as them. */
export const arrivalNames = [
  'Núria', 'Jordi', 'Carme', 'Pau', 'Montse', 'Àlex', 'Roser', 'Oriol', 'Mercè', 'Biel', 'Aina', 'Marc', 'Júlia', 'Iker', 'Irene', 'Hugo',
] // prettier-ignore

/** How likely somebody is to want a coffee in each hour of the day. */
export const hourWeights = [0, 0, 0, 0, 0, 0, 1, 5, 9, 10, 7, 5, 4, 4, 3, 4, 6, 6, 4, 3, 2, 1, 1, 0]

export type { ToldCampaign }
