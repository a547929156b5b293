export function Tag({ children }: { children: string }) {
  return (
    <span className="inline-block rounded-[3px] border border-hairline px-[0.45rem] py-[0.1rem] text-xs font-[550] text-muted">
      {children}
    </span>
  );
}
