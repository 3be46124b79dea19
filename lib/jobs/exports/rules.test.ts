import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ExportMark, firstMark, nextMark, partText } from './rules'

const about = { accountId: '019a9f38-4c80-7c39-83b5-d3678c89ef39', exportedAt: new Date('2026-11-20T16:42:00Z') }

type Sections = { name: string; pages: Record<string, unknown>[][] }[]

const written = (sections: Sections): string => {
  let mark: ExportMark = firstMark
  let text = ''
  for (const [at, { name, pages }] of sections.entries())
    for (const [page, rows] of pages.entries()) {
      const isLastOfSection = page === pages.length - 1
      text += partText({ about, mark, name, rows, isLastOfSection, isLastSection: at === sections.length - 1 })
      mark = nextMark(mark, rows.length, isLastOfSection ? null : String(page))
    }
  return text
}

test('is set out for people to read', () => {
  expect(
    written([
      { name: 'profile', pages: [[{ name: 'Núria', brand: { slug: 'lumen' } }]] },
      { name: 'none', pages: [[]] },
      { name: 'two', pages: [[{ id: 1 }], [{ id: 2 }]] },
    ]),
  ).toBe(`{
  "format": "tira-person-export",
  "formatVersion": 1,
  "accountId": "019a9f38-4c80-7c39-83b5-d3678c89ef39",
  "exportedAt": "2026-11-20T16:42:00.000Z",
  "sections": {
    "profile": [
      {
        "name": "Núria",
        "brand": {
          "slug": "lumen"
        }
      }
    ],
    "none": [],
    "two": [
      {
        "id": 1
      },
      {
        "id": 2
      }
    ]
  }
}
`)
})

test('however the rows fall into pages and whatever is written in them, it is one JSON document of just these rows', () => {
  const row = fc.record({ text: fc.string({ unit: 'binary' }), more: fc.jsonValue() })
  const pages = fc.array(fc.array(row, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  const named = fc.uniqueArray(fc.record({ name: fc.string().filter((name) => name !== '__proto__'), pages }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(named, (sections) => {
      const { sections: read } = JSON.parse(written(sections))

      expect(Object.keys(read).length).toBe(sections.length)
      for (const { name, pages } of sections)
        expect(JSON.stringify(read[name])).toBe(JSON.stringify(JSON.parse(JSON.stringify(pages.flat()))))
    }),
  )
})
