const quoted = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')(\s*:)?/
const bare = /(?<=[\s[(=])(?:true|false|null|True|False|None|-?\d+(?:\.\d+)?)(?=[\s,\])}]|$)/
const values = new RegExp(`${quoted.source}|${bare.source}`, 'gm')

const partsOf = (source: string) => {
  const parts: { text: string; isValue: boolean }[] = []
  let at = 0
  for (const { 0: text, 2: colon, index } of source.matchAll(values)) {
    parts.push({ text: source.slice(at, index), isValue: false }, { text, isValue: colon === undefined })
    at = index + text.length
  }
  return [...parts, { text: source.slice(at), isValue: false }]
}

/** Source text in which the values stand out; it wraps rather than scrolls sideways. */
export const CodeText = ({ children, className = '' }: { children: string; className?: string }) => (
  <pre
    className={`code px-4 py-3 text-[11.5px] leading-[18px] whitespace-pre-wrap text-ink2 [overflow-wrap:anywhere] [&_b]:font-[560] [&_b]:text-ink ${className}`}
  >
    <code>{partsOf(children).map(({ text, isValue }, at) => (isValue ? <b key={at}>{text}</b> : text))}</code>
  </pre>
)
