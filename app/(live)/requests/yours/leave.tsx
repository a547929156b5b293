import { Button } from '@/components/ui/button';
import { leaveMailboxAction } from './actions';

/** Where others sign out. */
export function Leave() {
  return (
    <form action={leaveMailboxAction}>
      <Button variant="nav">Leave</Button>
    </form>
  );
}
