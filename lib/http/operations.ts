import * as accounts from '@/lib/accounts/contract'
import * as apiKeys from '@/lib/brands/api-keys/contract'
import * as brands from '@/lib/brands/contract'
import * as members from '@/lib/brands/members/contract'
import * as lookup from '@/lib/campaigns/codes/lookup/contract'
import * as batches from '@/lib/campaigns/batches/contract'
import * as claims from '@/lib/campaigns/claims/contract'
import * as codes from '@/lib/campaigns/codes/contract'
import * as campaigns from '@/lib/campaigns/contract'
import * as lifecycle from '@/lib/campaigns/lifecycle/contract'
import * as offers from '@/lib/campaigns/offers/contract'
import * as redemptions from '@/lib/campaigns/redemptions/contract'
import * as wallet from '@/lib/campaigns/wallet/contract'
import * as events from '@/lib/events/contract'
import * as jobs from '@/lib/jobs/contract'
import * as ownExports from '@/lib/jobs/exports/contract'
import * as runs from '@/lib/jobs/runs/contract'
import * as shoppers from '@/lib/shoppers/contract'
import * as stores from '@/lib/stores/contract'
import * as webhooks from '@/lib/webhooks/contract'
import * as deliveries from '@/lib/webhooks/deliveries/contract'
import type { Operation } from './operation'

type Contract = Record<string, unknown>
export type NamedOperation = Operation & { name: string; group: string }

/** A new domain adds one line here; the architecture test says so when it is forgotten. */
const contracts: Record<string, Contract> = {
  Accounts: accounts,
  Brands: brands,
  Members: members,
  'API keys': apiKeys,
  Stores: stores,
  Campaigns: { ...campaigns, ...lifecycle, ...offers },
  Codes: { ...batches, ...codes, ...lookup },
  Claims: claims,
  Redemptions: redemptions,
  Wallet: wallet,
  Shoppers: shoppers,
  Jobs: jobs,
  Exports: ownExports,
  Webhooks: { ...webhooks, ...deliveries },
  Audit: events,
  Runs: runs,
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answers' in value

export const operations: readonly NamedOperation[] = Object.entries(contracts).flatMap(([group, contract]) =>
  Object.entries(contract).flatMap(([name, value]) => (isOperation(value) ? [{ ...value, name, group }] : [])),
)
