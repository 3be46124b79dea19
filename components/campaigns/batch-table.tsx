'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { countText } from '@/components/campaigns/rule-lines'
import { saidRefusal } from '@/components/live/said-refusal'
import { Button } from '@/components/ui/button'
import { fill, type Words } from '@/components/words'
import type { undoBatch, WireBatch } from '@/lib/campaigns/batches/contract'
import { call, Refusal } from '@/lib/http/client'
import type { WireJob } from '@/lib/jobs/contract'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))

type BatchTableProps = {
  batches: readonly WireBatch[]
  brand: string
  mayWrite: boolean
  clock: Clock
  words: { campaigns: Words['campaigns']; common: Words['common'] }
  onUndoing: (job: WireJob) => void
}

type UndoProps = BatchTableProps & { batch: WireBatch; when: string; onClose: () => void }

const UndoDialog = ({ batch, brand, when, words, onUndoing, onClose }: UndoProps) => {
  const [error, setError] = useState<string | undefined>()
  const { batches: said, failures, deedFailures, make } = words.campaigns
  const undo = async () => {
    try {
      onUndoing(await call<typeof undoBatch>({ method: 'DELETE', path: '/batches/{id}', params: { id: batch.id }, brand }))
      onClose()
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      setError(saidRefusal(refusal, { ...failures, ...deedFailures }, { 'too-many-jobs': make.tooMany }))
    }
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={fill(said.undoTitle, { when })}
      description={said.undoText}
      action={said.undoConfirm}
      error={error}
      onConfirm={undo}
      words={words.common}
    />
  )
}

const Row = (props: BatchTableProps & { batch: WireBatch }) => {
  const { batch, mayWrite, clock, words } = props
  const [isAsked, setIsAsked] = useState(false)
  const { batches: said } = words.campaigns
  const when = momentText(batch.createdAt, clock)
  const mayUndo = mayWrite && batch.undoneAt === null && batch.jobId !== null && batch.codes > 0
  return (
    <tr className="num h-10 border-t border-line">
      <th scope="row" className="pr-3 pl-4 text-left font-[550]">
        {when}
      </th>
      <td className="pr-3 text-right text-ink2">{batch.asked === null ? said.byItself : countText(batch.asked, clock.locale)}</td>
      <td className="pr-3 text-right">{countText(batch.codes, clock.locale)}</td>
      <td className="w-[104px] pr-2 text-right">
        {batch.undoneAt !== null && <span className="pr-2 text-xs text-ink3">{said.undone}</span>}
        {mayUndo && (
          <Button variant="quiet" aria-label={fill(said.undoOf, { when })} onClick={() => setIsAsked(true)}>
            {said.undo}
          </Button>
        )}
        {isAsked && <UndoDialog {...props} when={when} onClose={() => setIsAsked(false)} />}
      </td>
    </tr>
  )
}

export const BatchTable = (props: BatchTableProps) => {
  const { batches, words } = props
  const { batches: said } = words.campaigns
  if (batches.length === 0) return null
  return (
    <section aria-labelledby="batches" className="mt-7">
      <h2 id="batches" className="mb-2 text-lg font-[650] tracking-[-.01em]">
        {said.title}
      </h2>
      <div className="overflow-hidden rounded-lg border border-line bg-paper">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
              <th scope="col" className="pr-3 pl-4">
                {said.when}
              </th>
              <th scope="col" className="pr-3 text-right">
                {said.asked}
              </th>
              <th scope="col" className="pr-3 text-right">
                {said.codes}
              </th>
              <th scope="col" className="w-[104px] pr-4">
                <span className="sr-only">{said.undo}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <Row key={batch.id} {...props} batch={batch} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
