/** What a spreadsheet would take for a formula, in every width that it reads. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u

const defused = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const textOf = (cell: string | number | Date | null): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return quoted(defused(cell instanceof Date ? cell.toISOString() : cell))
}

/** A line of CSV (RFC 4180) that can be opened in a spreadsheet without running anything. */
export const csvLine = (cells: readonly (string | number | Date | null)[]): string => `${cells.map(textOf).join(',')}\r\n`
