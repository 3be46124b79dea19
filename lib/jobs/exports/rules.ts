export const exportFormat = 'tira-person-export'
export const exportFormatVersion = 1

export type ExportRow = Record<string, unknown>

/** Where the file stands: which section comes next, after which row of it, and how many pieces there are. */
export type ExportMark = { ordinal: number; section: number; after: string | null; rows: number }

export const firstMark: ExportMark = { ordinal: 0, section: 0, after: null, rows: 0 }

const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`)

const opening = ({ accountId, exportedAt }: { accountId: string; exportedAt: Date }) => {
  const head = { format: exportFormat, formatVersion: exportFormatVersion, accountId, exportedAt }
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "sections": {`
}

const rowText = (row: ExportRow) => indented(`\n${JSON.stringify(row, null, 2)}`, '      ')

type Part = {
  about: { accountId: string; exportedAt: Date }
  mark: ExportMark
  name: string
  rows: readonly ExportRow[]
  isLastOfSection: boolean
  isLastSection: boolean
}

/** One piece of the file. The pieces in their order are one JSON document, set out for people to read. */
export const partText = ({ about, mark, name, rows, isLastOfSection, isLastSection }: Part): string => {
  const isFirstOfSection = mark.after === null
  const count = mark.rows + rows.length
  return [
    mark.ordinal === 0 ? opening(about) : '',
    isFirstOfSection ? `${mark.section === 0 ? '' : ','}\n    ${JSON.stringify(name)}: [` : '',
    mark.rows > 0 && rows.length > 0 ? ',' : '',
    rows.map(rowText).join(','),
    isLastOfSection ? `${count > 0 ? '\n    ' : ''}]` : '',
    isLastOfSection && isLastSection ? '\n  }\n}\n' : '',
  ].join('')
}

export const nextMark = (mark: ExportMark, rowCount: number, after: string | null): ExportMark => ({
  ordinal: mark.ordinal + 1,
  section: after === null ? mark.section + 1 : mark.section,
  after,
  rows: after === null ? 0 : mark.rows + rowCount,
})
