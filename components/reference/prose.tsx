/** A sentence in which backticks hold code. */
export const Prose = ({ children }: { children: string }) => (
  <>
    {children.split('`').map((part, at) =>
      at % 2 === 0 ? (
        part
      ) : (
        <code key={at} className="code text-[.92em] font-[550] text-ink [overflow-wrap:anywhere]">
          {part}
        </code>
      ),
    )}
  </>
)
