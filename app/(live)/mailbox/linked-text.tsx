const address = /(https?:\/\/[^\s>)\]]+)/g;

/** A mail's text part, with its addresses as links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p className="mt-3 whitespace-pre-line wrap-anywhere">
      {text.split(address).map((part, at) =>
        at % 2 === 1 ? (
          <a key={`${at}-${part}`} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
