import type { Permission } from '@/lib/auth/permissions'
import { type Brand, type Client, newAccount, nobody, password, type Person, unique } from '../fixtures'
import type { Documented } from './document'
import { finishedExport, jobOf } from './jobs'
import { runOf } from './runs'
import { newCode, newStrip } from './strips'

export type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: Record<string, unknown> }

/** The brand that is asked about, a person, and whoever asks where that matters. */
export type World = { brand: Brand; person: Person; asking?: Client }

export type Example = {
  /** A request that its rightful caller gets a 2xx for; made afresh for every use. */
  ask: (world: World) => Promise<Asked>
  /** The same of what is the person's own and no brand's, where that may be asked. */
  askOwn?: (world: World) => Promise<Asked>
  /** The same of what a shopper may ask, where shoppers may. */
  askAsShopper?: (world: World) => Promise<Asked>
  /** What it needs beyond the permission in the document, because it depends on the thing. */
  needs?: Permission
}

const anotherSession = async ({ identifier, api }: Person) => {
  ;(await nobody.post('/tokens', { identifier, password })).expecting(200)
  const other = (await api.get('/me/sessions')).expecting(200).rows()
  return String(other.find((session) => session.current === false)?.id)
}

const newStore = async ({ owner }: Brand) => (await owner.api.post('/stores', { name: unique('Store') })).expecting(201).text('id')
const newKey = async (brand: Brand) => (await brand.apiKey(['stores:read'])).id
const newMember = async ({ owner }: Brand) =>
  (await owner.api.post('/members', { identifier: `${unique('invited')}@example.com`, role: 'viewer' })).expecting(201)

export const aDraft = async ({ owner }: Brand, more: Record<string, unknown> = {}) =>
  (await owner.api.post('/campaigns', { name: unique('Campaign'), benefit: { type: 'percent', percent: 10 }, ...more })).expecting(201)
const withDraft = async ({ brand }: World): Promise<Asked> => ({ params: { id: (await aDraft(brand)).text('id') } })
const withCampaign =
  (...moves: string[]) =>
  async (world: World): Promise<Asked> => {
    const asked = await withDraft(world)
    for (const move of moves) (await world.brand.owner.api.post(`/campaigns/${asked.params?.id}/${move}`)).expecting(200)
    return asked
  }

/** The batch that a job makes is what the job works on. */
const newBatch = async (brand: Brand): Promise<string> => {
  const campaignId = (await aDraft(brand)).text('id')
  const { subject } = Object((await brand.owner.api.post(`/campaigns/${campaignId}/batches`, { count: 1 })).expecting(202).body)
  return String(subject.id)
}

const nothing = async (): Promise<Asked> => ({})
const withStore = async ({ brand }: World): Promise<Asked> => ({ params: { id: await newStore(brand) } })
const withKey = async ({ brand }: World): Promise<Asked> => ({ params: { id: await newKey(brand) } })
const withMember = async ({ brand }: World): Promise<Asked> => ({ params: { id: (await newMember(brand)).text('id') } })
const withSlug = async ({ brand }: World): Promise<Asked> => ({ params: { slug: brand.slug } })

const withJob = (state: 'queued' | 'cancelled' | 'failed') => ({
  ask: async ({ brand }: World): Promise<Asked> => ({ params: { id: await jobOf({ brandId: brand.id }, state) } }),
  askOwn: async ({ person }: World): Promise<Asked> => ({ params: { id: await jobOf({ accountId: person.id }, state) } }),
})

const withRun = async ({ brand }: World): Promise<Asked> => ({ params: { id: await runOf(brand.id) } })

const newWebhook = async ({ owner }: Brand) =>
  (await owner.api.post('/webhooks', { url: 'https://shop.example/tira' })).expecting(201).text('id')
const newDelivery = async (brand: Brand) =>
  (await brand.owner.api.post(`/webhooks/${await newWebhook(brand)}/test`)).expecting(202).text('id')
const withWebhook = async ({ brand }: World): Promise<Asked> => ({ params: { id: await newWebhook(brand) } })
const withDelivery = async ({ brand }: World): Promise<Asked> => ({ params: { id: await newDelivery(brand) } })

const order = { total: { amount: 2000, currency: 'EUR' } }
const withCode = async ({ brand }: World): Promise<Asked> => ({ params: { code: await newCode(brand) } })
const withCodeToUse = async (world: World): Promise<Asked> => ({ ...(await withCode(world)), body: { order } })

/** A code that the asking person or shopper claimed for themself. */
const withOwnCode =
  (body?: Record<string, unknown>) =>
  async ({ brand, person, asking = person.api }: World): Promise<Asked> => {
    const { campaignId } = await newStrip(brand)
    const claim = (await asking.post(`/campaigns/${campaignId}/claims`)).expecting(201)
    return { params: { code: claim.text('code') }, ...(body && { body }) }
  }

const withStrip = async ({ brand }: World): Promise<Asked> => ({ params: { id: (await newStrip(brand)).campaignId } })
const withStripForCustomer = async (world: World): Promise<Asked> => ({
  ...(await withStrip(world)),
  body: { shopper: { ref: unique('customer') } },
})

const withClaimOfCustomer = async (world: World): Promise<Asked> => {
  const { params = {} } = await withStrip(world)
  const ref = unique('customer')
  ;(await world.brand.owner.api.post(`/campaigns/${params.id}/claims`, { shopper: { ref } })).expecting(201)
  return { params, query: { ref } }
}

const withOwnClaim = async (world: World): Promise<Asked> => {
  const { params = {} } = await withStrip(world)
  ;(await (world.asking ?? world.person.api).post(`/campaigns/${params.id}/claims`)).expecting(201)
  return { params }
}

/** Redeemed by whoever asks, if they may: a cashier takes back only what they redeemed themself. */
const withRedemption = async ({ brand, asking = brand.owner.api }: World): Promise<Asked> => {
  const redeem = (api: Client, code: string) => api.post(`/codes/${code}/redemptions`, { order })
  const code = await newCode(brand)
  const own = await redeem(asking, code)
  const redemption = own.status === 201 ? own : (await redeem(brand.owner.api, code)).expecting(201)
  return { params: { id: redemption.text('id') } }
}

/** One row an operation. The matrix, the edge and the refusals are all made from it. */
export const examples: Record<string, Example> = {
  createAccount: { ask: async () => ({ body: { name: 'Somebody', username: unique('name'), password } }) },
  createTokens: { ask: async ({ person }) => ({ body: { identifier: person.identifier, password } }) },
  refreshTokens: { ask: async () => ({ body: { refreshToken: (await newAccount()).refreshToken } }) },
  revokeTokens: { ask: async () => ({ body: { refreshToken: (await newAccount()).refreshToken } }) },
  getMe: { ask: nothing },
  changeMe: { ask: async () => ({ body: { name: unique('Name') } }) },
  eraseMe: { ask: nothing },
  changePassword: { ask: async () => ({ body: { current: password, password: unique('another-long-phrase') } }) },
  listSessions: { ask: nothing },
  endSessions: { ask: nothing },
  endSession: { ask: async ({ person }) => ({ params: { id: await anotherSession(person) } }) },
  createBrand: {
    ask: async () => ({ body: { name: 'Brand', slug: unique('brand'), currency: 'EUR', timeZone: 'Europe/Madrid', locales: ['en'] } }),
  },
  listBrands: { ask: nothing },
  getBrand: { ask: withSlug },
  changeBrand: { ask: async (world) => ({ ...(await withSlug(world)), body: { name: unique('Brand') } }) },
  listMembers: { ask: nothing },
  addMember: { ask: async () => ({ body: { identifier: `${unique('invited')}@example.com`, role: 'viewer' } }) },
  getMember: { ask: withMember },
  changeMember: { ask: async (world) => ({ ...(await withMember(world)), body: { role: 'cashier' } }) },
  removeMember: { ask: withMember, needs: 'members:write' },
  joinBrand: { ask: async ({ brand }) => ({ body: { invitation: (await newMember(brand)).text('invitation') } }) },
  listApiKeys: { ask: nothing },
  createApiKey: { ask: async () => ({ body: { name: 'Key', scopes: ['stores:read'] } }) },
  getApiKey: { ask: withKey },
  changeApiKey: { ask: async (world) => ({ ...(await withKey(world)), body: { name: unique('Key') } }) },
  revokeApiKey: { ask: withKey },
  rotateApiKey: { ask: withKey },
  listStores: { ask: nothing },
  createStore: { ask: async () => ({ body: { name: unique('Store') } }) },
  getStore: { ask: withStore },
  changeStore: { ask: async (world) => ({ ...(await withStore(world)), body: { name: unique('Store') } }) },
  deleteStore: { ask: withStore },
  listCampaigns: { ask: nothing },
  createCampaign: { ask: async () => ({ body: { name: unique('Campaign'), benefit: { type: 'percent', percent: 10 } } }) },
  getCampaign: { ask: withDraft },
  changeCampaign: { ask: async (world) => ({ ...(await withDraft(world)), body: { name: unique('Campaign') } }) },
  deleteCampaign: { ask: withDraft },
  publishCampaign: { ask: withDraft },
  pauseCampaign: { ask: withCampaign('publication') },
  resumeCampaign: { ask: withCampaign('publication', 'pause') },
  archiveCampaign: { ask: withCampaign('publication') },
  cloneCampaign: { ask: withDraft },
  listClaimable: { ask: nothing },
  createBatch: { ask: async (world) => ({ ...(await withDraft(world)), body: { count: 1 } }) },
  listBatches: { ask: withDraft },
  undoBatch: { ask: async ({ brand }) => ({ params: { id: await newBatch(brand) } }) },
  listCodes: { ask: nothing },
  listCampaignCodes: { ask: withDraft },
  exportCodes: { ask: withDraft },
  changeCodes: { ask: async () => ({ body: { ids: [crypto.randomUUID()], action: 'void' } }) },
  getCode: { ask: withCode, askOwn: withOwnCode(), askAsShopper: withOwnCode() },
  voidCode: { ask: withCode },
  evaluateCode: { ask: withCodeToUse, askOwn: withOwnCode({ order }), askAsShopper: withOwnCode({ order }) },
  redeemCode: { ask: withCodeToUse },
  listRedemptions: { ask: nothing },
  getRedemption: { ask: withRedemption },
  rollBackRedemption: { ask: withRedemption },
  listOwnCodes: { ask: nothing },
  createShopperToken: { ask: async () => ({ body: { shopper: { ref: unique('customer') } } }) },
  listWebhooks: { ask: nothing },
  claimCode: { ask: withStripForCustomer, askOwn: withStrip, askAsShopper: withStrip },
  getOwnClaim: { ask: withClaimOfCustomer, askOwn: withOwnClaim, askAsShopper: withOwnClaim },
  createWebhook: { ask: async () => ({ body: { url: 'https://shop.example/tira', types: ['code.claimed'] } }) },
  getWebhook: { ask: withWebhook },
  changeWebhook: { ask: async (world) => ({ ...(await withWebhook(world)), body: { description: unique('The shop') } }) },
  deleteWebhook: { ask: withWebhook },
  rotateWebhook: { ask: withWebhook },
  testWebhook: { ask: withWebhook },
  listDeliveries: { ask: withWebhook },
  replayWebhook: { ask: async (world) => ({ ...(await withWebhook(world)), body: { since: '2026-01-01T00:00:00Z' } }) },
  getDelivery: { ask: withDelivery },
  replayDelivery: { ask: withDelivery },
  listEvents: { ask: nothing },
  listFacts: { ask: nothing },
  listRunFunctions: { ask: nothing },
  listRuns: { ask: nothing },
  getRun: { ask: withRun },
  repeatRun: { ask: withRun },
  listJobs: { ask: nothing },
  getJob: withJob('queued'),
  watchJob: withJob('failed'),
  cancelJob: withJob('queued'),
  resumeJob: withJob('cancelled'),
  exportMe: { ask: nothing },
  downloadExport: { ask: async ({ person }) => ({ params: { id: await finishedExport(person) } }) },
}

export const exampleOf = ({ id }: Pick<Documented, 'id'>): Example => {
  const example = examples[id]
  if (!example) throw new Error(`${id} has no example. Add a row to e2e/api/examples.ts that its rightful caller gets a 2xx for.`)
  return example
}

export const pathOf = ({ path }: Pick<Documented, 'path'>, { params = {}, query }: Asked): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? `no ${name} in the example`)) +
  (query ? `?${new URLSearchParams(query)}` : '')
