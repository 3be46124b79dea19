export const FormFailure = ({ text }: { text: string | undefined }) => (
  <div role="alert">
    {text ? (
      <p className="mb-5 rounded-[12px] border border-tomato/55 bg-tomato2 px-4 py-3 text-base font-[550] text-tomato">{text}</p>
    ) : null}
  </div>
)
