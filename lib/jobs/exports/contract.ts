import { z } from 'zod'
import { IdParams, Instant, operation } from '@/lib/http/operation'
import { Job } from '../contract'
import { exportFormat, exportFormatVersion } from './rules'

const PersonExport = z
  .object({
    format: z.literal(exportFormat),
    formatVersion: z.literal(exportFormatVersion),
    accountId: z.uuid(),
    exportedAt: Instant,
    sections: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).meta({
      description: 'Profile, identifiers, sign-ins, memberships, invitations, customer records and what the person did.',
    }),
  })
  .meta({
    id: 'PersonExport',
    examples: [
      {
        format: exportFormat,
        formatVersion: exportFormatVersion,
        accountId: '019a9f38-4c80-7c39-83b5-d3678c89ef39',
        exportedAt: '2026-11-20T16:42:00.000Z',
        sections: {
          profile: [{ name: 'Marta Ribas', email: 'marta@lumen.example', locale: 'es', timeZone: 'Europe/Madrid' }],
          memberships: [{ brand: { slug: 'cafes-lumen', name: 'Cafés Lumen' }, role: 'owner' }],
        },
      },
    ],
  })

export const exportMe = operation({
  method: 'POST',
  path: '/me/export',
  summary: 'Ask for a copy of your data',
  description:
    'One at a time: asked again while one is being made, it answers with that one. At most ten a day; each file can be fetched for a week.',
  access: 'account',
  answers: { 202: Job },
  problems: [],
  location: '/jobs/{id}',
  pollSeconds: 1,
})

export const downloadExport = operation({
  kind: 'file',
  method: 'GET',
  path: '/me/exports/{id}',
  summary: 'Fetch the copy of your data',
  description: 'The file of a finished export, by the id of its job.',
  access: 'account',
  params: IdParams,
  answers: { 200: PersonExport },
  problems: ['not-found', 'export-expired'],
})
