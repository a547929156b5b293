/** Marks what is the portal's own and no part of the policy. */
export const PortalTag = () => (
  <span className="rounded-[3px] border border-dashed border-caution bg-caution-soft px-1.5 py-px font-sans text-xs font-[550] whitespace-nowrap text-caution">
    {"The portal's own notes"}
  </span>
);
