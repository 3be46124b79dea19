import { bearer, newBrand, nobody, type Person, sql, unique } from '../fixtures'

export const demo = {
  manager: { identifier: 'marta@lumen.example', password: 'una tira de cupones' },
  owner: { identifier: 'nil@lumen.example', password: 'una tira de cupones' },
  shopper: { identifier: 'laia', password: 'una tira de cupones' },
} satisfies Record<string, Pick<Person, 'identifier' | 'password'>>

/** Gzipped kilobytes at the first load. */
type Budget = { scripts: number; styles: number; fonts: number; html: number }

const shopper: Budget = { scripts: 185, styles: 14, fonts: 75, html: 20 }
const list: Budget = { scripts: 245, styles: 16, fonts: 75, html: 40 }
const editor: Budget = { ...list, scripts: 265 }
const open: Budget = { scripts: 150, styles: 14, fonts: 75, html: 60 }

export type ListedPage = { path: string; as: keyof typeof demo | 'nobody'; budget: Budget; status?: number }

const storeId = async () => {
  const [row] = await sql(
    (sql) =>
      sql<{ id: string }[]>`select s.id from stores s join brands b on b.id = s.brand_id where b.slug = 'cafes-lumen' and s.name = 'Verdi'`,
  )
  if (!row) throw new Error('the demo story has no store Verdi')
  return row.id
}

const campaignId = async () => {
  const [row] = await sql(
    (sql) =>
      sql<
        { id: string }[]
      >`select c.id from campaigns c join brands b on b.id = c.brand_id where b.slug = 'cafes-lumen' and c.budget is not null`,
  )
  if (!row) throw new Error('the demo story has no campaign with a budget')
  return row.id
}

const campaignPath = async () => `/console/cafes-lumen/campaigns/${await campaignId()}`

const claimLink = async () => {
  const id = await campaignId()
  const [row] = await sql((sql) => sql<{ path: string }[]>`select '/c/' || link_token as path from campaigns where id = ${id}`)
  if (!row) throw new Error('the campaign has no link')
  return row.path
}

/** What Laia holds. */
const ticket = async () => {
  const [row] = await sql(
    (sql) => sql<{ path: string }[]>`
      select '/wallet/' || c.id as path from claims c
      join shoppers s on s.id = c.shopper_id join account_identifiers i on i.account_id = s.account_id
      where i.value = 'laia' and c.used_at is null`,
  )
  if (!row) throw new Error('the demo story gives Laia no code')
  return row.path
}

let invitation: Promise<string> | undefined

/** One for all looks at its page: looking does not use it up. */
const anInvitation = () =>
  (invitation ??= newBrand().then(async ({ owner }) => {
    const invited = await owner.api.post('/members', { identifier: `${unique('invited')}@example.com`, role: 'viewer' })
    return invited.expecting(201).text('invitation')
  }))

let webhook: Promise<string> | undefined

/** One for all looks at its page, told of next to nothing. */
const aWebhookPath = () =>
  (webhook ??= nobody.post('/tokens', demo.manager).then(async (tokens) => {
    const api = bearer(tokens.expecting(200).text('accessToken')).with({ 'tira-brand': 'cafes-lumen' })
    const [known] = (await api.get('/webhooks')).expecting(200).rows()
    const asked = { url: 'https://shop.example/tira', types: ['campaign.exhausted'] }
    const id = known ? String(known.id) : (await api.post('/webhooks', asked)).expecting(201).text('id')
    return `/console/cafes-lumen/webhooks/${id}`
  }))

/** Every page there is. A new page gets a line here; the test beside it says so when one is missing. */
export const pages: { route: string; at?: () => Promise<string>; as: ListedPage['as']; budget: Budget; status?: number }[] = [
  { route: '/', as: 'nobody', budget: shopper },
  { route: '/campaigns/[id]', at: async () => `/campaigns/${await campaignId()}`, as: 'nobody', budget: shopper },
  { route: '/c/[token]', at: claimLink, as: 'nobody', budget: shopper },
  { route: '/wallet', as: 'shopper', budget: shopper },
  { route: '/wallet/[id]', at: ticket, as: 'shopper', budget: shopper },
  { route: '/till/[brand]', at: async () => '/till/cafes-lumen', as: 'manager', budget: shopper },
  { route: '/inbox', as: 'nobody', budget: shopper },
  { route: '/you', as: 'manager', budget: shopper },
  { route: '/you/password', as: 'manager', budget: shopper },
  { route: '/you/delete', as: 'manager', budget: shopper },
  { route: '/sign-in', as: 'nobody', budget: open },
  { route: '/sign-up', as: 'nobody', budget: open },
  { route: '/invitations/[secret]', at: async () => `/invitations/${await anInvitation()}`, as: 'manager', budget: open },
  { route: '/console/new', as: 'manager', budget: editor },
  { route: '/console/[brand]', at: async () => '/console/cafes-lumen', as: 'manager', budget: list },
  { route: '/console/[brand]/campaigns', at: async () => '/console/cafes-lumen/campaigns', as: 'manager', budget: list },
  { route: '/console/[brand]/campaigns/new', at: async () => '/console/cafes-lumen/campaigns/new', as: 'manager', budget: editor },
  { route: '/console/[brand]/campaigns/[id]', at: campaignPath, as: 'manager', budget: list },
  { route: '/console/[brand]/campaigns/[id]/edit', at: async () => `${await campaignPath()}/edit`, as: 'manager', budget: editor },
  { route: '/console/[brand]/campaigns/[id]/poster', at: async () => `${await campaignPath()}/poster`, as: 'manager', budget: list },
  { route: '/console/[brand]/stores', at: async () => '/console/cafes-lumen/stores', as: 'manager', budget: list },
  { route: '/console/[brand]/stores/new', at: async () => '/console/cafes-lumen/stores/new', as: 'manager', budget: editor },
  {
    route: '/console/[brand]/stores/[id]',
    at: async () => `/console/cafes-lumen/stores/${await storeId()}`,
    as: 'manager',
    budget: editor,
  },
  { route: '/console/[brand]/codes', at: async () => '/console/cafes-lumen/codes', as: 'manager', budget: list },
  { route: '/console/[brand]/jobs', at: async () => '/console/cafes-lumen/jobs', as: 'manager', budget: list },
  { route: '/console/[brand]/webhooks', at: async () => '/console/cafes-lumen/webhooks', as: 'manager', budget: list },
  { route: '/console/[brand]/webhooks/[id]', at: aWebhookPath, as: 'manager', budget: list },
  { route: '/console/[brand]/runs', at: async () => '/console/cafes-lumen/runs', as: 'owner', budget: list },
  { route: '/console/[brand]/api-keys', at: async () => '/console/cafes-lumen/api-keys', as: 'owner', budget: list },
  { route: '/console/[brand]/audit', at: async () => '/console/cafes-lumen/audit', as: 'manager', budget: list },
  { route: '/console/[brand]/settings', at: async () => '/console/cafes-lumen/settings', as: 'owner', budget: editor },
  { route: '/reference', as: 'nobody', budget: open },
  { route: '/reference/[group]', at: async () => '/reference/stores', as: 'nobody', budget: open },
  { route: '/problems', as: 'nobody', budget: open },
  { route: '/problems/[code]', at: async () => '/problems/version-conflict', as: 'nobody', budget: open },
]
